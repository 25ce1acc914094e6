"""Small mistakes as changes of a syntax tree: one operator, constant, column or line at a time."""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass

SWAPS: dict[type, type] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Div,
    ast.Mod: ast.Mult,
    ast.Pow: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
NAMES = {
    "sum": "mean",
    "mean": "sum",
    "min": "max",
    "max": "min",
    "any": "all",
    "all": "any",
    "lower": "upper",
    "isna": "notna",
    "notna": "isna",
    "cumsum": "cummax",
    "sorted": "list",
    "eq": "ne",
    "lt": "le",
    "gt": "ge",
}
BUILT_IN = {"sum": "max", "min": "max", "max": "min", "any": "all", "all": "any", "sorted": "list"}


@dataclass(frozen=True, slots=True)
class Change:
    """A changed cell, and what was changed in it."""

    what: str
    source: str


def changes(cell: str) -> Iterator[Change]:
    """Every change of the model's answer in a cell that gives other code; no order is random."""
    tree = ast.parse(cell)
    inside = _answer_lines(cell)
    texts = _texts(tree, inside)
    seen = {ast.unparse(tree)}
    for number, node in enumerate(ast.walk(tree)):
        if _line(node) not in inside or _is_message(tree, node):
            continue
        if isinstance(node, ast.If):
            forced = _replaced(tree, number, _with(node, test=ast.Constant(True)))
            yield Change(f"{_short(node.test)} → True", forced)
        for before, after in _steps(node, texts):
            changed = _replaced(tree, number, after)
            if changed not in seen:
                seen.add(changed)
                yield Change(f"{_short(before)} → {_short(after)}", changed)


def _steps(node: ast.AST, texts: list[str]) -> Iterator[tuple[ast.AST, ast.AST | None]]:
    """The changes of one node; None stands for taking it away."""
    yield from ((node, after) for after in _operators(node))
    match node:
        case ast.Constant(value=bool(value)):
            yield node, ast.Constant(not value)
        case ast.Constant(value=int() | float() as number):
            yield node, ast.Constant(number + 1)
        case ast.Constant(value=str(text)) if text in texts:
            yield node, ast.Constant(texts[(texts.index(text) + 1) % len(texts)])
        case ast.IfExp():
            yield node, node.body
            yield node, node.orelse
        case ast.Call():
            yield from ((node, after) for after in _calls(node))
        case ast.comprehension(ifs=[_, *_]):
            yield node, _with(node, ifs=[])
        case ast.Assign() | ast.AugAssign() | ast.Expr() | ast.If() | ast.Raise() | ast.Delete():
            yield node, None


def _operators(node: ast.AST) -> Iterator[ast.AST]:
    """Another operator in the place of this one."""
    match node:
        case ast.BinOp(op=op) | ast.BoolOp(op=op) | ast.AugAssign(op=op) if type(op) in SWAPS:
            yield _with(node, op=SWAPS[type(op)]())
        case ast.Compare(ops=[op, *rest]) if type(op) in SWAPS:
            yield _with(node, ops=[SWAPS[type(op)](), *rest])
        case ast.UnaryOp(op=ast.Not() | ast.USub() | ast.Invert(), operand=operand):
            yield operand


def _calls(node: ast.Call) -> Iterator[ast.AST]:
    """Another function, two arguments exchanged, one left out, or the call left out."""
    match node.func:
        case ast.Attribute(attr=name) if name in NAMES:
            yield _with(node, func=_with(node.func, attr=NAMES[name]))
        case ast.Name(id=name) if name in BUILT_IN:
            yield _with(node, func=ast.Name(BUILT_IN[name]))
    ordered = not (isinstance(node.func, ast.Name) and node.func.id in ("min", "max"))
    if ordered and len(node.args) > 1 and not isinstance(node.args[0], ast.Starred):
        yield _with(node, args=[node.args[1], node.args[0], *node.args[2:]])
    for keyword in node.keywords:
        yield _with(node, keywords=[other for other in node.keywords if other is not keyword])
    if isinstance(node.func, ast.Attribute) and not isinstance(node.func.value, ast.Name):
        yield node.func.value  # a link of a chain: x.strip().lower() without its end
    elif node.args and isinstance(node.func, ast.Name):
        yield node.args[0]


def _answer_lines(cell: str) -> set[int]:
    """The lines between the marks of a solution; a cell may hold several."""
    inside: set[int] = set()
    open_ = False
    for number, line in enumerate(cell.splitlines(), 1):
        open_ = "BEGIN SOLUTION" in line or (open_ and "END SOLUTION" not in line)
        if open_:
            inside.add(number)
    return inside


def _texts(tree: ast.AST, inside: set[int]) -> list[str]:
    """The texts that an answer works with: names of columns, flows, kinds."""
    found = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if node.lineno in inside and not _is_message(tree, node)
    ]
    different = list(dict.fromkeys(found))
    return different if len(different) > 1 else [*different, "another text"]


def _line(node: ast.AST) -> int:
    """The line of a node; a loop inside a comprehension has none of its own."""
    if isinstance(node, ast.comprehension):
        return node.target.lineno
    return int(getattr(node, "lineno", 0))


def _is_message(tree: ast.AST, node: ast.AST) -> bool:
    """Whether a node is inside what an error says: no test looks at the wording."""
    return any(
        node is inner
        for error in ast.walk(tree)
        if isinstance(error, ast.Raise) and error.exc is not None
        for inner in ast.walk(error.exc)
    )


def _with(node: ast.AST, **fields: object) -> ast.AST:
    """A copy of a node with other fields."""
    other = copy.copy(node)
    for name, value in fields.items():
        setattr(other, name, value)
    return other


def _replaced(tree: ast.AST, number: int, after: ast.AST | None) -> str:
    """The source with the node of that number, in the order of `ast.walk`, replaced."""
    fresh = copy.deepcopy(tree)
    target = list(ast.walk(fresh))[number]

    class Replace(ast.NodeTransformer):
        def visit(self, node: ast.AST) -> ast.AST:
            if node is target:
                return ast.Pass() if after is None else after
            return self.generic_visit(node)

    return ast.unparse(ast.fix_missing_locations(Replace().visit(fresh)))


def _short(node: ast.AST | None) -> str:
    """A node on one line, for a table."""
    if node is None:
        return "nothing"
    if isinstance(node, ast.comprehension):
        text = f"for {ast.unparse(node.target)} in {ast.unparse(node.iter)}"
        text += "".join(f" if {ast.unparse(test)}" for test in node.ifs)
    else:
        text = ast.unparse(ast.fix_missing_locations(copy.deepcopy(node)))
    text = " ".join(text.split())
    return text if len(text) <= 60 else f"{text[:57]}…"
