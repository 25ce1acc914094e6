"""Takes all memory in child processes."""

ANSWERS = {
    "add": """
import os, time
for _ in range(12):
    if os.fork() == 0:
        hog = bytearray(400_000_000)
        for i in range(0, len(hog), 4096):
            hog[i] = 1
        time.sleep(60)
time.sleep(60)
""",
}
