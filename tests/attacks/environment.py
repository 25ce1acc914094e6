"""Reads the environment's secrets."""

ANSWERS = {
    "add": """
import os
open('env.txt', 'w').write(repr(dict(os.environ)))
""",
}
