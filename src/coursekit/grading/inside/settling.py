"""Does to the caller's own objects what a call in another process did to copies of them."""

from __future__ import annotations

from typing import Any


class Strange(TypeError):
    """An argument came back as something that no call could have made of it."""


def settle(old: Any, new: Any) -> Any:
    """Make `old` equal `new`, in place wherever that can be; what stands for it from now on.

    A list stays the same list, a frame the same frame. An argument that nobody can change in
    place, or that comes back as another type, is refused.
    """
    kind = type(old)
    if kind is not type(new):
        raise Strange(f"a {kind.__name__} came back from a call as a {type(new).__name__}")
    change: Any = _CHANGES.get(f"{kind.__module__.partition('.')[0]}.{kind.__name__}")
    if change is not None:
        change(old, new)
    elif kind is tuple:
        if len(old) != len(new):
            raise Strange("a tuple came back from a call with another length")
        for one, other in zip(old, new, strict=True):
            settle(one, other)
    return old


def _inside(old: Any, new: Any) -> Any:
    """An item of a container: the same object where it is still of its type, else the new one."""
    return settle(old, new) if type(old) is type(new) and _can_change(old) else new


def _can_change(value: Any) -> bool:
    kind = type(value)
    return f"{kind.__module__.partition('.')[0]}.{kind.__name__}" in _CHANGES


def _list(old: list[Any], new: list[Any]) -> None:
    old[:] = [*map(_inside, old, new), *new[len(old) :]]


def _dict(old: dict[Any, Any], new: dict[Any, Any]) -> None:
    changed = {key: _inside(old[key], new[key]) if key in old else new[key] for key in new}
    old.clear()
    old.update(changed)


def _set(old: set[Any], new: set[Any]) -> None:
    old.clear()
    old.update(new)


def _bytes(old: bytearray, new: bytearray) -> None:
    old[:] = new


def _array(old: Any, new: Any) -> None:
    if old.shape != new.shape or old.dtype != new.dtype:
        raise Strange("an array came back from a call in another shape")
    old[...] = new


def _table(old: Any, new: Any) -> None:
    # The public way to give a frame other rows, columns and index at once.
    type(old).__init__(old, new)


_CHANGES = {
    "builtins.list": _list, "builtins.dict": _dict, "builtins.set": _set,
    "builtins.bytearray": _bytes, "collections.OrderedDict": _dict, "collections.Counter": _dict,
    "collections.defaultdict": _dict, "numpy.ndarray": _array, "pandas.Series": _table,
    "pandas.DataFrame": _table,
}  # fmt: skip
