"""Removes assertions by an input transformer."""

ANSWERS = {
    "add": r"""
def add(a, b):
    return 3

def table():
    return None
get_ipython().input_transformers_post.append(lambda lines: ['pass\n' if 'assert' in l else l for l in lines])
""",
}
