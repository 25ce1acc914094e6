"""Sets an exception handler that shows nothing."""

ANSWERS = {
    "add": """
def add(a, b):
    return 3

def table():
    return None
get_ipython().set_custom_exc((Exception,), lambda *a, **k: None)
""",
}
