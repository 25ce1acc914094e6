"""Has JupyterLab trust notebooks that the course laid out: it then shows what stands in them."""

from __future__ import annotations

from collections.abc import Iterable


def sign(contents: Iterable[bytes]) -> None:
    """Sign notebooks; what cannot be signed shows its outputs once its cells are run."""
    found = list(contents)
    if not found:
        return
    try:
        import nbformat
        from nbformat.sign import NotebookNotary

        notary = NotebookNotary()
        for content in found:
            notary.sign(nbformat.reads(content.decode(), as_version=4))
    except Exception:  # noqa: BLE001, S110 - unsigned, the questions show when their cell is run
        pass
