"""Shows a result of its own before the test fails."""

ANSWERS = {
    "add": """
def add(a, b):
    get_ipython().displayhook(1.0)
    raise ValueError
""",
}
