"""Python's scorers on the vectors that the page's scorers are held to as well."""

from __future__ import annotations

import pytest
import vectors

from coursekit.errors import ResponseError
from coursekit.items import TYPES


def test_every_type_has_at_least_twenty_vectors() -> None:
    assert {name: len(vectors.cases(name)) >= 20 for name in vectors.TYPES} == dict.fromkeys(
        TYPES, True
    )


@pytest.mark.parametrize(
    "case",
    [pytest.param(case, id=f"{n}-{case.name}") for n in vectors.TYPES for case in vectors.cases(n)],
)
def test_python_agrees_with_the_vectors(case: vectors.Case) -> None:
    if "error" in case.expected:
        with pytest.raises(ResponseError) as caught:
            case.item.score(case.response)
        assert caught.value.code == case.expected["error"]
    else:
        score = case.item.score(case.response)
        assert score.fraction == pytest.approx(case.expected["fraction"])
        assert score.reason == case.expected["reason"]
