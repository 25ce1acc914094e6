"""Notices a student's code that reaches for the interpreter around the tests.

Two means. An audit hook reports what no homework needs (the interpreter's own frames, raw memory,
the garbage collector's lists) at the moment it is tried, over a descriptor that this process can
write but not replace. A comparison with the state before any student's code finds functions,
classes, hooks and handlers that are no longer what they were.
"""

from __future__ import annotations

import _thread
import gc
import os
import signal
import sys
import threading
from collections.abc import Callable
from types import BuiltinFunctionType, FrameType, FunctionType, ModuleType
from typing import Any

# Functions and classes in these, and all their submodules that are loaded, must stay.
_WATCHED = [
    "builtins",
    "numbers",
    "operator",
    "math",
    "cmath",
    "_operator",
    "functools",
    "itertools",
    "collections",
    "collections.abc",
    "copy",
    "json",
    "json.encoder",
    "re",
    "random",
    "statistics",
    "decimal",
    "fractions",
    "datetime",
    "io",
    "os",
    "types",
    "inspect",
    "ast",
    "dis",
    "traceback",
    "linecache",
    "contextlib",
    "unittest",
    "unittest.case",
    "unittest.mock",
    "numpy",
    "numpy.testing",
    "numpy.testing._private.utils",
    "numpy.linalg",
    "numpy.random",
    "numpy.ma",
    "numpy._core",
    "numpy._core.numeric",
    "numpy._core.fromnumeric",
    "numpy._core.multiarray",
    "numpy._core.umath",
    "pandas",
    "pandas.testing",
    "pandas._testing",
    "pandas._testing.asserters",
    "pandas._libs.testing",
    "pandas._libs.missing",
    "pandas._libs.lib",
    "pandas.api.types",
    "pandas.core.dtypes.common",
    "pandas.core.dtypes.missing",
    "pandas.core.dtypes.inference",
    "pandas.core.frame",
    "pandas.core.series",
    "matplotlib",
    "matplotlib.figure",
    "matplotlib.axes",
    "matplotlib.axes._axes",
    "matplotlib.axes._base",
    "IPython.core.interactiveshell",
    "IPython.core.displayhook",
    "IPython.core.compilerop",
    "IPython.core.async_helpers",
    "ipykernel.displayhook",
    "ipykernel.zmqshell",
    "ipykernel.ipkernel",
    "asyncio.base_events",
]
_CLASSES = [
    "pandas:DataFrame",
    "pandas:Series",
    "pandas:Index",
    "pandas:MultiIndex",
    "pandas:RangeIndex",
    "pandas:DatetimeIndex",
    "pandas:Categorical",
    "pandas:Timedelta",
    "pandas:Timestamp",
    "numpy:ma.MaskedArray",
    "matplotlib.figure:Figure",
    "matplotlib.axes:Axes",
    "matplotlib.lines:Line2D",
    "matplotlib.text:Text",
    "unittest:TestCase",
    "fractions:Fraction",
    "decimal:Decimal",
    "collections:Counter",
    "collections:OrderedDict",
    "collections:UserDict",
    "json:JSONEncoder",
    "json:JSONDecoder",
    "IPython.core.interactiveshell:InteractiveShell",
    "IPython.core.interactiveshell:ExecutionResult",
    "ipykernel.zmqshell:ZMQInteractiveShell",
    "ipykernel.displayhook:ZMQShellDisplayHook",
    "IPython.core.display_trap:DisplayTrap",
    "IPython.core.builtin_trap:BuiltinTrap",
    "numbers:Number",
    "numbers:Real",
    "numbers:Integral",
    "abc:ABC",
]
# These change in honest work, or while a cell runs.
_FREE = {
    "_", "__", "___", "display", "get_ipython", "input", "exit", "quit", "print_function",
    "__dict__", "__weakref__", "__doc__", "__abstractmethods__", "_abc_impl", "__annotations__",
    "__warningregistry__", "__signature__", "ast_node_interactivity",
}  # fmt: skip
_ANYWHERE = frozenset(
    [
        "gc.get_objects",
        "gc.get_referrers",
        "gc.get_referents",
        "sys.addaudithook",
        "sys._current_frames",
        "sys._current_exceptions",
        "code.__new__",
        "marshal.loads",
        "marshal.load",
    ]
)
_IN_TESTS = frozenset(["sys._getframe", "sys.settrace", "sys.setprofile"])
_FRAMES = frozenset(
    [
        "tb_frame",
        "gi_frame",
        "cr_frame",
        "ag_frame",
        "f_code",
        "f_trace",
        "__code__",
        "__globals__",
        "__closure__",
    ]
)
_PASSED_OVER = ("/inspect.py", "/threading.py", "/functools.py", "/contextlib.py")
_CODE = frozenset(["__code__", "__defaults__", "__kwdefaults__"])

