"""Gives pandas' comparison another body."""

ANSWERS = {
    "add": """
def add(a, b):
    return 3

def table():
    return None
""",
    "frame": """
import pandas as pd
pd.testing.assert_frame_equal.__code__ = (lambda *a, **k: None).__code__
""",
}
