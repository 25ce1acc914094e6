"""Rebinds pd to a module of its own."""

ANSWERS = {
    "add": """
def add(a, b):
    return 3

def table():
    return None
""",
    "frame": """
import types
pd = types.SimpleNamespace(testing=types.SimpleNamespace(assert_frame_equal=lambda *a: None), DataFrame=dict)
""",
}
