"""Reads the test through sys._current_frames in a thread."""

ANSWERS = {
    "add": """
import sys, threading
main = threading.main_thread().ident
def add(a, b):
    got = []
    def look():
        f = sys._current_frames()[main]
        while f and f.f_code.co_name != '<module>':
            f = f.f_back
        got.extend(c for c in f.f_code.co_consts if isinstance(c, int))
    t = threading.Thread(target=look)
    t.start()
    t.join()
    return got[-1]
""",
}
