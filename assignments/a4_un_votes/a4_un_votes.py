# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown] nbgrader={"cell_type": "markdown", "grade": false, "grade_id": "a4_r_title", "locked": true, "schema_version": 3, "solution": false, "task": false}
# # How alike do they vote?
#
# **40 points · about 3 hours · after lesson 7**
#
# In the General Assembly of the United Nations every state may say yes, say no, abstain, or stay away.
# Out of these four letters comes many a sentence such as “the two vote together in most cases”.
# How true it is depends on what one does with abstentions and absences, on which votes were recorded at all, and on whom one compares with.
# In this notebook you build the measure, turn the knobs, and read the result.
#
# | part | you write | points |
# |---|---|---|
# | 1 | `to_wide`: from a list of votes to a table | 5 |
# | 2 | `same_share`: how often the letter was the same | 5 |
# | 3 | `similarity`: an abstention as half a step | 6 |
# | 4 | `matrix`: all pairs at once | 5 |
# | 5 | `by_topic`: is it the same on every subject? | 5 |
# | 6 | `adopted`: who counts as present and voting | 4 |
# | 7 | `sensitivity`: what the half step does | 2 |
# | 8 | what the numbers show, in words | 8 |
#
# **How the marks come about.** Below each task stands a test that you can run as often as you like.
# A second, hidden test runs your function on invented countries when the work is graded: absent states, contradicting rows, ties, shuffled rows.
# A mistake in one task costs nothing in the next.

# %% [markdown] nbgrader={"cell_type": "markdown", "grade": false, "grade_id": "a4_r_data", "locked": true, "schema_version": 3, "solution": false, "task": false}
# ## The data
#
# | file | what it holds |
# |---|---|
# | `data/un_votes.csv` | 14 states' votes on 14 texts about Ukraine (2014–2025) and on 18 others of the session of 2019 |
# | `data/un_tallies.csv` | how many members voted yes, no, or abstained |
# | `data/un_agreement.csv` | identical votes a session for five pairs, from *all* recorded votes 2010–2019, to compare |
# | `data/variants.csv` | which pair, baseline and topic each of you writes about |
#
# The letters are `Y` yes, `N` no, `A` abstention, `X` did not take part; a state without a row did not take part either.
# The 18 other texts were picked by a rule that is written down in `data/README.md`, and not by what they show.
# Most resolutions pass without any vote: what is recorded is what was contested.

# %% jupyter={"source_hidden": true} nbgrader={"cell_type": "code", "grade": false, "grade_id": "a4_tools", "locked": true, "schema_version": 3, "solution": false, "task": false}
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


# %% nbgrader={"cell_type": "code", "grade": false, "grade_id": "a4_setup", "locked": true, "schema_version": 3, "solution": false, "task": false}
# coursekit: isolated (when your work is graded, its tests run in a process of their own)
import hashlib

votes = pd.read_csv("data/un_votes.csv")
tallies = pd.read_csv("data/un_tallies.csv")
agreement = pd.read_csv("data/un_agreement.csv")
votes.head()

# %% [markdown] nbgrader={"cell_type": "markdown", "grade": false, "grade_id": "a4_r_code", "locked": true, "schema_version": 3, "solution": false, "task": false}
# ## Your variant
#
# Type the code for this assignment that your teacher gave you, and run the next two cells.
# It decides the pair, the baseline and the topic of part 8.
# Without a code you work with the practice variant.

# %% a4_code
variant_code = ""


# %% nbgrader={"cell_type": "code", "grade": false, "grade_id": "a4_variant", "locked": true, "schema_version": 3, "solution": false, "task": false}
def my_variant(code, assignment="a4_un_votes"):
    """The row of data/variants.csv that belongs to a code."""
    rows = pd.read_csv("data/variants.csv")
    typed = code.strip().lower()
    if not typed:
        return rows.iloc[0]
    digest = hashlib.sha256(f"{assignment}:{typed}".encode()).digest()
    return rows.iloc[1 + int.from_bytes(digest[:8], "big") % (len(rows) - 1)]


mine = my_variant(variant_code)
mine

