"""Plain HTML in front of a widget: what a notebook shows that is opened and not run."""

from __future__ import annotations

from typing import Any

# JupyterLab shows the HTML above the live widget. It hides while the widget is there, and hides
# the line “Error displaying widget” that stands in the widget's place when nothing has been run.
_STYLE = (
    "<style>"
    ".jp-OutputArea-child:has(.ck-static):has(+ .jp-OutputArea-child .ck-widget){display:none}"
    ".jp-OutputArea-child:has(.ck-static)"
    " + .jp-OutputArea-child:not(:has(.ck-widget)){display:none}"
    ".ck-static{max-inline-size:70ch}"
    # Terms in the lesson's text: where the mouse shows a title, the keyboard shows it as well.
    ".jp-RenderedHTMLCommon a.ck-term.ck-term"
    "{color:inherit;text-decoration:underline dotted;text-underline-offset:.2em}"
    "a.ck-term:focus-visible::after{content:' [' attr(title) ']';font-size:.9em}"
    "</style>"
)


def framed(body: str, *, language: str, direction: str) -> str:
    """Put plain HTML into the frame that hides while its widget is live."""
    return f'<div class="ck-static" lang="{language}" dir="{direction}">{_STYLE}{body}</div>'


def show(static: str, widget: Any) -> Any:
    """Display plain HTML, which stays in the notebook's file, and behind it the live widget.

    Returns the handle that `update` changes the HTML by.
    """
    from IPython.display import HTML, display

    handle: Any = display(HTML(static), display_id=True)
    bundle: Any = widget._repr_mimebundle_()
    data, metadata = bundle if isinstance(bundle, tuple) else (bundle, {})
    display(data, metadata=metadata, raw=True)
    return handle
