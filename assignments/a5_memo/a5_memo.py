# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown] nbgrader={"cell_type": "markdown", "grade": false, "grade_id": "a5_r_title", "locked": true, "schema_version": 3, "solution": false, "task": false}
# # A policy memo with evidence
#
# **50 points · about 5 hours, plus the reading of two other memos · after lessons 9 and 10**
#
# A foreign ministry asks for advice: on one point of contention between Russia and China, what should it expect and what should it do?
# Your memo answers first and argues afterwards. Its numbers compute themselves from tables, its voices are more than one, and its uncertainty has a figure.
# The functions in parts 2 to 5 are tools for it; the memo itself, its strongest counter-argument and one chart are read by a person.
#
# | part | you write | points |
# |---|---|---|
# | 1 | `evidence`: what you rest on, with source and voice | 6 |
# | 2 | `compute`: every number of the memo | 7 |
# | 3 | `asymmetry`: one number between −1 and 1 | 3 |
# | 4 | `rank`: an order of contentions, by stated weights | 5 |
# | 5 | `update` and `brier`: changing one's mind, and being scored | 4 |
# | 6 | `scenarios` and `indicators` | 2 |
# | 7 | the memo | 16 |
# | 8 | the strongest case against it | 4 |
# | 9 | one chart | 3 |
#
# **How the marks come about.** Below each task stands a test that you can run as often as you like; a hidden one runs when the work is graded.
# It calls `compute` with tables whose values were changed: a number that was typed instead of computed does not move, and gives itself away.

# %% [markdown] nbgrader={"cell_type": "markdown", "grade": false, "grade_id": "a5_r_data", "locked": true, "schema_version": 3, "solution": false, "task": false}
# ## The data
#
# | file | what it holds |
# |---|---|
# | `data/tables/*.csv` | 16 small tables of the course: trade, gas, prices, votes, arms and others |
# | `data/reading_list.csv` | documents and studies to cite, with a key |
# | `data/contention_scores.csv` | practice ratings of eight contentions by three invented raters |
# | `data/forecast_questions.csv` | six questions that have been resolved |
# | `data/variants.csv` | your reader, your contention, and two tables that the memo has to use |
#
# `data/README.md` explains every table, with its unit and its limits.
# You may use all tables; the two of your variant you have to use.

# %% jupyter={"source_hidden": true} nbgrader={"cell_type": "code", "grade": false, "grade_id": "a5_tools", "locked": true, "schema_version": 3, "solution": false, "task": false}
# Tools of the tests: run this cell and read on, there is nothing to do in it.
import contextlib
import copy
import io
import math
import warnings

import pandas as pd


def _ask(function, *given, lend=None, **named):
    """What a function returns; what it prints or warns of is set aside.

    `lend` holds functions of earlier tasks that stand in for yours meanwhile.
    """
    own = {name: globals().get(name) for name in lend or {}}
    globals().update(lend or {})
    try:
        with (
            contextlib.redirect_stdout(io.StringIO()),
            contextlib.redirect_stderr(io.StringIO()),
            warnings.catch_warnings(),
        ):
            warnings.simplefilter("ignore")
            return function(*given, **named)
    finally:
        globals().update(own)


def _keeps(function, *given, **named):
    """Stop when a function changes a table that it was given."""
    before = copy.deepcopy(given)
    _ask(function, *given, **named)
    for old, new in zip(before, given, strict=True):
        if isinstance(old, pd.DataFrame | pd.Series):
            same = type(old) is type(new) and old.equals(new) and old.index.equals(new.index)
            same = same and list(getattr(old, "columns", [])) == list(getattr(new, "columns", []))
            assert same, "The function changed the table it was given. Work on a copy: df.copy()."


def _near(got, want, rule, slips=None, rel=1e-6):
    """Stop unless a number is right; `slips` explains numbers that a known mistake gives."""
    try:
        number = math.nan if got is pd.NA else float(got.item() if hasattr(got, "item") else got)
    except (TypeError, ValueError):
        number = None
    if number is None or isinstance(got, str):
        raise AssertionError(f"A number was asked for, not a {type(got).__name__}. {rule}")
    if math.isclose(number, want, rel_tol=rel, abs_tol=1e-9):
        return
    if math.isnan(number) and math.isnan(want):
        return
    for slip, why in (slips or {}).items():
        assert not math.isclose(number, slip, rel_tol=rel, abs_tol=1e-9), f"{number:.6g}: {why}"
    raise AssertionError(f"{number:.6g} is not the number asked for. {rule}")


def _refuses(error, rule, function, *given, **named):
    """Stop unless a function raises the error that was asked for."""
    try:
        got = _ask(function, *given, **named)
    except error:
        return
    except Exception as other:
        raise AssertionError(f"{rule} It raised {type(other).__name__}: {other}") from None
    shown = str(got) if len(str(got)) < 40 else f"a {type(got).__name__}"
    raise AssertionError(f"{rule} It returned {shown}.")


# %% nbgrader={"cell_type": "code", "grade": false, "grade_id": "a5_setup", "locked": true, "schema_version": 3, "solution": false, "task": false}
# coursekit: isolated (when your work is graded, its tests run in a process of their own)
import hashlib
from pathlib import Path

import numpy as np

tables = {path.stem: pd.read_csv(path) for path in sorted(Path("data/tables").glob("*.csv"))}
readings = pd.read_csv("data/reading_list.csv")
ratings = pd.read_csv("data/contention_scores.csv")
questions = pd.read_csv("data/forecast_questions.csv")
list(tables)

