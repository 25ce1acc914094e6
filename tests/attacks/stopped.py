"""Stops its own process."""

ANSWERS = {
    "add": """
import os, signal
os.kill(os.getpid(), signal.SIGSTOP)
""",
}
