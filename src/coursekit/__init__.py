"""A course that runs in JupyterLab, and the kit it is made with."""

__version__ = "0.1.0"