# %% [markdown] nbgrader={"cell_type": "markdown", "grade": false, "grade_id": "a5_r_code", "locked": true, "schema_version": 3, "solution": false, "task": false}
# ## Your variant
#
# Type the code for this assignment that your teacher gave you, and run the next two cells.
# It decides whom you advise, and on what.
# Without a code you work with the practice variant.

# %% a5_code
variant_code = ""


# %% nbgrader={"cell_type": "code", "grade": false, "grade_id": "a5_variant", "locked": true, "schema_version": 3, "solution": false, "task": false}
def my_variant(code, assignment="a5_memo"):
    """The row of data/variants.csv that belongs to a code."""
    rows = pd.read_csv("data/variants.csv", dtype=str)
    typed = code.strip().lower()
    if not typed:
        return rows.iloc[0]
    digest = hashlib.sha256(f"{assignment}:{typed}".encode()).digest()
    return rows.iloc[1 + int.from_bytes(digest[:8], "big") % (len(rows) - 1)]


mine = my_variant(variant_code)
mine

# %% [markdown] nbgrader={"cell_type": "markdown", "grade": false, "grade_id": "a5_r_t1", "locked": true, "schema_version": 3, "solution": false, "task": false}
# ## 1 · What you rest on
#
# Write `evidence`, a list of at least six dictionaries with these keys:
#
# | key | value |
# |---|---|
# | `claim` | one sentence in your words |
# | `kind` | `fact`, `attribution`, `judgement` or `forecast` |
# | `voice` | whose view or record it is: `RU`, `CN`, `WEST`, `UA` or `OTHER` |
# | `source` | the name of a table, or a key of the reading list |
# | `as_of` | `2025`, `2025-09` or `2025-09-02` |
# | `supports` | `for` or `against` your answer |
# | `figure` | the key of a number of `compute()`, or `None` |
#
# At least three voices, at least two entries *against* your answer, at least three with a figure.
# An entry without a source is not evidence.

# %% nbgrader={"cell_type": "code", "grade": false, "grade_id": "a5_t1", "locked": false, "schema_version": 3, "solution": true, "task": false}
evidence = []
### BEGIN SOLUTION
evidence = [
    {
        "claim": "Since 2021 China's extra purchases made up for about a quarter of what Europe no longer buys.",
        "kind": "fact",
        "voice": "OTHER",
        "source": "gas",
        "as_of": "2026-01-13",
        "supports": "for",
        "figure": "replaced_share",
    },
    {
        "claim": "By Russian estimates China paid about three fifths of the price in Europe and Türkiye in 2025.",
        "kind": "attribution",
        "voice": "RU",
        "source": "prices",
        "as_of": "2025-09-29",
        "supports": "for",
        "figure": "price_ratio",
    },
    {
        "claim": "Gazprom called the memorandum on a second line legally binding.",
        "kind": "attribution",
        "voice": "RU",
        "source": "gazprom-2025-09",
        "as_of": "2025-09-02",
        "supports": "against",
        "figure": None,
    },
    {
        "claim": "With the planned line at full use, about two thirds of the lost volume would be made up for.",
        "kind": "forecast",
        "voice": "OTHER",
        "source": "projects",
        "as_of": "2025-09",
        "supports": "against",
        "figure": "replaced_with_second_line",
    },
    {
        "claim": "China's part in Russia's trade was many times larger than Russia's in China's.",
        "kind": "fact",
        "voice": "CN",
        "source": "trade",
        "as_of": "2024-01",
        "supports": "for",
        "figure": "share_ratio",
    },
    {
        "claim": "Russia's pipeline gas exports to Europe fell to their lowest level since the mid-1970s.",
        "kind": "attribution",
        "voice": "WEST",
        "source": "reuters-2025-12",
        "as_of": "2025-12-30",
        "supports": "for",
        "figure": None,
    },
]
### END SOLUTION

# %% nbgrader={"cell_type": "code", "grade": true, "grade_id": "a5_t1_v", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
needed = {"claim", "kind", "voice", "source", "as_of", "supports", "figure"}
assert len(evidence) >= 6, f"{len(evidence)} entries; at least six were asked for."
for number, entry in enumerate(evidence, 1):
    lacks = sorted(needed - set(entry))
    assert not lacks, f"Entry {number} lacks {', '.join(lacks)}."
    assert entry["kind"] in {"fact", "attribution", "judgement", "forecast"}, (
        f"Entry {number}: {entry['kind']!r} is not one of the four kinds."
    )
    assert entry["voice"] in {"RU", "CN", "WEST", "UA", "OTHER"}, (
        f"Entry {number}: {entry['voice']!r} is not one of the voices."
    )
    assert entry["supports"] in {"for", "against"}, f"Entry {number}: `for` or `against`."
assert len({entry["voice"] for entry in evidence}) >= 3, "At least three voices."
against = sum(entry["supports"] == "against" for entry in evidence)
assert against >= 2, "At least two entries against your answer: look for what would change it."
assert sum(entry["figure"] is not None for entry in evidence) >= 3, "At least three with a figure."

