"""The page's scorers against the vectors, and against Python's on thousands of made-up answers."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
import vectors

from coursekit.errors import ResponseError
from coursekit.items import Item
from coursekit.quiz import front

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

_SCORE = """async ([source, pairs]) => {
    const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
    const { score } = await import(address);
    return pairs.map(([type, sealed, response]) => {
        try {
            const { fraction, reason, comments } = score(type, sealed, response);
            const marks = comments.map((one) => [one.entry, one.mark, one.text]);
            return { fraction, reason, marks };
        } catch (error) {
            return { error: error.code ?? String(error) };
        }
    });
}"""


@pytest.fixture(scope="module")
def blank(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page()
    yield page
    page.close()


def scored_by_page(page: Page, pairs: list[tuple[Item, Any]]) -> list[dict[str, Any]]:
    sent = [[item.type, item.sealed(), response] for item, response in pairs]
    return list(page.evaluate(_SCORE, [front.script(alone=True), sent]))


def scored_by_python(item: Item, response: Any) -> dict[str, Any]:
    try:
        score = item.score(response)
    except ResponseError as error:
        return {"error": error.code}
    marks = [[comment.entry, comment.mark, comment.text] for comment in score.comments]
    return {"fraction": score.fraction, "reason": score.reason, "marks": marks}


def agree(one: dict[str, Any], other: dict[str, Any]) -> bool:
    if "error" in one or "error" in other:
        return one.get("error") == other.get("error")
    same = one["reason"] == other["reason"] and one["marks"] == other["marks"]
    return same and abs(one["fraction"] - other["fraction"]) < 1e-9


@pytest.mark.parametrize("name", vectors.TYPES)
def test_the_page_agrees_with_the_vectors(blank: Page, name: str) -> None:
    cases = vectors.cases(name)
    results = scored_by_page(blank, [(case.item, case.response) for case in cases])
    for case, result in zip(cases, results, strict=True):
        expected = case.expected
        if "fraction" in expected:
            expected = {**expected, "fraction": pytest.approx(expected["fraction"])}
        assert {key: result.get(key) for key in expected} == expected, case.name


@pytest.mark.parametrize("name", vectors.TYPES)
def test_both_scorers_agree_on_made_up_answers(blank: Page, name: str) -> None:
    chance = random.Random(name)
    known = vectors.cases(name)
    pairs = [(case.item, answer) for case in known for answer in changed(case, known, chance)]
    assert len(pairs) >= 400
    results = scored_by_page(blank, pairs)
    for (item, response), result in zip(pairs, results, strict=True):
        expected = scored_by_python(item, response)
        assert agree(expected, result), (item.stem, response, expected, result)


def changed(
    case: vectors.Case, known: tuple[vectors.Case, ...], chance: random.Random
) -> Iterator[Any]:
    """Make answers out of a known one: mixed, cut, repeated, nested, and typed differently."""
    for _ in range(20):
        yield _change(case.response, chance.choice(known).response, chance)


def _change(value: Any, other: Any, chance: random.Random) -> Any:
    if isinstance(value, list):
        pool = [*value, *(other if isinstance(other, list) else [other])]
        return chance.sample(pool, chance.randint(0, len(pool)))
    if isinstance(value, dict):
        pool = {**value, **(other if isinstance(other, dict) else {})}
        kept = chance.sample(sorted(pool), chance.randint(0, len(pool)))
        return {
            name: _change(pool[name], other, chance) if chance.random() < 0.3 else pool[name]
            for name in kept
        }
    if isinstance(value, str):
        return _typed(value, chance)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return chance.choice([value, -value, value * 10, value + 0.5, str(value), None])
    return chance.choice([value, other, None, "", [], {}])


_TYPED = [*"0123456789.,-+ '%$eE", "\u2009", "\u00a0", "−", "–", "４", "bn", " million", "x", "us$"]


def _typed(value: str, chance: random.Random) -> str:
    characters = list(value)
    for _ in range(chance.randint(0, 3)):
        place = chance.randint(0, len(characters))
        match chance.randint(0, 2):
            case 0:
                characters.insert(place, chance.choice(_TYPED))
            case 1 if characters:
                characters.pop(min(place, len(characters) - 1))
            case 2 if characters:
                characters[min(place, len(characters) - 1)] = chance.choice(_TYPED)
    return "".join(characters)
