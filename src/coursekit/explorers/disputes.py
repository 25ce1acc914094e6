"""Points of contention: who says what, what is documented, and a table of the reader's own."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import traitlets

from coursekit.errors import StoreError
from coursekit.explorers import fallback, sheet, ways
from coursekit.explorers.choices import demand, here
from coursekit.explorers.texts import Texts
from coursekit.explorers.widget import Explorer
from coursekit.explorers.words import words
from coursekit.interface.language import language
from coursekit.interface.words import Words
from coursekit.learner import evidence as store
from coursekit.markup import plain
from coursekit.prose import CITATION, without_links
from coursekit.references import read_references
from coursekit.registers.claims import examine_claims
from coursekit.registers.contentions import (
    FIELDS,
    SIDES,
    STATES,
    STRENGTHS,
    Contention,
    read_contentions,
)

if TYPE_CHECKING:
    import pandas as pd


def contentions(
    contention: str = "", *, field: str = "", state: str = "", side: str = "", strength: str = ""
) -> Contentions:
    """Show the points of contention, and keep the reader's own evidence table.

    Parameters
    ----------
    contention : str
        Id of the point that is open at first, such as `C04`.
    field, state, side, strength : str
        Show points of this field, such as `energy`; in this state (`open`, `managed`, `latent`);
        on which this side speaks (`CN`, `RU`, `UA`, `WEST`, `OTHER`); with evidence as a whole
        this strong (`strong`, `moderate`, `weak`).
    """
    data = contentions_data()
    demand("contention", contention, [entry["id"] for entry in data["entries"]])
    demand("field", field, FIELDS)
    demand("state", state, STATES)
    demand("side", side, SIDES)
    demand("strength", strength, STRENGTHS)
    chosen = {
        **{"entry": contention, "field": field, "state": state},
        **{"side": side, "strength": strength},
    }
    return Contentions(data, words(language()), chosen, store.evidence_path())


class Contentions(Explorer):
    """The view with the reader's table, which outlives the kernel.

    The page sends `{kind: "mark", contention, voice, evidence, mark, note}`; a mark that is empty
    takes the row out.
    """

    kept = traitlets.List(traitlets.Dict()).tag(sync=True)
    exports = traitlets.Dict().tag(sync=True)
    trouble = traitlets.Unicode().tag(sync=True)
    heard = traitlets.Int().tag(sync=True)

    def __init__(
        self,
        data: dict[str, Any],
        say: Words,
        chosen: dict[str, Any],
        path: Path,
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._path = path
        self._now = now
        self._marks: tuple[store.Mark, ...] = ()
        super().__init__(data, say, chosen)
        self._show("")
        self.on_msg(self._on_message)

    def static_html(self) -> str:
        """Return the view as plain HTML, with the reader's marks."""
        return fallback.static_html(self.data, self._say, self._marks)

    def table(self) -> pd.DataFrame:
        """Return the reader's own table, as it is kept: one row for each mark."""
        return sheet.frame(store.marks(self._path))

    def _on_message(self, _widget: object, content: Any, _buffers: object) -> None:
        match content:
            case {
                "kind": "mark",
                "contention": str(contention),
                "voice": str(voice),
                "evidence": str(evidence),
                "mark": ("for" | "against" | "silent" | "") as verdict,
                "note": str(note),
            }:
                mark = self._mark(contention, voice, evidence)
                if mark is not None:
                    text = note[: store.LONGEST_NOTE]
                    self._keep(replace(mark, mark=verdict, note=text))
            case _:
                pass  # not a message of this page: nothing to say to it

    def _mark(self, contention: str, voice: str, evidence: str) -> store.Mark | None:
        """Return the row for a voice and a piece of evidence of ours, not yet marked."""
        for entry in self.data["entries"]:
            if entry["id"] != contention:
                continue
            voices = [one["who"] for one in entry["voices"]]
            for one in entry["evidence"]:
                if one["id"] == evidence and voice in voices:
                    return store.Mark(
                        contention=contention,
                        title=entry["title"],
                        voice=voice,
                        evidence=evidence,
                        says=one["plain"],
                        strength=one["strength"],
                        sources=one["cited"],
                        mark="",
                        note="",
                        at=self._now().isoformat(),
                    )
        return None

    def _keep(self, mark: store.Mark) -> None:
        try:
            store.add(self._path, mark)
        except StoreError as error:
            self._show(error.code)
        else:
            self._show("")

    def _show(self, trouble: str) -> None:
        try:
            marks = store.marks(self._path)
        except StoreError as error:
            marks, trouble = (), error.code
        self._marks = marks
        with self.hold_sync():
            self.kept = [
                {
                    **{"contention": mark.contention, "title": mark.title, "voice": mark.voice},
                    **{"evidence": mark.evidence, "says": mark.says, "note": mark.note},
                    **{"strength": mark.strength, "mark": mark.mark},
                }
                for mark in marks
            ]
            self.exports = {
                "csv": sheet.as_csv(marks),
                "markdown": sheet.as_markdown(marks, self._say),
            }
            self.trouble = trouble
            self.heard += 1  # the same marks again are still news to the page
        if self._static is not None:
            from IPython.display import HTML

            self._static.update(HTML(self.static_html()))


