"""Changes the world from a timer while the test runs."""

ANSWERS = {
    "add": """
import signal, builtins
def later(*a):
    builtins.sum = lambda *a: 4
signal.signal(signal.SIGALRM, later)
signal.setitimer(signal.ITIMER_REAL, 0.2, 0.001)
def add(a, b):
    return 3

def table():
    return None
""",
}
