"""A varied class: what students hand in, from honest work to odd files, one entry a student."""

# ruff: noqa: E501 - students' cells stand here as they are

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from classroom import edit, hand_in

GOOD = "def add(a, b):\n    return a + b"

# What is put into the student's own cell `free`, before the tests; the rest of the work is good.
SNIPPETS = {
    "honest": "print('hello')",
    "stderr": "import sys\nprint('careful', file=sys.stderr)\nprint('out')",
    "warning": "import warnings\nwarnings.warn('old')",
    "error": "1 / 0",
    "syntax": "def broken(:\n    pass",
    "nested_error": "def f(n):\n    return f(n - 1) if n else 1 / 0\nf(3)",
    "magic_time": "%matplotlib inline\n%pwd\nx = %who_ls\nprint(type(x))",
    "timeit": "import io, contextlib\nwith contextlib.redirect_stdout(io.StringIO()):\n"
    "    get_ipython().run_line_magic('timeit', '-n 2 -r 2 sum(range(3))')",
    "bash": "%%bash\necho from bash\necho and stderr >&2",
    "shell": "!echo from the shell\nfiles = !ls\nprint(sorted(files)[:1])",
    "await": "import asyncio\nawait asyncio.sleep(0.01)\nprint('awaited')",
    "tasks": "import asyncio\n\nasync def one(n):\n    await asyncio.sleep(0.01)\n    return n\n\n"
    "print(await asyncio.gather(one(1), one(2)))\nprint(asyncio.get_running_loop().is_running())",
    "asyncio_run": "import asyncio\n\nasync def one():\n    return 1\n\nc = one()\n"
    "try:\n    asyncio.run(c)\nexcept RuntimeError as e:\n    print(e)\n    c.close()",
    "input": "name = input('Your name? ')",
    "getpass": "import getpass\ngetpass.getpass()",
    "threads": "import threading\nt = threading.Thread(target=lambda: print('from a thread'))\n"
    "t.start()\nt.join()",
    "pool": "from concurrent.futures import ThreadPoolExecutor\n"
    "pool = ThreadPoolExecutor(2)\nprint(list(pool.map(abs, [-1, -2])))",
    "subprocess": "import subprocess\nprint(subprocess.run(['echo', 'hi'], capture_output=True, "
    "text=True).stdout)\nsubprocess.run(['echo', 'straight'])",
    "processes": "import multiprocessing\nwith multiprocessing.get_context('fork').Pool(2) as pool:"
    "\n    print(pool.map(abs, [-1, -2]))",
    "widget": "import ipywidgets as w\nw.IntSlider(value=3)",
    "output_widget": "import ipywidgets as w\nout = w.Output()\nwith out:\n    print('inside')\nout",
    "interact": "import ipywidgets as w\n\n@w.interact(n=(0, 3))\ndef show(n=1):\n    print(n)",
    "plot": "import matplotlib.pyplot as plt\nfig, ax = plt.subplots(figsize=(2, 1))\n"
    "ax.plot([1, 2]);",
    "two_plots": "import matplotlib.pyplot as plt\nplt.figure(figsize=(1, 1))\nplt.plot([1])\n"
    "plt.figure(figsize=(1, 1))\nplt.plot([2])\nprint('after')",
    "frame": "import pandas as pd\npd.DataFrame({'a': [1, 2]})",
    "numpy": "import numpy as np\nnp.arange(3)",
    "rich": "from IPython.display import HTML, Markdown, display\ndisplay(HTML('<b>x</b>'))\n"
    "display(Markdown('*y*'), metadata={'k': 1})\nHTML('<i>z</i>')",
    "update": "from IPython.display import display\nh = display('one', display_id='d')\n"
    "h.update('two')",
    "clear": "from IPython.display import clear_output\nprint('gone')\nclear_output()\nprint('stays')",
    "clear_wait": "from IPython.display import clear_output\nprint('gone')\n"
    "clear_output(wait=True)\nprint('stays')",
    "big": "print('x' * 79 + '\\n', end='' )\nfor i in range(65000):\n    print('y' * 79)",
    "long_trace": "import sys\nsys.setrecursionlimit(300)\ndef f(n):\n    return g(n)\n\ndef g(n):\n    return f(n + 1)\n\nf(0)",
    "exit": "raise SystemExit('enough')",
    "interrupt": "raise KeyboardInterrupt",
    "reads_data": "print(open('data/d.txt').read())",
    "writes": "open('made.txt', 'w').write('made')\nimport os\nos.makedirs('deep/er')\n"
    "open('deep/er/f', 'w').write('x');",
    "deletes": "import os\nos.remove('data/d.txt')",
    "last_expression": "5;\n'quiet';\n'loud'",
    "history": "a = 1\na\n_\nprint(In[-1] == In[-1], len(Out))",
    "reassign": "import sys\nsys.__stdout__.write('to the real one\\n')\nsys.stdout.write('w\\n')",
    "env": "import os\nprint(os.environ.get('NBGRADER_EXECUTION'))",
    "logging": "import logging\nlogging.warning('logged')\nlogging.getLogger().error('again')",
    "help": "print(len.__doc__[:10])\nint?",
    "custom_repr": "class A:\n    def _repr_html_(self):\n        return '<b>A</b>'\n\nA()",
    "exception_group": "raise ExceptionGroup('g', [ValueError(1), TypeError(2)])",
    "chained": "try:\n    1 / 0\nexcept ZeroDivisionError as e:\n    raise ValueError('v') from e",
    "unicode": "print('Ünïcødé ☃ 汉字')",
    "async_for": "async def gen():\n    for i in range(2):\n        yield i\n\n"
    "[i async for i in gen()]",
    "kernel_vars": "get_ipython().__class__.__name__",
    "displayhook_error": "class Bad:\n    def __repr__(self):\n        raise ValueError('no repr')\n\n"
    "Bad()",
    "all_expressions": "from IPython.core.interactiveshell import InteractiveShell\n"
    "InteractiveShell.ast_node_interactivity = 'all'",
    "silent_thread": "import threading, time\nthreading.Thread(target=time.sleep, args=(30,), "
    "daemon=True).start()",
    "own_class": "class P:\n    def __init__(self, x):\n        self.x = x\n\n    def __eq__(self, o):"
    "\n        return isinstance(o, P) and self.x == o.x\n\n\nassert P(1) == P(1)",
}  # fmt: skip


