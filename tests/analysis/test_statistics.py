"""Statistics of questions: hand-worked tables, and simulations whose truth is known."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from coursekit.analysis import estimate
from coursekit.analysis.items import Facts, ItemStatistics, flags_by_chance, statistics
from coursekit.analysis.reliability import reliability

# Six students and four questions, small enough to work out on paper.
BY_HAND = pd.DataFrame(
    [[1, 1, 1, 1], [1, 1, 1, 0], [1, 1, 0, 0], [1, 0, 1, 0], [1, 0, 0, 0], [0, 0, 0, 0]],
    columns=["a", "b", "c", "d"],
    dtype=float,
)


def tries(scores: pd.DataFrame, **columns: object) -> pd.DataFrame:
    long = scores.rename_axis(index="learner", columns="item").stack().rename("fraction")
    plain = {"confidence": None, "response": None}
    return long.reset_index().assign(**{**plain, **columns})


def plain(scores: pd.DataFrame) -> dict[str, Facts]:
    return {str(item): Facts(options={}, keys=frozenset()) for item in scores}


def described(scores: pd.DataFrame, **columns: object) -> list[ItemStatistics]:
    return statistics(tries(scores, **columns), plain(scores))


def parallel(
    rng: np.random.Generator, learners: int, items: int, correlation: float
) -> pd.DataFrame:
    """Scores of items that all correlate alike with what they measure."""
    ability = rng.normal(size=(learners, 1)) * np.sqrt(correlation)
    noise = rng.normal(size=(learners, items)) * np.sqrt(1 - correlation)
    return pd.DataFrame(ability + noise, columns=[f"i{n}" for n in range(items)])


def test_kr20_of_the_table_on_paper() -> None:
    found = reliability(BY_HAND)

    # 4/3 × (1 − (1/6 + 3/10 + 3/10 + 1/6) / 2)
    assert found.alpha is not None
    assert found.alpha.value == pytest.approx(0.7111, abs=1e-4)
    assert (found.dichotomous, found.mean, found.deviation) == (True, 2.0, pytest.approx(2**0.5))
    assert found.error == pytest.approx(2**0.5 * (1 - 0.7111) ** 0.5, abs=1e-3)
    assert found.items_for == {0.7: 4, 0.8: 7}


def test_point_biserial_of_the_table_on_paper() -> None:
    thirty = pd.concat([BY_HAND] * 5, ignore_index=True)

    first = described(thirty)[0]

    # (1.4 − 0) / 1.0672 × √(5/36)
    assert first.discrimination is not None
    assert first.discrimination.value == pytest.approx(0.4889, abs=1e-4)


def test_an_interval_of_a_right_or_wrong_item_is_wilsons() -> None:
    found = estimate.mean(np.array([1.0] * 18 + [0.0] * 11))
    assert (round(found.low, 2), round(found.high, 2)) == (0.44, 0.77)


def test_partial_marks_have_an_interval_that_holds_their_mean() -> None:
    found = estimate.mean(np.array([0.0, 0.5, 0.5, 0.75, 1.0, 1.0, 0.25, 0.5, 1.0, 0.0]))
    assert found.low < found.value == 0.55 < found.high


def test_the_interval_of_alpha_covers_the_truth_as_often_as_it_says() -> None:
    rng = np.random.default_rng(7)
    truth = 10 * 0.2 / (1 + 9 * 0.2)
    inside = 0
    for _ in range(300):
        alpha = reliability(parallel(rng, 40, 10, 0.2)).alpha
        assert alpha is not None
        inside += alpha.low <= truth <= alpha.high
    assert 0.92 <= inside / 300 <= 0.98


def test_difficulty_and_a_wrong_key_are_found_again() -> None:
    rng = np.random.default_rng(3)
    ability, hardness = rng.normal(size=(400, 1)), np.linspace(-1.2, 1.2, 8)
    chances = 1 / (1 + np.exp(-1.6 * (ability - hardness)))
    right = (rng.random((400, 8)) < chances).astype(float)
    right[:, 7] = 1 - right[:, 7]  # marked by the wrong key
    scores = pd.DataFrame(right, columns=[f"i{n}" for n in range(8)])

    found = described(scores)

    assert len(found) == 8
    for place, one in enumerate(found[:7]):
        assert one.difficulty is not None
        assert one.difficulty.low <= chances[:, place].mean() <= one.difficulty.high
        assert one.discrimination is not None
        assert one.discrimination.value > 0.2
        assert one.flags == ()
    assert [flag[:13] for flag in found[7].flags] == ["check the key"]


def test_too_few_learners_are_not_made_to_say_anything() -> None:
    nine = described(pd.concat([BY_HAND, BY_HAND[:3]], ignore_index=True))[0]
    twelve = described(pd.concat([BY_HAND] * 2, ignore_index=True))[0]
    assert (nine.difficulty, nine.discrimination, nine.upper_lower, nine.gap) == (None,) * 4
    assert twelve.difficulty is not None
    assert twelve.discrimination is None


def test_an_item_with_the_same_score_for_all_is_left_out_of_alpha() -> None:
    with_constant = BY_HAND.assign(e=1.0)
    found, without = reliability(with_constant), reliability(BY_HAND)
    assert found.constant == ("e",)
    assert found.alpha == without.alpha
    assert (found.items, without.items) == (5, 4)


def choices(chosen: dict[str, list[int]]) -> ItemStatistics:
    """One question of three options: who chose what, by the score on nine others."""
    rows = []
    for option, rest in chosen.items():
        for score in rest:
            learner = f"s{len(rows)}"
            rows.append((learner, "q", float(option == "key"), option))
            rows += [(learner, f"o{n}", float(n < score), None) for n in range(9)]
    first = pd.DataFrame(rows, columns=["learner", "item", "fraction", "response"])
    facts = {
        "q": Facts(options={"key": "K", "one": "A", "two": "B"}, keys=frozenset({"key"}),
                   chance=1 / 3)
    }  # fmt: skip
    return statistics(first.assign(confidence=90), facts)[0]


def test_a_distractor_that_draws_the_best_learners_is_flagged() -> None:
    weak, strong = [1, 2, 3, 4] * 6, [7, 8, 9]
    found = choices({"key": [5, 6] * 9, "one": weak[:18], "two": strong * 4})
    assert any("a wrong option draws" in flag or "check the key" in flag for flag in found.flags)
    assert [option.thirds for option in found.options][2][2] == 12
    assert any("sure and wrong" in flag for flag in found.flags)


def test_a_distractor_that_nobody_takes_is_flagged() -> None:
    found = choices({"key": [6, 7, 8, 9] * 8, "one": [1, 2, 3, 4] * 3, "two": []})
    assert "idle option: hardly anybody takes “B”" in found.flags
    assert found.options[0].share == pytest.approx(32 / 44)


def test_guesses_asked_before_the_lesson_are_never_flagged() -> None:
    scores = pd.concat([BY_HAND * 0] * 5, ignore_index=True)
    guess = {"a": Facts(options={}, keys=frozenset(), guess_first=True)}
    (found,) = statistics(tries(scores), guess)
    assert found.flags == ()
    assert any(one.flags for one in described(scores))


def test_flags_by_chance_grow_with_items_and_shrink_with_learners() -> None:
    rng = np.random.default_rng(5)
    few, many = described(parallel(rng, 30, 20, 0.3)), described(parallel(rng, 300, 20, 0.3))
    assert 20 / 2 > flags_by_chance(few) > flags_by_chance(many) >= 0
