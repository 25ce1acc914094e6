"""Rules for a lesson's code, read as a tree: quizzes, charts, tables and controls."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from coursekit.checks.cells import LessonText
from coursekit.checks.content import Content
from coursekit.errors import Problem
from coursekit.tables import unknown

# Widgets that hold other widgets or show something: they are no controls.
_NO_CONTROLS = {
    *("Accordion", "AppLayout", "Box", "GridBox", "GridspecLayout", "HBox", "HTML", "HTMLMath"),
    *("Label", "Layout", "Output", "Stack", "Tab", "TwoByTwoLayout", "VBox"),
}


def calls(lesson: LessonText, name: str) -> Iterator[ast.Call]:
    """Yield the lesson's calls of `ck.NAME`."""
    aliases = {
        alias.asname or alias.name
        for node in ast.walk(lesson.tree)
        if isinstance(node, ast.Import)
        for alias in node.names
        if alias.name == "coursekit"
    }
    for node in ast.walk(lesson.tree):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id=alias), attr=attribute)):
                if attribute == name and alias in aliases:
                    yield node


def literal(call: ast.Call, place: int = 0) -> str:
    """Return the text given to a call at `place`, or nothing where it is not written out."""
    match call.args[place : place + 1]:
        case [ast.Constant(value=str(text))]:
            return text
    return ""


def names_known(content: Content) -> Iterable[Problem]:
    """`ck.load` names a table, `ck.figure` a figure."""
    for lesson in content.lessons:
        for function, kind, known in (
            ("load", "table", content.table_names() if content.package else None),
            ("figure", "figure", content.declared_figures() if content.declared else None),
        ):
            for call in calls(lesson, function):
                if (name := literal(call)) and known is not None and name not in known:
                    yield lesson.problem(call.lineno, kind, unknown(kind, name, known))


def charts_described(content: Content) -> Iterable[Problem]:
    """Every chart has a title, an alternative text and a source."""
    fixes = {
        "title": "Give the finding as a sentence, as its first argument.",
        "alt": "Say what is to be seen, with the numbers that matter: `alt=…`.",
        "source": "Give the table that it shows: `source=…`.",
    }
    for lesson in content.lessons:
        for call in calls(lesson, "chart"):
            given = {word.arg: word.value for word in call.keywords}
            if call.args:
                given["title"] = call.args[0]
            for word, fix in fixes.items():
                if None not in given and (word not in given or _empty(given[word])):
                    yield lesson.problem(call.lineno, "chart", f"The chart has no {word}.", fix)


def _empty(value: ast.expr) -> bool:
    match value:
        case ast.Constant(value=str(text)):
            return not text.strip()
        case ast.Constant(value=None):
            return True
        case ast.JoinedStr(values=parts):
            return not parts
        case ast.List(elts=parts) | ast.Tuple(elts=parts):
            return not parts
    return False


def controls_described(content: Content) -> Iterable[Problem]:
    """Every control of ipywidgets has a description, which screen readers say."""
    for lesson in content.lessons:
        modules, names = _widgets(lesson)
        for node in ast.walk(lesson.tree):
            match node:
                case ast.Call(func=ast.Attribute(value=ast.Name(id=module), attr=name)):
                    control = module in modules
                case ast.Call(func=ast.Name(id=name)):
                    control = name in names
                case _:
                    continue
            if control and name[:1].isupper() and name not in _NO_CONTROLS:
                given = {word.arg: word.value for word in node.keywords}
                if None not in given and (
                    "description" not in given or _empty(given["description"])
                ):
                    what = f"The control {name} has no description."
                    fix = "Say what it changes: `description=…`."
                    yield lesson.problem(node.lineno, "control", what, fix)


def _widgets(lesson: LessonText) -> tuple[set[str], set[str]]:
    """Names under which a lesson knows ipywidgets, and names that it took from there."""
    modules: set[str] = set()
    names: set[str] = set()
    for node in ast.walk(lesson.tree):
        if isinstance(node, ast.Import):
            modules |= {a.asname or a.name for a in node.names if a.name == "ipywidgets"}
        elif isinstance(node, ast.ImportFrom) and node.module == "ipywidgets":
            names |= {alias.asname or alias.name for alias in node.names}
    return modules, names


def quizzes_called(content: Content) -> Iterable[Problem]:
    """Quizzes name items that exist, and leave none of their lesson out."""
    banks: dict[str, set[str]] = {}
    for item in content.items:
        if not item.in_form:
            banks.setdefault(item.slug, set()).add(item.id)
    known = [*banks, *(name for names in banks.values() for name in names)]
    asked: dict[str, set[str]] = {}
    for lesson in content.lessons:
        asked[lesson.slug] = set()
        for call, names in _quizzes(lesson):
            if not all(names) or not names:
                what = "The quiz does not name its items as plain text."
                fix = 'Write ck.quiz("LESSON/ITEM"), or ck.quiz("LESSON") for all.'
                yield lesson.problem(call.lineno, "quiz", what, fix)
            for name in filter(None, names):
                if content.complete and name not in known:
                    yield lesson.problem(call.lineno, "quiz", unknown("item", name, known))
                asked[lesson.slug] |= banks.get(name, {name})
    for item in content.items:
        if content.complete and item.id not in asked.get(item.slug, {item.id}):
            what = f"No quiz of its lesson asks the item {item.id}."
            fix = f'Call ck.quiz("{item.id}") in lessons/{item.slug}.py, or take the item out.'
            yield item.problem((), "quiz-uncalled", what, fix)


def quizzes_alone(content: Content) -> Iterable[Problem]:
    """A quiz stands alone as the last line of its cell."""
    for lesson in content.lessons:
        last = _last_statements(lesson)
        for call, _ in _quizzes(lesson):
            if call not in last:
                what = "The quiz does not stand alone as the last line of its cell."
                yield lesson.problem(call.lineno, "quiz-place", what, "Move it to the cell's end.")


def _quizzes(lesson: LessonText) -> Iterator[tuple[ast.Call, list[str]]]:
    """Yield the lesson's quizzes with the names of what they ask; nothing for a name unwritten."""
    for call in calls(lesson, "quiz"):
        yield call, [literal(call, place) for place in range(len(call.args))]
    for call in calls(lesson, "predict"):  # its second is a function
        yield call, [literal(call, place) for place in range(len(call.args[:1]))]


def _last_statements(lesson: LessonText) -> set[ast.expr]:
    """Expressions that stand alone as the last statement of a cell."""
    found = set()
    for cell in lesson.cells:
        inside = [s for s in lesson.tree.body if cell.line <= s.lineno <= cell.last]
        if inside and isinstance(inside[-1], ast.Expr):
            found.add(inside[-1].value)
    return found