# %% [markdown] nbgrader={"cell_type": "markdown", "grade": false, "grade_id": "a5_r_t2", "locked": true, "schema_version": 3, "solution": false, "task": false}
# ## 2 · Every number of the memo
#
# Write `compute(tables)`. It gets a dictionary of tables by name, as in `tables` above, and returns a dictionary with at least four numbers: every number that your memo uses, by a name of your own.
#
# - Compute all of them from the tables that are **passed in**: do not read files, do not type results.
# - Leave the tables as they are.
# - Counts of rows may be among the numbers; a number that stays the same when the data change, and is no count, was typed.


# %% nbgrader={"cell_type": "code", "grade": false, "grade_id": "a5_t2", "locked": false, "schema_version": 3, "solution": true, "task": false}
def compute(tables):
    """Return every number of the memo, computed from the tables."""
    ### BEGIN SOLUTION
    gas = tables["gas"].set_index("year")
    lost = gas["to_europe_bcm"].loc[2021] - gas["to_europe_bcm"].loc[2025]
    gained = gas["to_china_bcm"].loc[2025] - gas["to_china_bcm"].loc[2021]
    plans = tables["projects"].set_index("project")["volume_bcm_a_year"]
    paid = tables["prices"].set_index(["year", "market"])["usd_per_1000m3"]
    trade = tables["trade"].set_index("year")
    both_ways = trade["cn_exports_usd_bn"].loc[2023] + trade["cn_imports_usd_bn"].loc[2023]
    whole = tables["totals"].set_index(["country", "year"])
    whole = whole["exports_usd_bn"] + whole["imports_usd_bn"]
    share_ru, share_cn = both_ways / whole["RUS", 2023], both_ways / whole["CHN", 2023]
    return {
        "lost_bcm": lost,
        "gained_bcm": gained,
        "replaced_share": gained / lost,
        "replaced_with_second_line": (gained + plans["Power of Siberia 2"]) / lost,
        "price_ratio": paid[2025, "china"] / paid[2025, "europe_turkiye"],
        "revenue_china_usd_bn": gas["to_china_bcm"].loc[2025] * paid[2025, "china"] / 1000,
        "share_ru": share_ru,
        "share_cn": share_cn,
        "share_ratio": share_ru / share_cn,
    }
    ### END SOLUTION


# %% nbgrader={"cell_type": "code", "grade": true, "grade_id": "a5_t2_v", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
from pathlib import Path

import pandas as pd

shipped = {path.stem: pd.read_csv(path) for path in Path("data/tables").glob("*.csv")}
numbers = _ask(compute, shipped)
assert len(numbers) >= 4, f"{len(numbers)} numbers; at least four were asked for."
for name, value in numbers.items():
    assert math.isfinite(float(value)), f"{name} is not a finite number."


# %% nbgrader={"cell_type": "code", "grade": true, "grade_id": "a5_t2_h", "locked": true, "points": 5, "schema_version": 3, "solution": false, "task": false}
# A hidden test of compute runs here: it changes the values in the tables.
### BEGIN HIDDEN TESTS
def _hidden_test():
    import copy
    import math
    from pathlib import Path

    import pandas as pd

    def load(change=None):
        """The shipped tables, the values of each row multiplied by a factor of its own."""
        loaded = {}
        for number, path in enumerate(sorted(Path("data/tables").glob("*.csv"))):
            table = pd.read_csv(path)
            if change is not None:
                names = table.select_dtypes("number").columns.difference(
                    ["year", "months", "texts"]
                )
                table = table.astype(dict.fromkeys(names, float))
                for row in range(len(table)):
                    for place, name in enumerate(names):
                        table.loc[table.index[row], name] *= change(number, row, place)
            loaded[path.stem] = table
        return loaded

    shipped = load()
    first = {name: float(value) for name, value in _ask(compute, copy.deepcopy(shipped)).items()}
    assert len(first) >= 4, f"{len(first)} numbers; at least four were asked for."
    moved = load(lambda table, row, place: 1.05 + 0.031 * table + 0.173 * row + 0.057 * place)
    second = {name: float(value) for name, value in _ask(compute, moved).items()}
    assert set(first) == set(second), (
        "The names of the numbers depend on the values; they should not."
    )
    for name, value in second.items():
        assert math.isfinite(value), (
            f"With other values in the tables {name} is not a finite number."
        )
    still = [name for name in first if math.isclose(first[name], second[name], rel_tol=1e-9)]
    typed = [name for name in still if first[name] != round(first[name])]
    assert not typed, (
        f"{', '.join(typed)}: the data changed and the number did not. Was it typed, or read from a file?"
    )
    assert len(first) - len(still) >= 4, (
        "At least four numbers have to follow the data: of these, too few changed when the data did."
    )
    level = load(lambda table, row, place: 1.1)
    for name, value in _ask(compute, level).items():
        assert math.isfinite(float(value)), f"With all values 10 % higher {name} is not finite."
    again = {name: float(value) for name, value in _ask(compute, copy.deepcopy(shipped)).items()}
    assert first == again, "Called twice with the same tables, compute() gives different numbers."
    passed = copy.deepcopy(shipped)
    _ask(compute, passed)
    for name, table in shipped.items():
        same = name in passed and table.equals(passed[name])
        same = same and list(table.columns) == list(passed[name].columns)
        assert same, f"compute() changed the table {name} that it was given. Work on a copy."


_hidden_test()
### END HIDDEN TESTS


