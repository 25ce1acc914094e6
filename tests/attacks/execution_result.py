"""Patches the class of execution results."""

ANSWERS = {
    "add": """
def add(a, b):
    return 3

def table():
    return None
from IPython.core.interactiveshell import ExecutionResult
ExecutionResult.error_in_exec = property(lambda s: None, lambda s, v: None)
""",
}