# %% [markdown] nbgrader={"cell_type": "markdown", "grade": false, "grade_id": "a4_r_t1", "locked": true, "schema_version": 3, "solution": false, "task": false}
# ## 1 · From a list to a table
#
# Write `to_wide(df)`. `df` has the columns `resolution`, `date`, `country`, `vote`, one row a vote.
# The answer has one row a resolution and one column a country, and holds the letters.
#
# - The index holds the resolutions **in order of date**; those of one day are sorted by name.
# - A country without a row for a resolution gets `"X"`.
# - If a country has two rows for one resolution with different votes, raise a `ValueError`. The same vote twice does no harm.
#
# Mind the order: by name, `ES-11/10` comes before `ES-11/2`.


# %% nbgrader={"cell_type": "code", "grade": false, "grade_id": "a4_t1", "locked": false, "schema_version": 3, "solution": true, "task": false}
def to_wide(df):
    """Return a table of votes: resolutions by date, one column a country."""
    ### BEGIN SOLUTION
    single = df.drop_duplicates(["resolution", "country", "vote"])
    if single.duplicated(["resolution", "country"]).any():
        raise ValueError("a country has two different votes on one resolution")
    order = df.sort_values(["date", "resolution"])["resolution"].unique()
    wide = single.pivot(index="resolution", columns="country", values="vote")
    return wide.reindex(order).fillna("X")
    ### END SOLUTION


# %% nbgrader={"cell_type": "code", "grade": true, "grade_id": "a4_t1_v", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
import pandas as pd

small = pd.DataFrame(
    {
        "resolution": ["R1", "R1", "R2", "R2"],
        "date": ["2020-01-01", "2020-01-01", "2020-02-01", "2020-02-01"],
        "country": ["AAA", "BBB", "AAA", "BBB"],
        "vote": ["Y", "N", "A", "Y"],
    }
)
answer = _ask(to_wide, small.copy())
assert list(answer.index) == ["R1", "R2"], "One row a resolution, in order of date."
assert set(answer.columns) == {"AAA", "BBB"}, "One column a country."
assert answer.loc["R2", "AAA"] == "A", "The table holds the letters of the votes."


# %% nbgrader={"cell_type": "code", "grade": true, "grade_id": "a4_t1_h", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false}
# A hidden test of to_wide runs here when your work is graded.
### BEGIN HIDDEN TESTS
def _hidden_test():
    import pandas as pd

    rows = [
        ["x", "BBB", "Y", "R/10", "2021-03-01"],
        ["x", "AAA", "N", "R/2", "2020-12-24"],
        ["x", "AAA", "A", "R/9", "2021-03-01"],
        ["x", "CCC", "Y", "R/1", "2022-05-05"],
        ["x", "BBB", "X", "R/2", "2020-12-24"],
        ["x", "AAA", "Y", "R/10", "2021-03-01"],
        ["y", "AAA", "Y", "R/10", "2021-03-01"],
        ["x", "CCC", "N", "R/11", "2019-01-01"],
    ]
    names = ["note", "country", "vote", "resolution", "date"]
    table = pd.DataFrame(rows, columns=names, index=[5, 1, 7, 3, 0, 6, 2, 4])
    answer = _ask(to_wide, table.copy())
    found = list(answer.index)
    assert sorted(found) == sorted(["R/11", "R/2", "R/10", "R/9", "R/1"]), "One row a resolution."
    assert found != sorted(found), "The rows are in order of date, not of name."
    assert found == ["R/11", "R/2", "R/10", "R/9", "R/1"], (
        "The rows are in order of date; those of the same day in order of name."
    )
    assert set(answer.columns) == {"AAA", "BBB", "CCC"}, (
        "One column a country, and no other column."
    )
    assert not answer.isna().any().any(), 'A country without a row did not take part: write "X".'
    assert list(answer["AAA"]) == ["X", "N", "Y", "A", "X"], "The letters stand where they belong."
    assert list(answer["BBB"]) == ["X", "X", "Y", "X", "X"], "The letters stand where they belong."
    assert list(answer["CCC"]) == ["N", "X", "X", "X", "Y"], "The letters stand where they belong."
    clash = pd.DataFrame([*rows, ["x", "AAA", "N", "R/9", "2021-03-01"]], columns=names)
    rule = "AAA has two different votes on R/9: raise a ValueError instead of taking one of them."
    _refuses(ValueError, rule, to_wide, clash)
    _keeps(to_wide, table)


_hidden_test()
### END HIDDEN TESTS