# %% nbgrader={"cell_type": "code", "grade": true, "grade_id": "a5_t1_h", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false}
# A hidden test of evidence runs here when your work is graded; it also asks compute for the figures.
### BEGIN HIDDEN TESTS
def _hidden_test():
    import re
    from pathlib import Path

    import pandas as pd

    assert len(evidence) >= 6, f"{len(evidence)} entries; at least six were asked for."
    known = {path.stem for path in Path("data/tables").glob("*.csv")}
    known |= set(pd.read_csv("data/reading_list.csv")["key"])
    for number, entry in enumerate(evidence, 1):
        assert entry["kind"] in {"fact", "attribution", "judgement", "forecast"}, (
            f"Entry {number}: kind"
        )
        assert entry["voice"] in {"RU", "CN", "WEST", "UA", "OTHER"}, f"Entry {number}: voice"
        assert entry["supports"] in {"for", "against"}, f"Entry {number}: for or against"
        given = str(entry["source"] or "").strip()
        assert given, f"Entry {number} has no source: an entry without a source is not evidence."
        assert given in known, (
            f"Entry {number}: {given!r} is neither a table nor a key of the reading list."
        )
        day = str(entry["as_of"]).strip()
        assert re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", day), (
            f"Entry {number}: {day!r} is not a year, a month or a day such as 2025-09-02."
        )
        pd.Timestamp(day)
        assert len(str(entry["claim"]).split()) >= 4, (
            f"Entry {number}: write the claim as a sentence."
        )
    assert len({entry["voice"] for entry in evidence}) >= 3, "At least three voices."
    against = sum(entry["supports"] == "against" for entry in evidence)
    assert against >= 2, "At least two entries against your answer."
    claims = [str(entry["claim"]).strip().lower() for entry in evidence]
    assert len(set(claims)) == len(claims), "One claim stands in two entries."
    shipped = {path.stem: pd.read_csv(path) for path in Path("data/tables").glob("*.csv")}
    named = {entry["figure"] for entry in evidence if entry["figure"] is not None}
    assert sum(entry["figure"] is not None for entry in evidence) >= 3, (
        "At least three with a figure."
    )
    try:
        numbers = _ask(compute, shipped)
    except Exception:
        numbers = named  # what is wrong with compute is paid for in its own task
    lost = sorted(named - set(numbers))
    assert not lost, (
        f"compute() does not return {', '.join(map(str, lost))}, which the evidence names."
    )


_hidden_test()
### END HIDDEN TESTS

# %% [markdown] nbgrader={"cell_type": "markdown", "grade": false, "grade_id": "a5_r_t3", "locked": true, "schema_version": 3, "solution": false, "task": false}
# ## 3 · One number between −1 and 1
#
# Write `asymmetry(a_on_b, b_on_a)` for two measures of dependence, A's on B and B's on A:
#
# $$\frac{a - b}{a + b}$$
#
# It is positive when A depends more, 0 when both depend alike. Two zeros give `nan`; a negative measure makes no sense: raise a `ValueError`.


# %% nbgrader={"cell_type": "code", "grade": false, "grade_id": "a5_t3", "locked": false, "schema_version": 3, "solution": true, "task": false}
def asymmetry(a_on_b, b_on_a):
    """Return who depends more, from −1 (only B) to 1 (only A)."""
    ### BEGIN SOLUTION
    if a_on_b < 0 or b_on_a < 0:
        raise ValueError("a measure of dependence is not negative")
    if a_on_b == 0 and b_on_a == 0:
        return math.nan
    return (a_on_b - b_on_a) / (a_on_b + b_on_a)
    ### END SOLUTION


# %% nbgrader={"cell_type": "code", "grade": true, "grade_id": "a5_t3_v", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
slips = {
    -0.5: "the sign is turned round: positive means that A depends more",
    3: "this is the ratio",
}
_near(_ask(asymmetry, 0.75, 0.25), 0.5, "(0.75 − 0.25) / (0.75 + 0.25).", slips)


# %% nbgrader={"cell_type": "code", "grade": true, "grade_id": "a5_t3_h", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# A hidden test of asymmetry runs here when your work is graded.
### BEGIN HIDDEN TESTS
def _hidden_test():
    import math

    slips = {0.30: "this is the difference; divide it by the sum", 8.5: "this is the ratio"}
    slips |= {0.30 / 0.34: "divide by the sum of the two, not by the larger one"}
    _near(_ask(asymmetry, 0.34, 0.04), 0.30 / 0.38, "The difference divided by the sum.", slips)
    _near(_ask(asymmetry, 21, 77), -56 / 98, "Negative when B depends more; any unit will do.")
    _near(_ask(asymmetry, 0.0, 0.2), -1.0, "Only B depends.")
    _near(_ask(asymmetry, 0.2, 0), 1.0, "Only A depends.")
    _near(_ask(asymmetry, 3, 3), 0.0, "Both depend alike.")
    _near(_ask(asymmetry, 0, 0), math.nan, "Nobody depends on anybody: nan, without an error.")
    rule = "A negative measure makes no sense: raise a ValueError."
    _refuses(ValueError, rule, asymmetry, -0.1, 0.2)
    _refuses(ValueError, rule, asymmetry, 0.1, -0.2)
    _refuses(ValueError, rule, asymmetry, -0.1, -0.2)
    _refuses(ValueError, rule, asymmetry, 0, -0.2)
    _refuses(ValueError, rule, asymmetry, -0.2, 0)


_hidden_test()
### END HIDDEN TESTS

