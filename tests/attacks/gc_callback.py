"""Hangs a callback on the garbage collector."""

ANSWERS = {
    "add": """
import gc, builtins
keep = builtins.sum
def cb(phase, info):
    builtins.sum = lambda *a: 4
gc.callbacks.append(cb)
gc.set_threshold(1)
def add(a, b):
    return 3

def table():
    return None
""",
}
