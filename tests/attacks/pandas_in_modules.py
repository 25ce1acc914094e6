"""Puts another pandas into sys.modules."""

ANSWERS = {
    "add": """
def add(a, b):
    return 3

def table():
    return None
""",
    "frame": """
import sys, types
fake = types.ModuleType('pandas')
fake.testing = types.SimpleNamespace(assert_frame_equal=lambda *a: None)
fake.DataFrame = dict
sys.modules['pandas'] = fake
pd = fake
""",
}