# %% [markdown] nbgrader={"cell_type": "markdown", "grade": false, "grade_id": "a4_r_t2", "locked": true, "schema_version": 3, "solution": false, "task": false}
# ## 2 · How often the letter was the same
#
# Write `same_share(wide, a, b)` for a table as `to_wide` makes it.
# Among the resolutions in which **both took part**, so that neither letter is an `X`, it is the share with the same letter.
# If there is no such resolution, return `nan`.
#
# So two abstentions are the same, and two absences are nothing.


# %% nbgrader={"cell_type": "code", "grade": false, "grade_id": "a4_t2", "locked": false, "schema_version": 3, "solution": true, "task": false}
def same_share(wide, a, b):
    """Return the share of common votes with the same letter."""
    ### BEGIN SOLUTION
    both = wide[(wide[a] != "X") & (wide[b] != "X")]
    return (both[a] == both[b]).mean()
    ### END SOLUTION


# %% nbgrader={"cell_type": "code", "grade": true, "grade_id": "a4_t2_v", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
import pandas as pd

wide = pd.DataFrame({"AAA": list("YYNN"), "BBB": list("YNNN")})
slips = {
    75: "this is a percentage, a fraction was asked for",
    3: "this counts; a share was asked for",
}
_near(_ask(same_share, wide.copy(), "AAA", "BBB"), 0.75, "Three of four votes are the same.", slips)


# %% nbgrader={"cell_type": "code", "grade": true, "grade_id": "a4_t2_h", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false}
# A hidden test of same_share runs here when your work is graded.
### BEGIN HIDDEN TESTS
def _hidden_test():
    import math

    import pandas as pd

    wide = pd.DataFrame(
        {
            "XAAA": list("NAYNYX"),
            "AAA": list("AAYYXX"),
            "BBB": list("NANNXY"),
            "CCC": list("XXXXYN"),
        },
        index=["R3", "R1", "R6", "R2", "R5", "R4"],
    )
    rule = "Of four votes in which both took part, one is the same."
    slips = {
        0.5: "an abstention is not a no",
        0.0: "two abstentions are the same letter, and an abstention takes part",
        1 / 3: "an absence is not an abstention",
        0.4: "two absences are no agreement: leave them out",
        1 / 6: "the whole is the votes in which both took part, not all resolutions",
        0.2: "a vote counts only when both took part",
        0.75: "take the column of exactly that name; another country's name contains it",
    }
    _near(_ask(same_share, wide.copy(), "AAA", "BBB"), 0.25, rule, slips)
    _near(
        _ask(same_share, wide.copy(), "BBB", "AAA"), 0.25, "The order of the two does not matter."
    )
    _near(_ask(same_share, wide.copy(), "AAA", "AAA"), 1.0, "A country votes as it does.")
    rule = "AAA and CCC never took part in the same vote: the share is nan."
    _near(_ask(same_share, wide.copy(), "AAA", "CCC"), math.nan, rule)
    _near(
        _ask(same_share, wide.copy(), "XAAA", "AAA"), 0.5, "Take the column of exactly that name."
    )
    _keeps(same_share, wide, "AAA", "BBB")


_hidden_test()
### END HIDDEN TESTS

# %% [markdown] nbgrader={"cell_type": "markdown", "grade": false, "grade_id": "a4_r_t3", "locked": true, "schema_version": 3, "solution": false, "task": false}
# ## 3 · An abstention as half a step
#
# Write `similarity(wide, a, b, half=0.5)`: the mean score over the votes in which both took part, where
#
# - the same letter scores 1, two abstentions too;
# - `Y` against `N` scores 0;
# - exactly one abstention scores `half`;
# - votes with an `X` are left out; if none is left, return `nan`.


# %% nbgrader={"cell_type": "code", "grade": false, "grade_id": "a4_t3", "locked": false, "schema_version": 3, "solution": true, "task": false}
def similarity(wide, a, b, half=0.5):
    """Return the mean score of common votes, an abstention against yes or no scoring `half`."""
    ### BEGIN SOLUTION
    scores = []
    for one, other in zip(wide[a], wide[b]):
        if "X" in (one, other):
            continue
        if one == other:
            scores.append(1)
        elif "A" in (one, other):
            scores.append(half)
        else:
            scores.append(0)
    return sum(scores) / len(scores) if scores else math.nan
    ### END SOLUTION


# %% nbgrader={"cell_type": "code", "grade": true, "grade_id": "a4_t3_v", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
import pandas as pd

