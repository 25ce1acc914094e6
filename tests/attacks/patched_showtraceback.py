"""Swallows errors by replacing the shell's traceback printer."""

ANSWERS = {
    "add": """
def add(a, b):
    return 3

def table():
    return None
ip = get_ipython()
ip._showtraceback = lambda *a: None
ip.showtraceback = lambda *a, **k: None
""",
}