# %% [markdown] nbgrader={"cell_type": "markdown", "grade": false, "grade_id": "a5_r_t4", "locked": true, "schema_version": 3, "solution": false, "task": false}
# ## 4 · An order, by stated weights
#
# Write `rank(scores, weights)`.
# `scores` is a long table with the columns `id`, `rater`, `criterion`, `value` (1 to 5). `weights` is a dictionary of weights by criterion, with any positive sum.
# The answer is a table with the ids as index and the columns `score` and `rank`.
#
# - First the mean over the raters of each criterion, then the weighted mean over the criteria. So nobody counts more for having been rated more often.
# - The weights are normalised inside: 2 and 2 are the same as 0.5 and 0.5. A criterion without a weight is left out.
# - Rank 1 is the highest score. Equal scores share the better rank: 1, 2, 2, 4.
# - An id that lacks a score for one of the weighted criteria has the score `nan` and is ranked last.
# - The rows are sorted by rank, and by id within a rank.


# %% nbgrader={"cell_type": "code", "grade": false, "grade_id": "a5_t4", "locked": false, "schema_version": 3, "solution": true, "task": false}
def rank(scores, weights):
    """Return weighted scores and ranks of the ids, the most severe first."""
    ### BEGIN SOLUTION
    means = scores.groupby(["id", "criterion"])["value"].mean().unstack()
    total = sum(weights.values())
    score = sum(means[criterion] * weight for criterion, weight in weights.items()) / total
    order = score.rank(ascending=False, method="min", na_option="bottom")
    table = pd.DataFrame({"score": score, "rank": order})
    return table.sort_index().sort_values("rank", kind="stable")
    ### END SOLUTION


# %% nbgrader={"cell_type": "code", "grade": true, "grade_id": "a5_t4_v", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
import pandas as pd

small = pd.DataFrame(
    {
        "id": ["C1", "C1", "C2", "C2"],
        "rater": ["r"] * 4,
        "criterion": ["severity", "breadth"] * 2,
        "value": [2, 2, 5, 3],
    }
)
answer = _ask(rank, small.copy(), {"severity": 0.5, "breadth": 0.5})
assert list(answer.index) == ["C2", "C1"], "The highest score comes first: it is the most severe."
_near(answer.loc["C2", "score"], 4.0, "The mean of 5 and 3.")
_near(answer.loc["C2", "rank"], 1, "The highest score has rank 1.")


# %% nbgrader={"cell_type": "code", "grade": true, "grade_id": "a5_t4_h", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false}
# A hidden test of rank runs here when your work is graded.
### BEGIN HIDDEN TESTS
def _hidden_test():
    import math

    import pandas as pd

    rows = [
        ("C9", "r1", "severity", 4),
        ("C9", "r2", "severity", 2),
        ("C9", "r3", "severity", 3),
        ("C9", "r1", "breadth", 5),
        ("C2", "r1", "severity", 3),
        ("C2", "r2", "severity", 3),
        ("C2", "r1", "breadth", 5),
        ("C5", "r1", "severity", 5),
        ("C5", "r2", "severity", 4),
        ("C5", "r1", "breadth", 4),
        ("C5", "r2", "breadth", 2),
        ("C7", "r1", "severity", 1),
        ("C7", "r2", "breadth", 1),
        ("C7", "r2", "trend", 5),
        ("C1", "r1", "severity", 5),
        ("C1", "r1", "trend", 5),
        ("C4", "r1", "breadth", 5),
        ("C4", "r1", "trend", 1),
    ]
    table = pd.DataFrame(rows, columns=["id", "rater", "criterion", "value"])
    table["note"] = "x"
    table = table.sample(frac=1, random_state=4)
    weights = {"severity": 3, "breadth": 1}
    answer = _ask(rank, table.copy(), dict(weights))
    assert {"score", "rank"} <= set(answer.columns), "The columns are `score` and `rank`."
    slips = {
        3.75: "this is the mean over all rows; first the raters, then the criteria",
        16.5: "the weights have to be normalised: divide by their sum",
    }
    _near(
        answer.loc["C5", "score"],
        (3 * 4.5 + 3) / 4,
        "Severity 4.5 with 3, breadth 3 with 1.",
        slips,
    )
    _near(answer.loc["C9", "score"], 3.5, "Severity 3 with weight 3, breadth 5 with weight 1.")
    _near(answer.loc["C2", "score"], 3.5, "Severity 3 with weight 3, breadth 5 with weight 1.")
    _near(answer.loc["C7", "score"], 1.0, "`trend` has no weight and is left out.")
    for name in ("C1", "C4"):
        _near(
            answer.loc[name, "score"],
            math.nan,
            "A weighted criterion is missing: the score is nan.",
        )
    _near(answer.loc["C5", "rank"], 1, "The highest score has rank 1.")
    rule = "Equal scores share the better rank: 2 and 2, and then 4."
    _near(answer.loc["C2", "rank"], 2, rule, {2.5: "ties share the better rank, not the mean"})
    _near(answer.loc["C9", "rank"], 2, rule, {3: "ties do not depend on the order of the rows"})
    _near(answer.loc["C7", "rank"], 4, rule, {3: "after two ids with rank 2 comes rank 4"})
    for name in ("C1", "C4"):
        assert float(answer.loc[name, "rank"]) > 4, "An id without a score is ranked last."
    assert list(answer.index) == ["C5", "C2", "C9", "C7", "C1", "C4"], (
        "The rows are sorted by rank, and by id within a rank."
    )
    doubled = _ask(rank, table.copy(), {"severity": 0.75, "breadth": 0.25})
    _near(doubled.loc["C5", "score"], 4.125, "Weights of 3 and 1 are those of 0.75 and 0.25.")
    single = _ask(rank, table.copy(), {"trend": 2})
    _near(single.loc["C4", "score"], 1.0, "With one criterion its mean is the score.")
    _near(single.loc["C1", "rank"], 1, "With one criterion its mean is the score.")
    _keeps(rank, table, weights)


