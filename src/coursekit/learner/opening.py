"""A lesson's notebook was opened: its kernel writes that down at the first call, behind the scenes.

It costs the caller nothing and never fails: what goes wrong only leaves the lesson unread.
"""

from __future__ import annotations

import os
import threading
from contextlib import suppress
from datetime import datetime
from functools import cache
from pathlib import Path

NOTEBOOK_VARIABLE = "JPY_SESSION_NAME"
"""Where Jupyter tells a kernel the path of its notebook."""


@cache
def note_opened() -> threading.Thread | None:
    """Write down, once in this process, which lesson its notebook holds; None where it is none."""
    name = Path(os.environ.get(NOTEBOOK_VARIABLE, "")).stem
    if not name:
        return None
    # A new version that lies beside a changed notebook is the same lesson.
    writer = threading.Thread(target=_note, args=(name.partition(" (")[0],), daemon=True)
    writer.start()
    return writer


def _note(slug: str) -> None:
    from coursekit.learner.plan import open_lesson
    from coursekit.learner.store import Store, store_path
    from coursekit.location import course_root

    with suppress(Exception):
        if not (course_root() / "lessons" / f"{slug}.py").is_file():
            return
        store = Store(store_path())
        try:
            open_lesson(store, slug, datetime.now().astimezone())
        finally:
            store.close()
