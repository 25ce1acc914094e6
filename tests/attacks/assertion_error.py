"""Replaces AssertionError by something else."""

ANSWERS = {
    "add": """
import builtins
class Calm(BaseException):
    pass
builtins.AssertionError = Calm
def add(a, b):
    return 3

def table():
    return None
""",
}
