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
    from coursekit.study.start import progress

__version__ = "0.1.0"

# The rest comes at first use: `import coursekit` loads neither pandas nor matplotlib.
_HOMES = {
    "asymmetries": "coursekit.explorers.ratios",
    "chart": "coursekit.charts",
    "claims": "coursekit.explorers.tracing",
    "contentions": "coursekit.explorers.disputes",
    "figure": "coursekit.notebook",
    "label": "coursekit.charts",
    "language": "coursekit.interface.language",
    "load": "coursekit.notebook",
    "predict": "coursekit.quiz.predict",
    "progress": "coursekit.study.start",
    "style": "coursekit.charts",
    "timeline": "coursekit.explorers.chronology",
}

__all__ = [
    "__version__",
    "asymmetries",
    "chart",
    "claims",
    "contentions",
    "figure",
    "label",
    "language",
    "load",
    "predict",
    "progress",
    "quiz",
    "style",
    "timeline",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})
