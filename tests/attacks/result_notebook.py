"""Rewrites its notebook with outputs of its own."""

ANSWERS = {
    "add": """
import json
open('nb.ipynb', 'w').write(json.dumps({'cells': [], 'metadata': {}, 'nbformat': 4, 'nbformat_minor': 5}))
""",
}
