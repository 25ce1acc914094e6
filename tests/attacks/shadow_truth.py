"""Rebinds a name that the author's cell bound."""

ANSWERS = {
    "add": """
def add(a, b):
    return 3

def table():
    return None
class np:
    class testing:
        assert_array_equal = staticmethod(lambda *a: None)
    asarray = array = staticmethod(lambda *a: 0)
def table():
    return {'a': 0}
""",
}
