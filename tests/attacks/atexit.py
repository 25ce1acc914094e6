"""Registers code for the end of the process."""

ANSWERS = {
    "add": """
import atexit, builtins
atexit.register(lambda: open('/tmp/left', 'w').write('x'))
def add(a, b):
    return 3

def table():
    return None
""",
}
