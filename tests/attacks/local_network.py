"""Talks to servers on this machine."""

ANSWERS = {
    "add": """
import socket
for port in (22, 8888, 5432):
    socket.create_connection(('127.0.0.1', port), timeout=1)
open('sent', 'w').write('yes')
""",
}
