"""Returns a data frame of a class that always agrees."""

ANSWERS = {
    "add": """
def add(a, b):
    return 3

def table():
    return None
""",
    "frame": """
import pandas as pd
class Nice(pd.DataFrame):
    def equals(self, o):
        return True
    def __eq__(self, o):
        return True
def table():
    return Nice({'a': [9, 9, 9]})
""",
}
