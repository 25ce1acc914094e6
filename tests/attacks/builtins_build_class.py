"""Replaces what makes classes."""

ANSWERS = {
    "add": """
import builtins
builtins.__build_class__ = lambda *a, **k: None
def add(a, b):
    return 3

def table():
    return None
""",
}
