"""Makes namespaces and mounts of its own."""

ANSWERS = {
    "add": """
import ctypes, os
libc = ctypes.CDLL(None)
print(libc.unshare(0x10000000), libc.mount(b'/', b'/tmp', None, 4096, None))
open('root', 'w').write(str(os.listdir('/tmp')))
""",
}