_hidden_test()
### END HIDDEN TESTS

# %% [markdown] nbgrader={"cell_type": "markdown", "grade": false, "grade_id": "a5_r_t5", "locked": true, "schema_version": 3, "solution": false, "task": false}
# ## 5 · Changing one's mind, and being scored
#
# Write two functions.
#
# - `update(prior, likelihood_ratio)`: the probability after an observation that is so many times more likely if the statement is true than if it is not. The **odds** are multiplied, not the probability. A prior of 0 or 1 stays. A ratio of 0 or less makes no sense: raise a `ValueError`.
# - `brier(p, outcome)`: the mean squared difference of probabilities and outcomes (0 or 1). Both may be single numbers or sequences of equal length.


# %% nbgrader={"cell_type": "code", "grade": false, "grade_id": "a5_t5", "locked": false, "schema_version": 3, "solution": true, "task": false}
def update(prior, likelihood_ratio):
    """Return the probability after an observation."""
    ### BEGIN SOLUTION
    if likelihood_ratio <= 0:
        raise ValueError("a likelihood ratio is positive")
    true = prior * likelihood_ratio
    return true / (true + 1 - prior)
    ### END SOLUTION


def brier(p, outcome):
    """Return the mean squared difference of probabilities and outcomes."""
    ### BEGIN SOLUTION
    return np.mean((np.asarray(p) - np.asarray(outcome)) ** 2)
    ### END SOLUTION


# %% nbgrader={"cell_type": "code", "grade": true, "grade_id": "a5_t5_v", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
_near(
    _ask(update, 0.3, 1), 0.3, "An observation that is equally likely either way changes nothing."
)
_near(_ask(brier, [1.0, 0.0], [1, 0]), 0.0, "Certain and right both times: the best score is 0.")
_near(_ask(brier, 0.0, 1), 1.0, "Certain and wrong: the worst score is 1.")


# %% nbgrader={"cell_type": "code", "grade": true, "grade_id": "a5_t5_h", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
# A hidden test of update and brier runs here when your work is graded.
### BEGIN HIDDEN TESTS
def _hidden_test():
    slips = {
        0.9: "the probability was multiplied; multiply the odds",
        1.0: "the odds are 3 : 7, times 3",
    }
    slips |= {9 / 7: "these are the odds; turn them back into a probability"}
    _near(_ask(update, 0.3, 3), 9 / 16, "Odds of 3 : 7 become 9 : 7, which is 9 of 16.", slips)
    _near(_ask(update, 0.5, 4), 0.8, "Odds of 1 : 1 become 4 : 1.")
    _near(_ask(update, 0.8, 0.25), 0.5, "A ratio below 1 speaks against the statement.")
    _near(_ask(update, 0.0, 5), 0.0, "What is impossible stays impossible.")
    _near(_ask(update, 1.0, 0.2), 1.0, "What is certain stays certain.")
    _near(_ask(update, 1, 5), 1.0, "What is certain stays certain.")
    rule = "A likelihood ratio is positive: raise a ValueError."
    _refuses(ValueError, rule, update, 0.5, 0)
    _refuses(ValueError, rule, update, 0.5, -2)
    slips = {
        0.3: "this is the mean of absolute differences; square them",
        0.42: "this is the sum; take the mean",
        0.9: "this is the sum of absolute differences; square them and take the mean",
    }
    _near(
        _ask(brier, [0.9, 0.4, 0.6], [1, 0, 1]),
        (0.01 + 0.16 + 0.16) / 3,
        "Squared, then mean.",
        slips,
    )
    _near(_ask(brier, (0.2, 0.5), (0, 1)), (0.04 + 0.25) / 2, "Squared, then mean.")
    _near(_ask(brier, 0.7, 1), 0.09, "A single forecast.")
    _near(_ask(brier, 0.5, 0), 0.25, "Half and half scores 0.25.")


_hidden_test()
### END HIDDEN TESTS

# %% [markdown] nbgrader={"cell_type": "markdown", "grade": false, "grade_id": "a5_r_t6", "locked": true, "schema_version": 3, "solution": false, "task": false}
# ## 6 · Four futures, and what would show which
#
# Write `scenarios`, a dictionary of **four** names with their probabilities (each above 0 and below 1, together 1), and `indicators`, a list of at least three dictionaries:
#
# | key | value |
# |---|---|
# | `text` | an observation that anyone could check |
# | `scenario` | the name of the scenario that it speaks for |
# | `ratio` | how many times more likely it is in that scenario than otherwise, above 0 |
# | `by` | the day by which it should have been seen, such as `2026-12-31` |

