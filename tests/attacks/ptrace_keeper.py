"""Reads the memory of the process above it."""

ANSWERS = {
    "add": """
import os
open('/proc/1/mem', 'rb').read(1)
""",
}