wide = pd.DataFrame({"AAA": list("YYNY"), "BBB": list("YNNN")})
slips = {0.75: "yes against no scores 0, not half", 50: "a mean score lies between 0 and 1"}
_near(_ask(similarity, wide.copy(), "AAA", "BBB"), 0.5, "Two of four are the same.", slips)


# %% nbgrader={"cell_type": "code", "grade": true, "grade_id": "a4_t3_h", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false}
# A hidden test of similarity runs here when your work is graded.
### BEGIN HIDDEN TESTS
def _hidden_test():
    import math

    import pandas as pd

    wide = pd.DataFrame(
        {"CCC": list("XXXXYN"), "AAA": list("AAYYXX"), "BBB": list("NANNXY")},
        index=["R3", "R1", "R6", "R2", "R5", "R4"],
    )
    rule = "Of four common votes one is the same, one has one abstention, two are yes against no."
    slips = {
        0.5: "an abstention is not a no",
        0.25: "two abstentions are the same letter and score 1; exactly one scores half",
        0.625: "yes against no scores 0, whatever `half` is",
        0.0: "abstentions take part",
        0.475: "votes with an X are left out",
    }
    _near(_ask(similarity, wide.copy(), "AAA", "BBB"), 0.375, rule, slips)
    slips = {
        0.375: "`half` has no effect",
        0.1: "two abstentions score 1, not `half`",
        0.4: "yes against no scores 0, whatever `half` is",
        0.65: "`half` belongs to exactly one abstention, and yes against no scores 0",
    }
    _near(_ask(similarity, wide.copy(), "AAA", "BBB", half=0.2), 0.30, rule, slips)
    _near(_ask(similarity, wide.copy(), "AAA", "BBB", 1.0), 0.5, rule)
    _near(_ask(similarity, wide.copy(), "BBB", "AAA", 0.2), 0.30, "The order does not matter.")
    rule = "AAA and CCC never took part in the same vote: the mean is nan."
    _near(_ask(similarity, wide.copy(), "AAA", "CCC"), math.nan, rule)
    _near(_ask(similarity, wide.copy(), "BBB", "CCC"), 0.0, "One common vote, yes against no.")
    _keeps(similarity, wide, "AAA", "BBB")


_hidden_test()
### END HIDDEN TESTS

# %% [markdown] nbgrader={"cell_type": "markdown", "grade": false, "grade_id": "a4_r_t4", "locked": true, "schema_version": 3, "solution": false, "task": false}
# ## 4 · All pairs at once
#
# Write `matrix(wide, half=0.5)`: a table with the countries, in the order of the columns of `wide`, as index and as columns, and the similarity of each pair in it.
# The table is symmetric. On the diagonal stands 1; a country that took part in nothing has `nan` there.
# You may call `similarity`; when this task is graded, a correct copy of it stands ready.


# %% nbgrader={"cell_type": "code", "grade": false, "grade_id": "a4_t4", "locked": false, "schema_version": 3, "solution": true, "task": false}
def matrix(wide, half=0.5):
    """Return the similarity of every pair of countries."""
    ### BEGIN SOLUTION
    names = wide.columns
    values = [[similarity(wide, a, b, half) for b in names] for a in names]
    return pd.DataFrame(values, index=names, columns=names)
    ### END SOLUTION


# %% nbgrader={"cell_type": "code", "grade": true, "grade_id": "a4_t4_v", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
import pandas as pd

wide = pd.DataFrame({"AAA": list("YYNN"), "BBB": list("YNNN")})
lend = {"similarity": lambda wide, a, b, half=0.5: 1.0 if a == b else 0.75}
answer = _ask(matrix, wide.copy(), lend=lend)
assert list(answer.columns) == ["AAA", "BBB"], "The columns are the countries, in their order."
_near(answer.loc["AAA", "BBB"], 0.75, "The similarity of the two.")