# %% nbgrader={"cell_type": "code", "grade": false, "grade_id": "a5_t6", "locked": false, "schema_version": 3, "solution": true, "task": false}
scenarios, indicators = {}, []
### BEGIN SOLUTION
scenarios = {
    "price published by the end of 2026": 0.12,
    "contract without a public price": 0.33,
    "talks go on": 0.45,
    "project shelved in public": 0.10,
}
indicators = [
    {
        "text": "A Chinese company or ministry names a price or a formula for the second line.",
        "scenario": "price published by the end of 2026",
        "ratio": 20,
        "by": "2026-12-31",
    },
    {
        "text": "Mongolia's parliament adopts a law on transit for the line.",
        "scenario": "contract without a public price",
        "ratio": 4,
        "by": "2026-12-31",
    },
    {
        "text": "The joint statement of the next summit names the line without a date.",
        "scenario": "talks go on",
        "ratio": 2.5,
        "by": "2026-09-30",
    },
]
### END SOLUTION

# %% nbgrader={"cell_type": "code", "grade": true, "grade_id": "a5_t6_v", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
values = [float(value) for value in scenarios.values()]
assert len(values) == 4, f"Four scenarios were asked for; there are {len(values)}."
assert not math.isclose(sum(values), 100, rel_tol=0.01), "Write fractions, not per cent."
assert all(0 < value < 1 for value in values), "Each probability lies above 0 and below 1."
assert abs(sum(values) - 1) <= 1e-6, f"The probabilities add up to {sum(values):.3f}, not to 1."


# %% nbgrader={"cell_type": "code", "grade": true, "grade_id": "a5_t6_h", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
# A hidden test of indicators runs here when your work is graded.
### BEGIN HIDDEN TESTS
def _hidden_test():
    import pandas as pd

    assert len(indicators) >= 3, f"{len(indicators)} indicators; at least three were asked for."
    for number, entry in enumerate(indicators, 1):
        lacks = sorted({"text", "scenario", "ratio", "by"} - set(entry))
        assert not lacks, f"Indicator {number} lacks {', '.join(lacks)}."
        assert len(str(entry["text"]).split()) >= 4, f"Indicator {number}: write a sentence."
        assert entry["scenario"] in scenarios, (
            f"Indicator {number} speaks for {entry['scenario']!r}, which is not one of the scenarios."
        )
        assert float(entry["ratio"]) > 0, f"Indicator {number}: a likelihood ratio is positive."
        try:
            pd.Timestamp(str(entry["by"]))
        except ValueError:
            raise AssertionError(f"Indicator {number}: {entry['by']!r} is not a date.") from None
    texts = [str(entry["text"]).strip().lower() for entry in indicators]
    assert len(set(texts)) == len(texts), "One observation stands in two indicators."
    total = sum(float(value) for value in scenarios.values())
    assert abs(total - 1) <= 1e-6, f"The probabilities add up to {total:.3f}, not to 1."


_hidden_test()
### END HIDDEN TESTS

# %% [markdown] nbgrader={"cell_type": "markdown", "grade": false, "grade_id": "a5_r_try", "locked": true, "schema_version": 3, "solution": false, "task": false}
# ## Look before you write
#
# Nothing is marked here.

# %% a5_try
numbers = compute(tables)
print(pd.Series(numbers).round(3).to_string())
print("trade:", round(asymmetry(numbers.get("share_ru", 0), numbers.get("share_cn", 0)), 2))
weights = {"severity": 2, "breadth": 1, "trend": 1, "evidence": 1}
print(rank(ratings, weights).round(2).to_string())
print("always half:", brier([0.5] * len(questions), questions["outcome"]))

# %% [markdown] nbgrader={"cell_type": "markdown", "grade": false, "grade_id": "a5_r_m1", "locked": true, "schema_version": 3, "solution": false, "task": false}
# ## 7 · The memo
#
# 600 to 800 words to the reader of your variant, on the contention of your variant:
#
# **question · answer first · evidence · other views · recommendation · uncertainty**
#
# Use numbers from `compute()` and name what each is a number of, its unit, its source and its date. Where sources disagree, show both.
# Let at least four voices speak, each so that its holders would recognise it.
# Give a probability with a date by which it can be checked, and say what would change your mind.
# Advise what this reader can actually do.

