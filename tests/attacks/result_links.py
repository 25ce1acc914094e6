"""Leaves links, pipes and sockets as results."""

ANSWERS = {
    "add": """
import os, socket
os.symlink('/etc/passwd', 'passwd')
os.symlink('/', 'root')
os.mkfifo('pipe')
socket.socket(socket.AF_UNIX).bind('sock')
""",
}