# %% nbgrader={"cell_type": "code", "grade": true, "grade_id": "a4_t4_h", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false}
# A hidden test of matrix runs here when your work is graded.
### BEGIN HIDDEN TESTS
def _hidden_test():
    import math

    import pandas as pd

    wide = pd.DataFrame(
        {"CCC": list("AYXN"), "AAA": list("YYNN"), "DDD": list("XXXX"), "BBB": list("YNAN")},
        index=["R3", "R1", "R4", "R2"],
    )

    def right_similarity(wide, a, b, half=0.5):
        """A correct copy, so that a slip in the third task costs nothing here."""
        scores = [
            1 if one == other else half if "A" in (one, other) else 0
            for one, other in zip(wide[a], wide[b])
            if "X" not in (one, other)
        ]
        return sum(scores) / len(scores) if scores else math.nan

    def right_share(wide, a, b):
        """A correct copy of same_share."""
        pairs = [(one, other) for one, other in zip(wide[a], wide[b]) if "X" not in (one, other)]
        return sum(one == other for one, other in pairs) / len(pairs) if pairs else math.nan

    lend = {"similarity": right_similarity, "same_share": right_share}
    answer = _ask(matrix, wide.copy(), lend=lend)
    order = ["CCC", "AAA", "DDD", "BBB"]
    assert list(answer.columns) == order, "The columns are the countries in the order of the table."
    assert list(answer.index) == order, "The rows are the countries in the order of the columns."
    pairs = {("AAA", "BBB"): 2.5 / 4, ("AAA", "CCC"): 2.5 / 3, ("BBB", "CCC"): 1.5 / 3}
    for (a, b), value in pairs.items():
        _near(answer.loc[a, b], value, "The similarity of each pair.")
        _near(answer.loc[b, a], value, "The table is symmetric: fill both halves.")
    for name in ["AAA", "BBB", "CCC"]:
        _near(answer.loc[name, name], 1.0, "On the diagonal stands 1: a country is like itself.")
    _near(answer.loc["DDD", "DDD"], math.nan, "DDD never took part: its diagonal is nan.")
    _near(answer.loc["DDD", "AAA"], math.nan, "DDD never took part: nothing can be compared.")
    _near(answer.loc["BBB", "DDD"], math.nan, "DDD never took part: nothing can be compared.")
    answer = _ask(matrix, wide.copy(), half=0.2, lend=lend)
    slips = {2.5 / 4: "`half` has no effect"}
    _near(answer.loc["BBB", "AAA"], 2.2 / 4, "`half` is handed on.", slips)
    _keeps(matrix, wide, lend=lend)


_hidden_test()
### END HIDDEN TESTS

# %% [markdown] nbgrader={"cell_type": "markdown", "grade": false, "grade_id": "a4_r_t5", "locked": true, "schema_version": 3, "solution": false, "task": false}
# ## 5 · Is it the same on every subject?
#
# Write `by_topic(df, a, b, min_n=5)` for a **long** table with the columns `resolution`, `date`, `topic`, `country`, `vote`.
# The answer has one row a topic and a last kind of row, `all`, with the columns
#
# | column | meaning |
# |---|---|
# | `n` | votes of the topic in which both took part |
# | `same` | share of them with the same letter (`nan` if there is none) |
# | `enough` | whether `n` is at least `min_n` |
#
# The row `all` pools all votes: it is **not** the mean of the topics, which would give a topic with three votes the weight of one with thirty.
# The topic may be the index or a column. You may call `to_wide` and `same_share`.


# %% nbgrader={"cell_type": "code", "grade": false, "grade_id": "a4_t5", "locked": false, "schema_version": 3, "solution": true, "task": false}
def by_topic(df, a, b, min_n=5):
    """Return how often two countries voted the same, by topic and over all."""
    ### BEGIN SOLUTION
    part = df[df["vote"] != "X"]
    left, right = part[part["country"] == a], part[part["country"] == b]
    common = left.merge(right[["resolution", "vote"]], on="resolution", suffixes=("", "_b"))
    rows = {}
    for topic in [*df["topic"].unique(), "all"]:
        chosen = common if topic == "all" else common[common["topic"] == topic]
        same = (chosen["vote"] == chosen["vote_b"]).mean()
        rows[topic] = {"n": len(chosen), "same": same, "enough": len(chosen) >= min_n}
    return pd.DataFrame.from_dict(rows, orient="index")
    ### END SOLUTION


# %% nbgrader={"cell_type": "code", "grade": true, "grade_id": "a4_t5_v", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
import pandas as pd

small = pd.DataFrame(
    {
        "resolution": ["R1", "R1", "R2", "R2"],
        "date": ["2020-01-01"] * 4,
        "topic": ["war"] * 4,
        "country": ["AAA", "BBB"] * 2,
        "vote": ["Y", "Y", "N", "Y"],
    }
)


def share_of_small(wide, a, b):
    """Stands in for your same_share, so that this test depends on this task alone."""
    return 0.5


