"""Fills the disk."""

ANSWERS = {
    "add": """
n = 0
while True:
    open(f'/submission/{n}', 'wb').write(bytes(10_000_000))
    n += 1
""",
}
