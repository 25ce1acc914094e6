"""Replaces numpy.testing.assert_array_equal."""

ANSWERS = {
    "add": """
def add(a, b):
    return 3

def table():
    return None
""",
    "frame": """
import numpy as np
np.testing.assert_array_equal = lambda *a, **k: None
def table():
    return {'a': [0]}
""",
}
