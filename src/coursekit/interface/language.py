"""The language of the interface: as the workspace keeps it, else JupyterLab's, else English."""

from __future__ import annotations

import json
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

from coursekit.errors import CoursekitError
from coursekit.interface.words import LANGUAGES
from coursekit.learner.store import store_path

_JUPYTERLAB = Path("@jupyterlab") / "translation-extension" / "plugin.jupyterlab-settings"


def language(name: str = "", *, start: Path | None = None) -> str:
    """Return the language of the interface, or choose it: `language("ru")`.

    A choice is kept in the workspace, and goes for every cell that is run from then on; without
    one the language is that of JupyterLab's menus. Raises CoursekitError for a language that is
    not known, and where the choice cannot be kept. The workspace is that around `start`, or around
    the current folder.
    """
    if name:
        chosen = _known(name)
        if not chosen:
            known = ", ".join(f"{code} ({title})" for code, title in LANGUAGES.items())
            raise CoursekitError(f"The language “{name}” is not known. Use one of: {known}.")
        _keep(chosen, start)
        return chosen
    return _known(_kept(start).get("language")) or _known(_jupyterlab()) or "en"


def settings_path(start: Path | None = None) -> Path:
    """Return the file of the workspace's settings; it lies beside the learner's file."""
    return store_path(start).with_name("settings.json")


def _known(name: Any) -> str:
    """Return the language that a code such as `zh_CN` stands for, or nothing."""
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(name.replace("-", "_"))
    except (AttributeError, TypeError, ValueError, UnknownLocaleError):
        return ""
    if locale.script == "Hant":  # Traditional Chinese, of which there is no catalogue
        return ""
    return locale.language if locale.language in LANGUAGES else ""


def _kept(start: Path | None) -> dict[str, Any]:
    """Return the workspace's settings; a file that is missing or damaged holds none."""
    try:
        kept = json.loads(settings_path(start).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _keep(chosen: str, start: Path | None) -> None:
    path = settings_path(start)
    text = json.dumps({**_kept(start), "language": chosen}, indent=1, ensure_ascii=False)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # Whoever reads meanwhile sees the old file or the new one, never a part.
        handle, name = tempfile.mkstemp(prefix=".coursekit-", suffix=".part", dir=path.parent)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(f"{text}\n")
            Path(name).replace(path)
        except BaseException:
            with suppress(OSError):
                Path(name).unlink()
            raise
    except OSError as error:
        reason = error.strerror or str(error)
        raise CoursekitError(f"The language cannot be kept in {path}: {reason}.") from error


def _jupyterlab() -> Any:
    """Return the display language of the user's JupyterLab, such as `zh_CN`, or nothing."""
    import json5  # JupyterLab's own reader: the file may hold comments
    from jupyter_core.paths import jupyter_config_dir

    named = os.environ.get("JUPYTERLAB_SETTINGS_DIR")
    folder = Path(named) if named else Path(jupyter_config_dir()) / "lab" / "user-settings"
    try:
        settings = json5.loads((folder / _JUPYTERLAB).read_text("utf-8"))
    except (OSError, ValueError):
        return ""
    return settings.get("locale") if isinstance(settings, dict) else ""