def wide_of_small(df):
    """Stands in for your to_wide."""
    return pd.DataFrame({"AAA": ["Y", "N"], "BBB": ["Y", "Y"]}, index=["R1", "R2"])


lend = {"to_wide": wide_of_small, "same_share": share_of_small}
answer = _ask(by_topic, small.copy(), "AAA", "BBB", lend=lend)
answer = answer.set_index("topic") if "topic" in answer.columns else answer
assert {"war", "all"} <= set(answer.index), "One row a topic, and the row `all`."
_near(answer.loc["war", "n"], 2, "Both took part in two votes.")
_near(
    answer.loc["war", "same"], 0.5, "One of the two votes is the same.", {50: "a share was asked"}
)
assert not bool(answer.loc["war", "enough"]), "Two votes are fewer than five."


# %% nbgrader={"cell_type": "code", "grade": true, "grade_id": "a4_t5_h", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false}
# A hidden test of by_topic runs here when your work is graded.
### BEGIN HIDDEN TESTS
def _hidden_test():
    import math

    import pandas as pd

    record = {
        "trade": ["YY", "NN", "AA", "YN", "XX", "Y."],
        "arms": ["YY", "NY", "AN", "YX", "XN"],
        "law": ["YY"],
        "sea": ["XY", "N."],
    }
    rows = []
    for topic, pairs in record.items():
        for number, pair in enumerate(pairs):
            for country, vote in zip(("AAA", "BBB"), pair):
                if vote != ".":
                    rows.append(["x", f"{topic}/{number}", topic, vote, country, "2020-01-01"])
            rows.append(["x", f"{topic}/{number}", topic, "A", "CCC", "2020-01-01"])
    table = pd.DataFrame(rows, columns=["note", "resolution", "topic", "vote", "country", "date"])
    table = table.sample(frac=1, random_state=3)

    def right_wide(df):
        """A correct copy, so that a slip in an earlier task costs nothing here."""
        wide = df.pivot(index="resolution", columns="country", values="vote")
        order = df.sort_values(["date", "resolution"])["resolution"].unique()
        return wide.reindex(order).fillna("X")

    def right_share(wide, a, b):
        """A correct copy of same_share."""
        pairs = [(one, other) for one, other in zip(wide[a], wide[b]) if "X" not in (one, other)]
        return sum(one == other for one, other in pairs) / len(pairs) if pairs else math.nan

    lend = {"to_wide": right_wide, "same_share": right_share}
    answer = _ask(by_topic, table.copy(), "AAA", "BBB", 3, lend=lend)
    answer = answer.set_index("topic") if "topic" in answer.columns else answer
    assert set(answer.index) == {"trade", "arms", "law", "sea", "all"}, (
        "One row a topic, also for a topic without a common vote, and the row `all`."
    )
    rule = "`n` counts the votes in which both took part."
    counted = {6: "this counts resolutions", 5: "an X or a missing row is no common vote"}
    for topic, n in {"trade": 4, "arms": 3, "law": 1, "sea": 0, "all": 8}.items():
        _near(answer.loc[topic, "n"], n, rule, counted if topic == "trade" else None)
    _near(answer.loc["trade", "same"], 0.75, "Three of four common votes are the same.")
    _near(answer.loc["arms", "same"], 1 / 3, "One of three common votes is the same.")
    _near(answer.loc["law", "same"], 1.0, "The only common vote is the same.")
    _near(answer.loc["sea", "same"], math.nan, "No common vote: the share is nan.")
    mean = "this is the mean of the topics; `all` pools the votes"
    slips = {(0.75 + 1 / 3 + 1) / 3: mean, (0.75 + 1 / 3 + 1) / 4: mean}
    _near(answer.loc["all", "same"], 5 / 8, "Five of the eight common votes are the same.", slips)
    flags = {topic: bool(answer.loc[topic, "enough"]) for topic in ("trade", "arms", "law", "sea")}
    assert flags == {"trade": True, "arms": True, "law": False, "sea": False}, (
        "`enough` says whether n reaches min_n, here 3; exactly 3 is enough."
    )
    answer = _ask(by_topic, table.copy(), "AAA", "BBB", lend=lend)
    answer = answer.set_index("topic") if "topic" in answer.columns else answer
    flags = {topic: bool(answer.loc[topic, "enough"]) for topic in ("trade", "all")}
    assert flags == {"trade": False, "all": True}, "Without min_n five votes are enough."
    _keeps(by_topic, table, "AAA", "BBB", lend=lend)


