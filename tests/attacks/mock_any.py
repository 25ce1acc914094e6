"""Returns unittest.mock.ANY."""

ANSWERS = {
    "add": """
from unittest import mock
def add(a, b):
    return mock.ANY
""",
}
