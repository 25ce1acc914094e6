"""A course that runs in JupyterLab, and the kit it is made with."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

# Early, and light: a function named as its package must come after the import that sets the
# package as our attribute, or `quiz` would be the package for whoever imported that first.
from coursekit.quiz import quiz

if TYPE_CHECKING:
    from coursekit.charts import chart, label, style
    from coursekit.explorers.chronology import timeline
    from coursekit.explorers.disputes import contentions
    from coursekit.explorers.ratios import asymmetries
    from coursekit.explorers.tracing import claims
    from coursekit.interface.language import language
    from coursekit.notebook import figure, load
    from coursekit.quiz.predict import predict
    from coursekit.study.calibration import calibration
    from coursekit.study.report import report
    from coursekit.study.review import review
    from coursekit.study.sitting import posttest, pretest
    from coursekit.study.start import progress

__version__ = "0.1.0"

# The rest comes at first use: `import coursekit` loads neither pandas nor matplotlib.
_HOMES = {
    "asymmetries": "coursekit.explorers.ratios",
    "calibration": "coursekit.study.calibration",
    "chart": "coursekit.charts",
    "claims": "coursekit.explorers.tracing",
    "contentions": "coursekit.explorers.disputes",
    "figure": "coursekit.notebook",
    "label": "coursekit.charts",
    "language": "coursekit.interface.language",
    "load": "coursekit.notebook",
    "posttest": "coursekit.study.sitting",
    "predict": "coursekit.quiz.predict",
    "pretest": "coursekit.study.sitting",
    "progress": "coursekit.study.start",
    "report": "coursekit.study.report",
    "review": "coursekit.study.review",
    "style": "coursekit.charts",
    "timeline": "coursekit.explorers.chronology",
}

__all__ = [
    "__version__",
    "asymmetries",
    "calibration",
    "chart",
    "claims",
    "contentions",
    "figure",
    "label",
    "language",
    "load",
    "posttest",
    "predict",
    "pretest",
    "progress",
    "quiz",
    "report",
    "review",
    "style",
    "timeline",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from coursekit.learner.opening import note_opened

    note_opened()
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})