# %% [markdown] nbgrader={"cell_type": "markdown", "grade": true, "grade_id": "a5_m1", "locked": false, "points": 16, "schema_version": 3, "solution": true, "task": false}
# ### BEGIN SOLUTION
# **To:** Ministry of External Affairs, Delhi · **On:** the second Power of Siberia pipeline · **Facts as of** 31 January 2026
#
# **Question.** Will a second pipeline tie Russia so closely to China that Delhi has to reckon with another Moscow?
#
# **Answer.** Not soon. We give 45 per cent to talks that go on through 2026 without a contract, 33 per cent to a contract whose price stays secret, 12 per cent to a published price and 10 per cent to a project shelved in public. Delhi should plan for a Russia that needs buyers more than China needs this line, and should use the years in which that is so.
#
# **Evidence.** *Volume.* Between 2021 and 2025 pipeline gas to Europe fell by 122 billion cubic metres (bcm) a year and deliveries through Power of Siberia rose by 28 (Gazprom as quoted by TASS; International Energy Agency for 2021, European Union only; Reuters on flow data for 2025). China has made up for 23 per cent of the loss. With the 50 bcm of the planned line, all else equal, it would be 64 per cent: much, and years away, because nothing has been built.
#
# *Price.* Russia's economy ministry estimated for 2025 that China paid 62 per cent of the average in Europe and Türkiye. That is an estimate of one side; no contract price is public. At that price the deliveries of 2025 were worth about 9.6 billion dollars.
#
# *Weight.* In 2023 trade with China was 34 per cent of all Russian goods trade, and trade with Russia 4 per cent of China's (numerator from China's customs, denominators from each country's own). One tie, a ratio of eight to one. Russian figures for the same trade are lower, 227 billion dollars against 240, so the first share would be 32 per cent in Russian terms. A share is not influence; it says who feels an interruption first.
#
# **Other views.**
# *Moscow.* Gazprom's head, Alexei Miller, called the memorandum of September 2025 legally binding and explained the lower price by fields that lie nearer to the buyer. On this view the line is settled and the price a matter of geography.
# *Beijing.* The Chinese accounts of that visit gave no details of the line. Chinese officials say that such projects follow market principles; China buys gas from several suppliers, and does not need to hurry.
# *Western governments and analysts.* NATO's declaration of July 2024 called China a decisive enabler of Russia's war. Among analysts the reading differs: Kluge (SWP, 2024) sees growing dependence, Demarais (ECFR, 2024) finds trade of an ordinary size for an economy such as Russia's.
# *Kyiv.* President Zelensky said in Singapore in June 2024 that Chinese support prolongs the war; seen from there, every new contract has a second meaning.
# *Ulaanbaatar and Astana.* Transit income is welcome, dependence on one neighbour is not. Neither is only scenery: a line through Mongolia needs Mongolian law.
#
# **Recommendation.**
# 1. Treat statements about the line as attributions until a price or a financing plan is public; ask for both in talks with Moscow.
# 2. Use the present weakness of demand for Russian pipeline gas where India has something to offer, in long-term contracts for liquefied gas and fertiliser, with clauses that hold when sanctions change.
# 3. Do not pay for influence in Moscow that the figures do not show to be for sale: arms and oil matter more to this relationship than gas that cannot reach India.
# 4. Agree with Tokyo and Seoul on a common watch of the indicators below; all three lose if the line is mistaken for an alliance.
#
# **Uncertainty.** The weakest number is the base of 2021, which covers the European Union only: with all of Europe the loss would be larger and the replaced share smaller. The price is one government's estimate. That the two states share the wish for the line is documented; what they would do for it is not.
# We would change our minds if a Chinese body named a price or a formula (twenty times likelier if a contract is near), or if Mongolia adopted a transit law (four times). If the next summit statement again names the line without a date, talks that go on become likelier still: from 45 to about 67 per cent.
# No number here says what the two leaders intend.
# ### END SOLUTION

# %% [markdown] nbgrader={"cell_type": "markdown", "grade": false, "grade_id": "a5_r_m2", "locked": true, "schema_version": 3, "solution": false, "task": false}
# ## 8 · The strongest case against you
#
# 120 to 150 words: the best argument against your answer, as those who hold it would put it, with two sources from their side, and without a rebuttal.

# %% [markdown] nbgrader={"cell_type": "markdown", "grade": true, "grade_id": "a5_m2", "locked": false, "points": 4, "schema_version": 3, "solution": true, "task": false}
# ### BEGIN SOLUTION
# The line will come, and sooner than outsiders think. In September 2025 Gazprom and its Chinese partner signed what its head called a legally binding memorandum, together with higher volumes on two lines that exist (Gazprom, 2 September 2025). Pipelines between these two states have been announced late and then built on time: the first reached its full 38 bcm within five years, and carried more in 2025. Both governments say in their joint statement of 16 May 2024 that they will deepen their partnership, and earlier plans became lines: oil in 2011, gas in 2019. A price is not needed in public; there was none in 2014 either, and the gas has flowed since 2019. For Beijing, gas that crosses no sea is worth more than its price; for Moscow, a buyer that imposes no sanctions is worth a discount.
# ### END SOLUTION

# %% [markdown] nbgrader={"cell_type": "markdown", "grade": false, "grade_id": "a5_r_m3", "locked": true, "schema_version": 3, "solution": false, "task": false}
# ## 9 · One chart
#
# Draw one chart for the memo. It needs a title that states the finding, the unit, source and as-of date, and a text alternative in the variable `alt`; and it has to be readable without colour.

# %% nbgrader={"cell_type": "code", "grade": true, "grade_id": "a5_m3", "locked": false, "points": 3, "schema_version": 3, "solution": true, "task": false}
### BEGIN SOLUTION
import matplotlib.pyplot as plt

gas = tables["gas"]
numbers = compute(tables)
figure, axes = plt.subplots(figsize=(6, 3.6))
axes.plot(gas["year"], gas["to_europe_bcm"], marker="o", linestyle="-")
axes.plot(gas["year"], gas["to_china_bcm"], marker="s", linestyle="--")
axes.annotate("to Europe", (2021.1, gas["to_europe_bcm"].iloc[0]))
axes.annotate("to China", (2021.1, gas["to_china_bcm"].iloc[0] + 5))
axes.set_title(
    f"China made up for {numbers['replaced_share']:.0%} of the pipeline gas lost in Europe"
)
axes.set_ylabel("billion cubic metres a year")
axes.set_xlabel(
    "Gazprom via TASS; IEA (2021, EU only); Reuters on ENTSOG data · as of January 2026"
)
axes.set_xticks(gas["year"])
axes.set_ylim(0)
plt.show()
alt = (
    "Two lines, 2021 to 2025. The solid one, gas to Europe, falls from 140 to 18 billion cubic "
    "metres; the dashed one, gas to China, rises from 10 to 39 and crosses it in 2025."
)
### END SOLUTION
