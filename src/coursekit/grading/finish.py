"""Turns an executed notebook into the file that nbgrader would write."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from coursekit.grading.task import Verdict


class Finisher:
    """The course's own settings for outputs, applied as nbgrader applies them."""

    def __init__(self, app: Any) -> None:
        from nbconvert.preprocessors import ClearMetadataPreprocessor
        from nbgrader.preprocessors import IgnorePattern, LimitOutput

        self._ignore = IgnorePattern(parent=app)
        kinds = (ClearMetadataPreprocessor, LimitOutput)
        steps = [self._ignore, *(kind(parent=app) for kind in kinds)]
        self._steps = [step for step in steps if step.enabled]

    def finish(
        self, notebook: Any, verdicts: Mapping[int, Verdict]
    ) -> tuple[Any, dict[int, Verdict]]:
        """Clean outputs; a message on stderr that the course ignores costs no points."""
        for step in self._steps:
            notebook, _ = step.preprocess(notebook, {})
        seen = dict(verdicts)
        if self._ignore.enabled:
            for index, verdict in seen.items():
                outputs = notebook.cells[index].get("outputs", [])
                shown = any(out.get("name") == "stderr" for out in outputs)
                seen[index] = replace(verdict, stderr=shown)
        return notebook, seen


def dump(notebook: Any) -> str:
    """The notebook's text, as nbconvert writes it."""
    import nbformat

    text: str = nbformat.writes(notebook)
    return text if text.endswith("\n") else text + "\n"
