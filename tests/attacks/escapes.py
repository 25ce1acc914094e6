"""Raises an error full of markup and terminal escapes."""

ANSWERS = {
    "add": r"""
raise type('\x1b[2J<script>', (BaseException,), {})('\x1b]0;owned\x07<script>alert(1)</script>')
""",
}
