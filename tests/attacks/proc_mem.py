"""Reads the process's memory through /proc."""

ANSWERS = {
    "add": """
m = open('/proc/self/mem', 'rb', buffering=0)
def add(a, b):
    return 3

def table():
    return None
""",
}
