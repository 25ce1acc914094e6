"""Starts threads until nothing goes any more."""

ANSWERS = {
    "add": """
import threading, time
while True:
    threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
""",
}
