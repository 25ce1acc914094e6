"""Raises SystemExit(0) while a test runs."""

ANSWERS = {
    "add": """
def add(a, b):
    raise SystemExit(0)
""",
}
