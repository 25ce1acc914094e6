"""Replaces exception hooks."""

ANSWERS = {
    "add": """
def add(a, b):
    return 3

def table():
    return None
import sys
sys.excepthook = lambda *a: None
get_ipython().display_trap.hook = lambda *a: None
""",
}