def class_of(root: Path) -> list[str]:
    """Hand in for every kind; the students' names."""
    for name, source in SNIPPETS.items():
        hand_in(root, name, "ps", {"main/free": source, "main/add": GOOD})
    for name, hand in FILES.items():
        hand(root, name)
    return sorted([*SNIPPETS, *FILES])


def _answers(**answers: str) -> Callable[[Path, str], None]:
    def hand(root: Path, name: str) -> None:
        hand_in(root, name, "ps", {f"main/{cell}": source for cell, source in answers.items()})

    return hand


def _changed(change: Callable[[Any], Any], **answers: str) -> Callable[[Path, str], None]:
    def hand(root: Path, name: str) -> None:
        folder = hand_in(
            root, name, "ps", {f"main/{k}": v for k, v in {"add": GOOD, **answers}.items()}
        )
        edit(folder / "main.ipynb", change)

    return hand


def _find(content: Any, name: str) -> Any:
    return next(c for c in content["cells"]
                if c["metadata"].get("nbgrader", {}).get("grade_id") == name)  # fmt: skip


def _late(root: Path, name: str) -> None:
    hand_in(root, name, "ps", {"main/add": GOOD}, when="2026-03-01 10:00:00 UTC")


def _early(root: Path, name: str) -> None:
    hand_in(root, name, "ps", {"main/add": GOOD}, when="2026-01-01 10:00:00.123456 UTC")


def _missing(root: Path, name: str) -> None:
    (hand_in(root, name, "ps", {"main/add": GOOD}) / "second part.ipynb").unlink()


def _extra(root: Path, name: str) -> None:
    hand_in(root, name, "ps", {"main/add": GOOD, "main/free": "import mine\nprint(mine.X)"}, extra={
        "mine.py": b"X = 1\n", "own/ü data.csv": b"a\n", "unknown.ipynb": b"{}",
        "data/d.txt": b"changed", ".ipynb_checkpoints/x": b"no", "a.pyc": b"no"})  # fmt: skip


FILES: dict[str, Callable[[Path, str], None]] = {
    "blank": _answers(),
    "wrong": _answers(add="def add(a, b):\n    return a - b"),
    "partial": _answers(add="def add(a, b):\n    return 3"),
    "written": _answers(add=GOOD, essay="My essay", code_essay="x = 'written'"),
    "test edited": _answers(add=GOOD, test_add="assert True"),
    "locked edited": _answers(add=GOOD, given="CONSTANT = 99"),
    "noisy solution": _answers(add="import sys\n\ndef add(a, b):\n"
                                   "    print('hm', file=sys.stderr)\n    return a + b"),
    "loud solution": _answers(add="def add(a, b):\n    print('adding')\n    return a + b"),
    "late": _late,
    "early": _early,
    "missing notebook": _missing,
    "extra files": _extra,
    "no test cell": _changed(lambda c: c["cells"].remove(_find(c, "test_add"))),
    "moved": _changed(lambda c: c["cells"].insert(1, c["cells"].pop(-1))),
    "points forged": _changed(lambda c: _find(c, "test_add")["metadata"]["nbgrader"].update(points=99)),
    "unlocked": _changed(lambda c: _find(c, "given")["metadata"]["nbgrader"].update(locked=False)),
    "markdown test": _changed(lambda c: _find(c, "test_add").update(cell_type="markdown")),
    "own cells": _changed(lambda c: c["cells"].append({
        "cell_type": "code", "source": "print('mine')", "metadata": {"collapsed": True, "x": 1},
        "outputs": [{"output_type": "stream", "name": "stdout", "text": "old"}],
        "execution_count": 7, "id": "own"})),
    "skip tag": _changed(lambda c: _find(c, "free")["metadata"].update(tags=["skip-execution"])),
    "raw cell": _changed(lambda c: c["cells"].append(
        {"cell_type": "raw", "source": "raw", "metadata": {}, "id": "raw"})),
    "kernel renamed": _changed(lambda c: c["metadata"]["kernelspec"].update(name="nowhere")),
    "empty cell": _changed(lambda c: c["cells"].insert(0, {
        "cell_type": "code", "source": "  \n", "metadata": {}, "outputs": [],
        "execution_count": 3, "id": "empty"})),
    "old format": _changed(lambda c: c.update(nbformat_minor=4) or [
        cell.pop("id") for cell in c["cells"]]),
    "üñï çødé 汉": _answers(add=GOOD),
}  # fmt: skip


def touch_json(path: Path) -> Any:
    return json.loads(path.read_text())
