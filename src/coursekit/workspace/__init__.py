"""A learner's folder of notebooks: laid out, kept up to date, opened in JupyterLab."""

from coursekit.workspace.layout import Laid, lay_out

__all__ = ["Laid", "lay_out"]