Snapshot = list[tuple[str, Any, dict[str, Any]]]


def take_snapshot(ready: Callable[[str], Any]) -> Snapshot:
    """Remember functions and classes as they are before any student's code."""
    watched: Snapshot = []
    for name in _WATCHED:
        module = ready(name)
        if module is not None:
            kept = {
                key: value
                for key, value in vars(module).items()
                if key not in _FREE and _is_code(value)
            }
            watched.append((name, vars(module), kept))
    seen: set[type] = set()
    for place in _CLASSES:
        name, _, path = place.partition(":")
        found: Any = ready(name)
        for part in path.split("."):
            found = getattr(found, part, None)
        for kind in getattr(found, "__mro__", ()):
            if kind not in seen and kind is not object and kind.__flags__ & (1 << 9):
                seen.add(kind)
                kept = {key: value for key, value in vars(kind).items() if key not in _FREE}
                watched.append((f"{kind.__module__}.{kind.__qualname__}", kind.__dict__, kept))
    return watched


def _is_code(value: object) -> bool:
    return isinstance(value, (FunctionType, BuiltinFunctionType, type, ModuleType)) or (
        callable(value) and type(value).__module__.startswith(("numpy", "builtins"))
    )


def make_check(
    snapshot: Snapshot, shell: Any, namespace: dict[str, Any]
) -> Callable[[], list[str]]:
    """Make a function that lists what is no longer as it was; everything it needs is bound here."""
    missing = object()
    modules = {
        name: module
        for name, module in sys.modules.items()
        if name.partition(".")[0] in {"builtins", "numpy", "pandas", "matplotlib", "unittest"}
    }
    loaded = sys.modules
    get_trace, get_profile = sys.gettrace, sys.getprofile
    thread_hooks = vars(threading)
    handlers = {number: signal.getsignal(number) for number in signal.valid_signals()}
    get_handler, get_timer, callbacks = signal.getsignal, signal.getitimer, gc.callbacks
    timers = (signal.ITIMER_REAL, signal.ITIMER_VIRTUAL, signal.ITIMER_PROF)
    calm = (0.0, 0.0)
    system = vars(sys)
    hooks = {
        name: system[name]
        for name in ("unraisablehook", "breakpointhook", "getrecursionlimit", "_getframe", "exit")
    }
    finders = [*map(id, sys.meta_path)]
    shell_type, shell_vars = type(shell), vars(shell)
    methods = {
        name
        for kind in shell_type.__mro__
        for name, value in vars(kind).items()
        if isinstance(value, (FunctionType, classmethod, staticmethod))
    } - {"showtraceback", "show_usage", "system", "enable_gui", "set_custom_completer", "ask_exit"}
    before = {name: shell_vars.get(name, missing) for name in methods}
    events = shell.events.callbacks
    quiet = {name: set(map(id, found)) for name, found in events.items()}
    inputs = shell.input_transformer_manager
    transforms = {
        name: [*map(id, getattr(inputs, name))]
        for name in ("cleanup_transforms", "line_transforms", "token_transformers")
    }
    display_vars = vars(shell.displayhook), vars(shell.display_pub)
    display_methods = {"__call__", "finish_displayhook", "write_format_data", "publish", "session"}
    shown_by = shell.displayhook, shell.display_pub, shell.display_trap, shell.display_trap.hook
    identify, names, is_dict = id, sorted, dict

    def check() -> list[str]:
        wrong: list[str] = []
        for place, now, kept in snapshot:
            for key, value in kept.items():
                if now.get(key, missing) is not value:
                    wrong.append(f"{place}.{key} was replaced")
        for name, module in modules.items():
            if loaded.get(name) is not module:
                wrong.append(f"module {name} was replaced")
        if get_trace() is not None or get_profile() is not None:
            wrong.append("a trace function was set")
        if thread_hooks["_trace_hook"] is not None or thread_hooks["_profile_hook"] is not None:
            wrong.append("a trace function for threads was set")
        for number, handler in handlers.items():
            now_handler = get_handler(number)
            if now_handler is not handler:
                wrong.append("a signal handler was set")
                break
        if any(get_timer(timer) != calm for timer in timers):
            wrong.append("a timer was set")
        if callbacks:
            wrong.append("the garbage collector was given a callback")
        wrong += [
            f"sys.{name} was replaced"
            for name, hook in hooks.items()
            if system.get(name) is not hook
        ]
        if [*map(identify, system["meta_path"])] != finders:
            wrong.append("the import system was changed")
        if type(shell) is not shell_type:
            wrong.append("the shell was replaced")
        wrong += [
            f"the shell's {name} was replaced"
            for name in names(methods)
            if shell_vars.get(name, missing) is not before[name]
        ]
        if shell.user_ns is not namespace or type(namespace) is not is_dict:
            wrong.append("the namespace was replaced")
        if shell.ast_transformers or shell.custom_exceptions:
            wrong.append("the shell was told to change code or exceptions")
        for name, known in transforms.items():
            if [*map(identify, getattr(inputs, name))] != known:
                wrong.append("the shell was told to change input")
        for name, found in events.items():
            if not set(map(identify, found)) <= quiet.get(name, set()):
                wrong.append(f"the shell was told to call something at {name}")
        now_shown_by = (
            shell.displayhook, shell.display_pub, shell.display_trap, shell.display_trap.hook
        )  # fmt: skip
        if any(now is not before for now, before in zip(now_shown_by, shown_by, strict=True)):
            wrong.append("the display was replaced")
        for attributes in display_vars:
            if display_methods & attributes.keys():
                wrong.append("the display was replaced")
        return wrong

    return check


