"""Returns an object that equals everything."""

ANSWERS = {
    "add": """
class Yes:
    def __eq__(self, other):
        return True

def add(a, b):
    return Yes()
""",
}
