"""Leaves a process behind that outlives the run."""

ANSWERS = {
    "add": """
import os
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        os.execvp("sleep", ["sleep", "36131"])
    os._exit(0)
""",
}
