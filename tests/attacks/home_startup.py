"""Writes start-up files for whoever logs in."""

ANSWERS = {
    "add": """
import os
for name in ('~/.bashrc', '~/.ipython/profile_default/startup/00.py', '/etc/profile', '/usr/lib/x.py'):
    try:
        path = os.path.expanduser(name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        open(path, 'w').write('import os')
    except OSError as e:
        print(type(e).__name__)
""",
}
