"""Never ends."""

ANSWERS = {
    "add": """
while True:
    pass
""",
}
