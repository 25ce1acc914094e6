"""Kills its parents."""

ANSWERS = {
    "add": """
import os, signal
for pid in (1, os.getppid()):
    os.kill(pid, signal.SIGKILL)
    os.kill(pid, signal.SIGSTOP)
""",
}
