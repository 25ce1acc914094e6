"""Patches from a thread that waits for the tests."""

ANSWERS = {
    "add": """
import threading, time, builtins
def work():
    while True:
        time.sleep(0.001)
        builtins.sum = lambda *a: 4
threading.Thread(target=work, daemon=True).start()
def add(a, b):
    return 3

def table():
    return None
""",
}
