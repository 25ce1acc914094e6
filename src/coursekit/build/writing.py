"""Puts cells together into a notebook file: the same cells always give the same bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from nbformat import NotebookNode

_METADATA = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"name": "python", "file_extension": ".py", "mimetype": "text/x-python"},
}


class Notebook:
    """A notebook that grows cell by cell.

    A cell's id comes from the notebook's name and the text that the cell is named after; equal
    ones are counted.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._cells: list[NotebookNode] = []
        self._seen: dict[str, int] = {}

    def add(
        self,
        kind: str,
        text: str,
        *,
        named_after: str | None = None,
        metadata: Mapping[str, Any] | None = None,
        outputs: Sequence[NotebookNode] = (),
    ) -> None:
        """Add a cell of the `kind` markdown, code or raw."""
        from nbformat import v4

        make: Callable[..., NotebookNode] = {
            "markdown": v4.new_markdown_cell,
            "code": v4.new_code_cell,
            "raw": v4.new_raw_cell,
        }[kind]
        identifier = self._id(kind, text if named_after is None else named_after)
        cell = make(text, id=identifier, metadata=dict(metadata or {}))
        if kind == "code":
            cell.outputs = list(outputs)
        self._cells.append(cell)

    def node(self) -> NotebookNode:
        """Return the notebook as nbformat knows it."""
        from nbformat import v4

        node: NotebookNode = v4.new_notebook(cells=self._cells, metadata=_METADATA)
        node.nbformat_minor = 5
        return node

    def _id(self, kind: str, text: str) -> str:
        key = f"{self._name}\0{kind}\0{text}".encode()
        name = hashlib.sha256(key).hexdigest()[:12]
        self._seen[name] = self._seen.get(name, 0) + 1
        return name if self._seen[name] == 1 else f"{name}-{self._seen[name]}"


def html_output(html: str, words: str) -> NotebookNode:
    """Return an output that shows HTML, and `words` where HTML is not shown."""
    from nbformat import v4

    data = {"text/html": html, "text/plain": words}
    output: NotebookNode = v4.new_output("display_data", data=data)
    return output


def dump(notebook: NotebookNode) -> bytes:
    """Return a notebook as the bytes of its file."""
    import nbformat

    nbformat.validate(notebook)
    return f"{nbformat.writes(notebook).rstrip()}\n".encode()
