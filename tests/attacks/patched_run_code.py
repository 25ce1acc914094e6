"""Replaces run_code of the shell."""

ANSWERS = {
    "add": """
def add(a, b):
    return 3

def table():
    return None
ip = get_ipython()
async def nothing(*a, **k):
    return False
ip.run_code = nothing
""",
}