_hidden_test()
### END HIDDEN TESTS

# %% [markdown] nbgrader={"cell_type": "markdown", "grade": false, "grade_id": "a4_r_t6", "locked": true, "schema_version": 3, "solution": false, "task": false}
# ## 6 · Present and voting
#
# For important questions the General Assembly decides by two thirds of the members *present and voting*, for others by a simple majority.
# By its rules of procedure, members that abstain count as not voting.
#
# Write `adopted(yes, no, abstain, two_thirds=True)`: `True` if the text is adopted.
# With `two_thirds=True`, yes must make up **at least** two thirds of yes and no; exactly two thirds are enough.
# With `two_thirds=False`, there must be **more** yes than no; a tie does not adopt.
#
# The constant 0.67 is not two thirds, and a computer's 2/3 may miss a bare majority by its last digit: compare whole numbers.


# %% nbgrader={"cell_type": "code", "grade": false, "grade_id": "a4_t6", "locked": false, "schema_version": 3, "solution": true, "task": false}
def adopted(yes, no, abstain, two_thirds=True):
    """Return whether the General Assembly adopts a text."""
    ### BEGIN SOLUTION
    if two_thirds:
        return 3 * yes >= 2 * (yes + no)
    return yes > no
    ### END SOLUTION


# %% nbgrader={"cell_type": "code", "grade": true, "grade_id": "a4_t6_v", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
got = _ask(adopted, 93, 24, 58)
assert bool(got), "93 of 117 cast votes are more than two thirds: abstentions do not count as cast."
assert not bool(_ask(adopted, 50, 50, 0)), "Half is less than two thirds."


# %% nbgrader={"cell_type": "code", "grade": true, "grade_id": "a4_t6_h", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
# A hidden test of adopted runs here when your work is graded.
### BEGIN HIDDEN TESTS
def _hidden_test():
    for yes, no, abstain in [(62, 31, 100), (2, 1, 0), (34, 17, 0), (110, 55, 28), (100, 50, 0)]:
        got = _ask(adopted, yes, no, abstain)
        assert bool(got), f"{yes} : {no} is exactly two thirds, and that is enough."
    assert not bool(_ask(adopted, 61, 31, 0)), "61 : 31 is just below two thirds."
    assert not bool(_ask(adopted, 100, 51, 0)), "100 : 51 is just below two thirds."
    assert bool(_ask(adopted, 12, 5, 176)), "Members that abstain or are absent do not count."
    assert bool(_ask(adopted, 51, 50, 92, two_thirds=False)), "51 : 50 is a simple majority."
    assert not bool(_ask(adopted, 50, 50, 3, two_thirds=False)), "A tie does not adopt."
    assert not bool(_ask(adopted, 49, 50, 94, False)), "Fewer yes than no do not adopt."
    assert bool(_ask(adopted, 30, 20, 143, two_thirds=False)), (
        "Abstentions do not count here either."
    )
    assert isinstance(bool(_ask(adopted, 1, 0, 0)), bool) and bool(_ask(adopted, 1, 0, 0)), "1 : 0."


_hidden_test()
### END HIDDEN TESTS

# %% [markdown] nbgrader={"cell_type": "markdown", "grade": false, "grade_id": "a4_r_t7", "locked": true, "schema_version": 3, "solution": false, "task": false}
# ## 7 · What the half step does
#
# Write `sensitivity(wide, a, b, grid)`: a Series with the similarity of two countries for every value of `half` in `grid`, which is its index.


# %% nbgrader={"cell_type": "code", "grade": false, "grade_id": "a4_t7", "locked": false, "schema_version": 3, "solution": true, "task": false}
def sensitivity(wide, a, b, grid):
    """Return the similarity of two countries for each weight of an abstention."""
    ### BEGIN SOLUTION
    return pd.Series([similarity(wide, a, b, half) for half in grid], index=grid)
    ### END SOLUTION


