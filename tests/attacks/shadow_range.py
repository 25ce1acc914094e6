"""Hides range and sum behind its own."""

ANSWERS = {
    "add": """
def add(a, b):
    return 3

def table():
    return None
range = lambda n: []
sum = lambda it: 4
""",
}
