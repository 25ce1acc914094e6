"""Leaves the process with success while a test runs."""

ANSWERS = {
    "add": """
import os
def add(a, b):
    os._exit(0)
""",
}
