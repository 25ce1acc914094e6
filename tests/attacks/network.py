"""Sends what it finds to the network."""

ANSWERS = {
    "add": """
import socket
s = socket.create_connection(('1.1.1.1', 53), timeout=3)
open('sent', 'w').write('yes')
""",
}