def make_watch(report: int, prefixes: tuple[str, ...]) -> tuple[Callable[..., None], list[Any]]:
    """Make an audit hook that writes to `report`, and the state that tells it about tests.

    The state's first entry is the name of the test's file while a test runs, None otherwise.
    """
    state: list[Any] = [None]
    busy: set[int] = set()
    write, frame_at, identify = os.write, sys._getframe, _thread.get_ident
    written = ("<string>", "<attrs", "<__array")  # code that was made from text, by anyone

    def from_student(passed_over: tuple[str, ...]) -> bool:  # called two deep below the hook
        frame: FrameType | None = frame_at(3)
        name = "" if frame is None else frame.f_code.co_filename
        while frame is not None and (
            (passed_over and name.endswith(passed_over)) or name.startswith(written)
        ):
            frame = frame.f_back
            name = "" if frame is None else frame.f_code.co_filename
        return frame is not None and not name.startswith(prefixes) and name != state[0]

    def suspicious(event: str, args: tuple[Any, ...]) -> bool:
        if event in _ANYWHERE or event.startswith("ctypes."):
            return from_student(())
        if event in _IN_TESTS:
            return state[0] is not None and from_student(_PASSED_OVER)
        if event == "object.__getattr__":
            return (
                state[0] is not None
                and args[1] in _FRAMES
                and args[1] != "__code__"
                and from_student(())
            )
        if event == "object.__setattr__":
            if args[1] in _CODE:
                return from_student(()) and getattr(args[0], "__module__", "") != "__main__"
            return (
                args[1] == "__class__"
                and from_student(())
                and type(args[0]).__module__ != "__main__"
            )
        if event == "compile":
            name = args[1]
            return (
                isinstance(name, (str, bytes))
                and (os.fsdecode(name).startswith(prefixes) or name == state[0])
                and from_student(())
            )
        if event == "open":
            path = args[0]
            return isinstance(path, (str, bytes)) and _memory(os.fsdecode(path))
        if event == "import":
            return isinstance(args[1], str) and not args[1].startswith(prefixes)
        return False

    def watch(event: str, args: tuple[Any, ...]) -> None:
        thread = identify()
        if thread in busy:
            return
        busy.add(thread)
        try:
            if suspicious(event, args):
                what = args[1] if event.startswith("object.") else ""
                write(report, f"{event} {what}\n".encode()[:200])
        except Exception:  # noqa: BLE001 - a value that breaks the watch is watched too
            write(report, f"{event} failed\n".encode()[:200])
        finally:
            busy.discard(thread)

    return watch, state


def _memory(path: str) -> bool:
    return path.startswith("/proc/") and path.endswith(("/mem", "/auxv", "/environ", "/pagemap"))
