"""Replaces pandas.testing.assert_frame_equal."""

ANSWERS = {
    "add": """
def add(a, b):
    return 3

def table():
    return None
""",
    "frame": """
import pandas as pd
pd.testing.assert_frame_equal = lambda *a, **k: None
""",
}
