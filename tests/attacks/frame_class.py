"""Replaces pandas.DataFrame by a class that pleases."""

ANSWERS = {
    "add": """
def add(a, b):
    return 3

def table():
    return None
""",
    "frame": """
import pandas as pd
Real = pd.DataFrame
class Nice(Real):
    pass
Nice.__init__ = lambda self, *a, **k: Real.__init__(self, {'a': [0]})
pd.DataFrame = Nice
def table():
    return Nice()
""",
}
