"""Takes all memory."""

ANSWERS = {
    "add": """
hog = []
while True:
    hog.append(bytearray(50_000_000))
""",
}