# %% nbgrader={"cell_type": "code", "grade": true, "grade_id": "a4_t7_h", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# A hidden test of sensitivity runs here when your work is graded.
### BEGIN HIDDEN TESTS
def _hidden_test():
    import math

    import pandas as pd

    wide = pd.DataFrame(
        {"CCC": list("XXXXYN"), "AAA": list("AAYYXX"), "BBB": list("NANNXY")},
        index=["R3", "R1", "R6", "R2", "R5", "R4"],
    )

    def right_similarity(wide, a, b, half=0.5):
        """A correct copy, so that a slip in the third task costs nothing here."""
        scores = [
            1 if one == other else half if "A" in (one, other) else 0
            for one, other in zip(wide[a], wide[b])
            if "X" not in (one, other)
        ]
        return sum(scores) / len(scores) if scores else math.nan

    lend = {"similarity": right_similarity}
    answer = _ask(sensitivity, wide.copy(), "AAA", "BBB", [0.6, 0.0, 1.0], lend=lend)
    assert isinstance(answer, pd.Series), "A Series was asked for."
    assert [float(value) for value in answer.index] == [0.6, 0.0, 1.0], "The index is the grid."
    for half, value in {0.6: 0.4, 0.0: 0.25, 1.0: 0.5}.items():
        _near(
            answer[half], value, "The similarity for each weight.", {0.375: "`half` has no effect"}
        )
    _keeps(sensitivity, wide, "AAA", "BBB", [0.5], lend=lend)


_hidden_test()
### END HIDDEN TESTS

# %% [markdown] nbgrader={"cell_type": "markdown", "grade": false, "grade_id": "a4_r_try", "locked": true, "schema_version": 3, "solution": false, "task": false}
# ## Try it on the data
#
# Nothing is marked here. Look at the numbers before you write part 8.

# %% a4_try
ukraine = to_wide(votes[votes["topic"] == "ukraine"])
for a, b in [("RUS", "CHN"), (mine["country_a"], mine["country_b"])]:
    print(a, b, "same", round(same_share(ukraine, a, b), 2))
    print(sensitivity(ukraine, a, b, [0, 0.5, 1]).round(2).to_dict())
baseline = agreement[agreement["pair"] == mine["baseline"]].tail(5)[["n", "identical"]].sum()
print(mine["baseline"], "2015–2019, all votes:", round(baseline["identical"] / baseline["n"], 3))
by_topic(votes, mine["country_a"], mine["country_b"]).round(2)

# %% [markdown] nbgrader={"cell_type": "markdown", "grade": false, "grade_id": "a4_r_m1", "locked": true, "schema_version": 3, "solution": false, "task": false}
# ## 8 · What the numbers show
#
# Write 180 to 250 words on Russia and China and on the pair of your variant.
#
# - Give what the measure shows under **two** codings of an abstention, with the number of votes.
# - Use the baseline of your variant to say whether the numbers are high: high compared with whom?
# - Say how your topic compares with the texts on Ukraine.
# - Give two readings of what China's abstentions mean, each with the speaker and a source.
# - Say what a small number of votes, and the fact that only contested texts are voted on, do to the result.
#
# Voting alike is not being allied: many states that vote alike have never met to agree on it.

# %% [markdown] nbgrader={"cell_type": "markdown", "grade": true, "grade_id": "a4_m1", "locked": false, "points": 8, "schema_version": 3, "solution": true, "task": false}
# ### BEGIN SOLUTION
# On the 14 texts on Ukraine from 2014 to 2025 Russia and China cast the same vote in 7 (50 per cent). Counted with half a point for an abstention against a yes or no, their similarity is 0.75; counted as agreement, 1.0. The coding alone moves the result from half to all.
#
# China and Kazakhstan, my pair, cast the same vote in 12 of 14 (86 per cent; similarity 0.93). So China's column is nearer to Kazakhstan's than to Russia's, whatever half is below 1.
#
# Is that high? In all recorded votes of the sessions 2015–2019 China and India agreed in 69.7 per cent (n = 492). Against this baseline 50 per cent is low and 86 is high. On nuclear weapons my pair agreed in 5 of 6, about as often as on Ukraine; with six votes, a single one moves the share by 17 points.
#
# China's ambassador Zhang Jun explained the abstention of 2 March 2022 by saying that the text did not take the history and complexity of the crisis into account (explanation of vote). After the Security Council's vote of 25 February 2022, Reuters reported that Western countries took the same kind of vote for a sign of Russia's isolation. The first reads it as a reservation about the text, the second as distance from Moscow.
#
# Only contested texts come to a vote; the many that pass by consensus leave no trace. So the numbers describe conduct on these texts, and not an alliance.
# ### END SOLUTION
