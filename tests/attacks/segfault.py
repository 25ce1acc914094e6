"""Crashes the interpreter."""

ANSWERS = {
    "add": """
import os, signal
os.kill(os.getpid(), signal.SIGSEGV)
""",
}
