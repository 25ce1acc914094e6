"""Answers with nan where partial credit is summed."""

ANSWERS = {
    "add": """
class N(float):
    __eq__ = lambda s, o: float('nan')
    __hash__ = None

def add(a, b):
    return N()
""",
}
