"""Leaves files with terrible names."""

ANSWERS = {
    "add": r"""
for name in ('\x1b[31mred', 'new\nline', '-rf', '...'):
    open(name, 'w').close()
""",
}
