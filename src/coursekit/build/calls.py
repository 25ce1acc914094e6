"""What a lesson's code asks of the course, found in its syntax and never by running it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

_KIT = ("ck", "coursekit")
_QUIZZES = ("quiz", "predict")
_EXPLORERS = ("timeline", "asymmetries", "contentions", "claims")
_SETTINGS = ("confidence",)  # keywords that change how a question is asked, and not which one
_MAGIC = re.compile(r"^(\s*)[%!].*$", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Names that code asks for. `anything` is true where a name is not written out.

    Explorers show registers, which may name anything.
    """

    quizzes: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    explorers: tuple[str, ...] = ()
    anything: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizCall:
    """A call of `ck.quiz` or `ck.predict` that ends a cell.

    `names` is None where one is not written out. `line` counts from 0 within the cell.
    """

    names: tuple[str, ...] | None
    line: int


def asked(code: str) -> Asked:
    """Return what some code asks for; all may be asked for by code that cannot be parsed."""
    tree = _parsed(code)
    if tree is None:
        return Asked(anything=True)
    found: dict[str, list[str]] = {"quiz": [], "load": [], "figure": []}
    explorers = tuple(dict.fromkeys(name for name, _ in _calls(tree) if name in _EXPLORERS))
    anything = bool(explorers)
    for name, call in _calls(tree):
        kind = "quiz" if name in _QUIZZES else name
        if kind in found:
            literals = _literals(name, call)
            anything |= literals is None
            found[kind] += literals or ()
    return Asked(
        quizzes=tuple(dict.fromkeys(found["quiz"])),
        tables=tuple(dict.fromkeys(found["load"])),
        figures=tuple(dict.fromkeys(found["figure"])),
        explorers=explorers,
        anything=anything,
    )


def final_quiz(code: str) -> QuizCall | None:
    """Return the call of `ck.quiz` or `ck.predict` that is the last line of a cell."""
    tree = _parsed(code)
    if tree is None or not tree.body:
        return None
    match tree.body[-1]:
        case ast.Expr(value=ast.Call() as call) if (name := _name(call)) in _QUIZZES:
            return QuizCall(names=_literals(name, call), line=call.lineno - 1)
    return None


def final_explorer(code: str) -> str:
    """Return which explorer a cell shows by its last line, or nothing.

    That line may be the call itself, or a name that the cell has given to it.
    """
    tree = _parsed(code)
    named: dict[str, str] = {}
    for statement in tree.body if tree else ():
        match statement:
            case ast.Assign(targets=[ast.Name(id=target)], value=ast.Call() as call):
                named[target] = _name(call)
    match tree.body[-1:] if tree else []:
        case [ast.Expr(value=ast.Call() as call)]:
            shown = _name(call)
        case [ast.Expr(value=ast.Name(id=target))]:
            shown = named.get(target, "")
        case _:
            shown = ""
    return shown if shown in _EXPLORERS else ""


def _parsed(code: str) -> ast.Module | None:
    try:
        return ast.parse(_MAGIC.sub(r"\1pass", code))
    except (SyntaxError, ValueError):
        return None


def _calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield _name(node), node


def _name(call: ast.Call) -> str:
    match call.func:
        case ast.Attribute(value=ast.Name(id=module), attr=name) if module in _KIT:
            return name
    return ""


def _literals(name: str, call: ast.Call) -> tuple[str, ...] | None:
    if name == "predict":  # what follows its item's name is code
        call = ast.Call(func=call.func, args=call.args[:1], keywords=[])
    names = [a.value for a in call.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
    odd = any(keyword.arg not in _SETTINGS for keyword in call.keywords)
    return None if len(names) < len(call.args) or odd or not names else tuple(names)
