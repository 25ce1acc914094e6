"""Changes the class of the shell."""

ANSWERS = {
    "add": """
def add(a, b):
    return 3

def table():
    return None
ip = get_ipython()
class Evil(type(ip)):
    async def run_code(self, *a, **k):
        return False
ip.__class__ = Evil
""",
}
