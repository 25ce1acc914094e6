"""Prints without end from a subprocess."""

ANSWERS = {
    "add": """
!yes
""",
}