def contentions_data(root: Path | None = None) -> dict[str, Any]:
    """Return all that the page shows of the points of contention."""
    root, course, folder = here(root)
    register = read_contentions(root)
    texts = Texts(read_references(root), register.figures)
    said = {claim.id: claim.says for claim in examine_claims(root)[0]} if _seeds(root) else {}
    entries = [_entry(contention, texts, said) for contention in register.entries]
    heard = {voice.side for c in register.entries for voice in c.voices}
    named = [name for c in register.entries for one in c.evidence for name in one.tables]
    return {
        "kind": "contentions",
        "entries": entries,
        "fields": [name for name in FIELDS if any(c.field == name for c in register.entries)],
        "states": [name for name in STATES if any(c.state == name for c in register.entries)],
        "sides": [side for side in SIDES if side in heard],
        "strengths": list(STRENGTHS),
        "lessons": ways.lessons(course, folder),
        "tables": ways.tables(root, named),
        "references": texts.listed(),
    }


def _seeds(root: Path) -> bool:
    return (root.parent / "seeds" / "claims.yaml").is_file()


def _entry(contention: Contention, texts: Texts, said: dict[str, str]) -> dict[str, Any]:
    return {
        "id": contention.id,
        "title": plain(contention.title),
        "question": texts.html(contention.question),
        "field": contention.field,
        "state": contention.state,
        "strength": contention.strength,
        "would_tell": texts.html(contention.would_tell),
        "unknown": texts.html(contention.unknown),
        "voices": [
            {
                "who": voice.who,
                "side": voice.side,
                "says": texts.html(voice.says),
                "as_of": voice.as_of,
                **texts.behind(voice.says, sources=voice.sources),
            }
            for voice in contention.voices
        ],
        "evidence": [
            {
                "id": fingerprint(one.says),
                "says": texts.html(one.says),
                "plain": _words(one.says),
                "cited": "; ".join(
                    texts.references[name].short for name in one.sources if name in texts.references
                ),
                "bears": texts.html(one.bears),
                "strength": one.strength,
                "tables": list(one.tables),
                **texts.behind(one.says, one.bears, sources=one.sources, figures=one.figures),
            }
            for one in contention.evidence
        ],
        "claims": [
            {"call": f'ck.claims("{name}")', "title": plain(said[name])}
            for name in contention.claims
            if name in said
        ],
        "lessons": list(contention.lessons),
        **texts.behind(contention.question, contention.would_tell, contention.unknown),
    }


def fingerprint(says: str) -> str:
    """Return what stays the same of a piece of evidence for as long as its words do."""
    return hashlib.sha256(" ".join(says.split()).encode()).hexdigest()[:12]


def _words(markdown: str) -> str:
    return plain(CITATION.sub("", without_links(markdown)))
