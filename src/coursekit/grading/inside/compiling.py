"""Compiles test cells where no student's code has run, so that nothing of theirs can change it."""

from __future__ import annotations

import ast
import base64
import hashlib
import inspect
import marshal
from typing import Any

_LIBRARIES = ("pd.", "np.", "pandas", "numpy", "testing", "assert_")


def compile_test(shell: Any, source: str) -> dict[str, Any]:
    """Do what IPython does with a cell before it runs; plain data about the result.

    `loads` are the names it reads, `stores` those it gives a value, `binds` the functions, classes
    and modules that it defines.
    """
    name = f"/tmp/ipykernel_2/{int(hashlib.sha256(source.encode()).hexdigest()[:8], 16)}.py"  # noqa: S108
    try:
        transformed = shell.transform_cell(source)
        tree = ast.parse(transformed, name)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return {"failed": True}
    flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
    codes, waits = [], False
    last_value = bool(tree.body) and isinstance(tree.body[-1], ast.Expr)
    try:
        for node in tree.body:
            if last_value and node is tree.body[-1]:
                code = compile(ast.Interactive([node]), name, "single", flags, dont_inherit=True)
            else:
                code = compile(ast.Module([node], []), name, "exec", flags, dont_inherit=True)
            waits = waits or bool(code.co_flags & inspect.CO_COROUTINE)
            codes.append(base64.b64encode(marshal.dumps(code)).decode())
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return {"failed": True}
    return {
        "failed": False,
        "name": name,
        "codes": codes,
        "waits": waits,
        "value": last_value,
        "loads": names_loaded(tree),
        "stores": names_stored(tree),
        "binds": names_bound(tree),
        "libraries": any(word in source for word in _LIBRARIES),
    }


def names_loaded(tree: ast.AST) -> list[str]:
    """Names that code reads, in order."""
    return sorted(
        {
            node.id
            for node in ast.walk(tree)
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
        }
    )


def names_stored(tree: ast.AST) -> list[str]:
    """Names that code gives a value, arguments of its functions included."""
    nodes = list(ast.walk(tree))
    stored = {n.id for n in nodes if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
    return sorted(stored | {n.arg for n in nodes if isinstance(n, ast.arg)})


def names_bound(tree: ast.Module) -> list[str]:
    """Functions, classes and modules that code defines at its top level."""
    bound: set[str] = set()
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            bound.add(node.name)
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            bound |= {(alias.asname or alias.name.partition(".")[0]) for alias in node.names}
    return sorted(bound - {"*"})
