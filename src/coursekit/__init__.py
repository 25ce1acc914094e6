"""A course that runs in JupyterLab, and the kit it is made with."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from coursekit.charts import chart, label, style
    from coursekit.notebook import figure, load
    from coursekit.quiz import quiz

__version__ = "0.1.0"

# What lessons use is imported at first use: `import coursekit` loads neither pandas nor matplotlib.
_HOMES = {
    "chart": "coursekit.charts",
    "figure": "coursekit.notebook",
    "label": "coursekit.charts",
    "load": "coursekit.notebook",
    "quiz": "coursekit.quiz",
    "style": "coursekit.charts",
}

__all__ = ["__version__", "chart", "figure", "label", "load", "quiz", "style"]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name]), name)
    # Kept as an attribute, so that a module of the same name does not take its place.
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})
