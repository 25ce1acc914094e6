"""Makes the namespace lie about names."""

ANSWERS = {
    "add": """
def add(a, b):
    return 3

def table():
    return None
class D(dict):
    pass
get_ipython().user_ns = D(get_ipython().user_ns, np=None)
import builtins
builtins.sum = lambda *a: 4
""",
}
