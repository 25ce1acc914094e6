"""Writes ten thousand files."""

ANSWERS = {
    "add": """
for n in range(10_000):
    open(f'f{n}', 'w').close()
""",
}
