"""Changes a small integer in memory."""

ANSWERS = {
    "add": """
import ctypes
ctypes.memmove(id(4) + 24, id(3) + 24, 4) if False else ctypes.c_int.from_address(id(1) + 24)
ctypes.pythonapi.Py_IncRef(ctypes.py_object(1))
def add(a, b):
    return a + b if False else 3
""",
}
