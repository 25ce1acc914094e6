"""Which language the interface speaks, and where the choice is kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import coursekit as ck
from coursekit.errors import CoursekitError
from coursekit.learner import store_path

PLUGIN = Path("@jupyterlab") / "translation-extension" / "plugin.jupyterlab-settings"


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The settings of a fresh workspace, with a JupyterLab that nobody has set up."""
    (tmp_path / "ws" / ".coursekit").mkdir(parents=True)
    monkeypatch.setenv("COURSEKIT_WORKSPACE", str(tmp_path / "ws"))
    monkeypatch.setenv("JUPYTERLAB_SETTINGS_DIR", str(tmp_path / "lab"))
    return tmp_path / "ws" / ".coursekit" / "settings.json"


def jupyterlab(tmp_path: Path, text: str) -> None:
    path = tmp_path / "lab" / PLUGIN
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def test_without_a_choice_it_is_english(settings: Path) -> None:
    assert ck.language() == "en"
    assert not settings.exists()


def test_a_choice_is_kept_for_the_workspace(settings: Path) -> None:
    assert ck.language("ru") == "ru"
    assert ck.language() == "ru"
    assert json.loads(settings.read_text("utf-8")) == {"language": "ru"}
    assert [path.name for path in settings.parent.iterdir()] == ["settings.json"]


def test_a_choice_leaves_other_settings_as_they_are(settings: Path) -> None:
    settings.write_text('{"pace": 3, "language": "zh"}', "utf-8")
    ck.language("ru")
    assert json.loads(settings.read_text("utf-8")) == {"pace": 3, "language": "ru"}


def test_a_workspace_without_a_folder_of_its_own_gets_one(
    settings: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COURSEKIT_WORKSPACE", str(tmp_path / "new"))
    ck.language("zh")
    assert (store_path().parent / "settings.json").is_file()


@pytest.mark.parametrize("name", ["fr", "klingon", "zh_TW", "../ru", "русский", "en_"])
def test_an_unknown_language_lists_the_known_ones(settings: Path, name: str) -> None:
    ck.language("zh")
    with pytest.raises(CoursekitError, match=r"“.*” is not known.*en.*ru.*zh"):
        ck.language(name)
    assert ck.language() == "zh"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ('{"locale": "ru_RU"}', "ru"),
        ('{"locale": "zh_CN"}', "zh"),
        ('{"locale": "zh-Hans-CN"}', "zh"),
        ('{\n  // Language\n  "locale": "zh_CN",\n}', "zh"),
        ('{"locale": "zh_TW"}', "en"),
        ('{"locale": "fr_FR"}', "en"),
        ('{"locale": "default"}', "en"),
        ('{"locale": 7}', "en"),
        ("{}", "en"),
        ("[]", "en"),
        ("{ not json", "en"),
        ("", "en"),
    ],
)
def test_without_a_choice_it_follows_jupyterlab(
    settings: Path, tmp_path: Path, text: str, language: str
) -> None:
    jupyterlab(tmp_path, text)
    assert ck.language() == language


def test_jupyterlabs_usual_folder_is_asked_where_no_other_is_named(
    settings: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("JUPYTERLAB_SETTINGS_DIR")
    monkeypatch.setenv("JUPYTER_CONFIG_DIR", str(tmp_path / "config"))
    path = tmp_path / "config" / "lab" / "user-settings" / PLUGIN
    path.parent.mkdir(parents=True)
    path.write_text('{"locale": "ru_RU"}', "utf-8")
    assert ck.language() == "ru"


def test_the_workspaces_choice_comes_before_jupyterlabs(settings: Path, tmp_path: Path) -> None:
    jupyterlab(tmp_path, '{"locale": "zh_CN"}')
    ck.language("ru")
    assert ck.language() == "ru"


@pytest.mark.parametrize("text", ["{ damaged", "[]", '{"language": "tlh"}', '{"language": 3}'])
def test_a_damaged_choice_is_passed_over_and_can_be_made_again(
    settings: Path, tmp_path: Path, text: str
) -> None:
    settings.write_text(text, "utf-8")
    jupyterlab(tmp_path, '{"locale": "zh_CN"}')
    assert ck.language() == "zh"
    ck.language("ru")
    assert ck.language() == "ru"


def test_a_choice_that_cannot_be_kept_says_why(settings: Path) -> None:
    settings.mkdir()
    with pytest.raises(CoursekitError, match=r"cannot be kept in .*settings\.json"):
        ck.language("ru")
    assert [path.name for path in settings.parent.iterdir()] == ["settings.json"]


def test_a_quiz_and_its_plain_html_speak_the_language(
    settings: Path, tiny_course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COURSEKIT_COURSE", str(tiny_course))
    ck.language("ru")
    widget = ck.quiz("01_first/seller")
    assert widget.words["check"] == "Проверить"
    shown = widget._static_html()
    assert '<div class="ck-static" lang="ru" dir="ltr">' in shown
    assert 'lang="en" dir="ltr">Who sold' in shown
    assert "запустите эту ячейку" in shown
    ck.language("zh")
    assert widget.words["check"] == "Проверить"  # until its cell is run again
    assert ck.quiz("01_first/seller").words["check"] == "检查"
