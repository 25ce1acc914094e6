"""Rebinds np to a module of its own."""

ANSWERS = {
    "add": """
def add(a, b):
    return 3

def table():
    return None
""",
    "frame": """
import types
np = types.SimpleNamespace(testing=types.SimpleNamespace(assert_array_equal=lambda *a: None), asarray=list, array=list)
def table():
    return {'a': [0]}
""",
}
