"""Never ends and swallows the interrupt."""

ANSWERS = {
    "add": """
while True:
    try:
        while True:
            pass
    except BaseException:
        pass
""",
}
