"""Makes isinstance say yes to everything."""

ANSWERS = {
    "add": """
import builtins
builtins.isinstance = lambda *a: True
def add(a, b):
    return 3

def table():
    return None
""",
}
