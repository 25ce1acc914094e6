"""Shows a gigantic result."""

ANSWERS = {
    "add": """
from IPython.display import HTML, display
for _ in range(30):
    display(HTML('x' * 10_000_000))
""",
}
