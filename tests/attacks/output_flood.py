"""Prints without end."""

ANSWERS = {
    "add": """
while True:
    print('x' * 10_000)
""",
}
