# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown] nbgrader={"cell_type": "markdown", "grade": false, "grade_id": "a1_r_title", "locked": true, "schema_version": 3, "solution": false, "task": false}
# # A claim audit
#
# **30 points · about 2 hours · after lessons 1 and 2**
#
# A short report of May 2024 on the meeting of Vladimir Putin and Xi Jinping holds 47 claims, most of them without a speaker and without a source.
# Before anybody believes or doubts such a text, it has to be taken apart: who says what, which of it could be checked, and what a check would look like.
# In this notebook you clean a table of 24 of these claims, decide of which kind each one is, count who stands behind them, and audit two of them in writing.
#
# | part | you write | points |
# |---|---|---|
# | 1 | `clean_claims`: a table that can be counted | 4 |
# | 2 | `kinds`: fact, attribution, judgement or forecast | 7 |
# | 3 | `kind_shares`: what each sort of speaker says | 4 |
# | 4 | `full_years`: how an anniversary is counted | 4 |
# | 5 | `unattributed_share`: opinions that nobody signs | 4 |
# | 6 | an audit of two claims, in words | 7 |
#
# **How the marks come about.** Below each task stands a test that you can run as often as you like.
# A second test stays hidden until the work is graded; it runs your function on invented data, with missing values, another order and extra columns.
# So make the function right in general, and not only for the table in front of you.
# A mistake in one task costs nothing in the next.

# %% [markdown] nbgrader={"cell_type": "markdown", "grade": false, "grade_id": "a1_r_data", "locked": true, "schema_version": 3, "solution": false, "task": false}
# ## The data
#
# | file | rows | what it holds |
# |---|---|---|
# | `data/claims.csv` | 24 | claims of the report, in our words, without their kind |
# | `data/kinds_demo.csv` | 12 | invented claims *with* their kind, to practise on |
# | `data/events.csv` | 12 | dates from the history of the relationship |
# | `data/variants.csv` | 25 | which two claims each of you audits |
#
# `data/README.md` explains every column.
# The table of claims was left as it came: blanks, stray spaces, capitals here and there.
#
# Four kinds are kept apart in this course:
#
# - a **fact** could be checked by anyone with the right document, and opponents would accept the result;
# - an **attribution** says that somebody said something, and is true if they did, whatever the content is worth;
# - a **judgement** needs a definition, a weighing or a theory of causes before it can be tested;
# - a **forecast** is about what had not happened when the report was written, and stays one even if it came true.

# %% jupyter={"source_hidden": true} nbgrader={"cell_type": "code", "grade": false, "grade_id": "a1_tools", "locked": true, "schema_version": 3, "solution": false, "task": false}
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


# %% nbgrader={"cell_type": "code", "grade": false, "grade_id": "a1_setup", "locked": true, "schema_version": 3, "solution": false, "task": false}
# coursekit: isolated (when your work is graded, its tests run in a process of their own)
import hashlib

claims = pd.read_csv("data/claims.csv")
demo = pd.read_csv("data/kinds_demo.csv")
events = pd.read_csv("data/events.csv")
claims.head()

# %% [markdown] nbgrader={"cell_type": "markdown", "grade": false, "grade_id": "a1_r_code", "locked": true, "schema_version": 3, "solution": false, "task": false}
# ## Your variant
#
# Your teacher gave you a code of eight letters and digits for this assignment.
# Type it between the quotation marks and run the next two cells.
# It decides which two claims you audit in part 6.
# Without a code you see the practice variant.

# %% a1_code
variant_code = ""


# %% nbgrader={"cell_type": "code", "grade": false, "grade_id": "a1_variant", "locked": true, "schema_version": 3, "solution": false, "task": false}
def my_variant(code, assignment="a1_claim_audit"):
    """The row of data/variants.csv that belongs to a code."""
    rows = pd.read_csv("data/variants.csv", dtype=str)
    typed = code.strip().lower()
    if not typed:
        return rows.iloc[0]
    digest = hashlib.sha256(f"{assignment}:{typed}".encode()).digest()
    return rows.iloc[1 + int.from_bytes(digest[:8], "big") % (len(rows) - 1)]


mine = my_variant(variant_code)
mine

# %% [markdown] nbgrader={"cell_type": "markdown", "grade": false, "grade_id": "a1_r_t1", "locked": true, "schema_version": 3, "solution": false, "task": false}
# ## 1 · A table that can be counted
#
# Counting by speaker goes wrong as long as `Kremlin`, `kremlin` and `" Kremlin "` are three speakers and a blank is none.
#
# Write `clean_claims(df)`, which returns a **copy** of a table of claims in which
#
# - `speaker` has no spaces around it and is in small letters; a blank or missing speaker is the word `unnamed`;
# - `testable`, which holds `yes` or `no`, has become `True` or `False`;
# - `date`, which holds text such as `2024-05-16`, has become a date (`datetime64`);
# - all other columns, the rows and their order are as before.


# %% nbgrader={"cell_type": "code", "grade": false, "grade_id": "a1_t1", "locked": false, "schema_version": 3, "solution": true, "task": false}
def clean_claims(df):
    """Return a copy of a table of claims that is ready to be counted."""
    ### BEGIN SOLUTION
    clean = df.copy()
    speaker = clean["speaker"].fillna("").str.strip().str.lower()
    clean["speaker"] = speaker.replace("", "unnamed")
    clean["testable"] = clean["testable"].str.strip().str.lower() == "yes"
    clean["date"] = pd.to_datetime(clean["date"])
    return clean
    ### END SOLUTION


# %% nbgrader={"cell_type": "code", "grade": true, "grade_id": "a1_t1_v", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
import pandas as pd

small = pd.DataFrame(
    {
        "id": ["X1", "X2"],
        "speaker": ["reporter", "  analysts "],
        "testable": ["yes", "yes"],
        "date": ["2020-01-31", "2021-12-01"],
    }
)
answer = _ask(clean_claims, small.copy())
assert list(answer["speaker"]) == ["reporter", "analysts"], "Take the spaces around a speaker away."
assert answer["testable"].astype(bool).all(), "`yes` means True."
assert pd.api.types.is_datetime64_any_dtype(answer["date"]), "Turn `date` from text into dates."
assert list(answer["id"]) == ["X1", "X2"], "Keep all rows in their order."


# %% nbgrader={"cell_type": "code", "grade": true, "grade_id": "a1_t1_h", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
# A hidden test of clean_claims runs here when your work is graded.
### BEGIN HIDDEN TESTS
def _hidden_test():
    import pandas as pd

    rough = pd.DataFrame(
        {
            "note": ["n1", "n2", "n3", "n4", "n5", "n6"],
            "date": [
                "2023-05-01",
                "2022-02-04",
                "2024-05-16",
                "2019-06-05",
                "2024-05-16",
                "2001-07-16",
            ],
            "speaker": [None, " Analysts ", "ANALYSTS", "", "   ", "State Council"],
            "testable": ["no", "yes", "no", "yes", "no", "yes"],
            "id": ["X6", "X2", "X9", "X1", "X4", "X3"],
        },
        index=[7, 3, 9, 1, 4, 2],
    )
    answer = _ask(clean_claims, rough.copy())
    assert len(answer) == 6, (
        "Rows without a speaker belong to the table too: their speaker is `unnamed`."
    )
    assert list(answer["id"]) == ["X6", "X2", "X9", "X1", "X4", "X3"], (
        "Keep all rows in their order."
    )
    speakers = list(answer["speaker"])
    assert speakers[1] == speakers[2] == "analysts", (
        "Two spellings of one speaker are still two: take spaces away and use small letters."
    )
    assert [speakers[n] for n in (0, 3, 4)] == ["unnamed"] * 3, (
        "A speaker that is missing, empty or only spaces is `unnamed`; otherwise groupby drops the row."
    )
    assert speakers[5] == "state council", "Small letters, and the space inside a name stays."
    kind = str(answer["testable"].dtype)
    assert kind in ("bool", "boolean"), (
        f"`testable` should hold True and False; its type is {kind}."
    )
    assert list(answer["testable"].astype(bool)) == [False, True] * 3, (
        "`no` means False. Beware: any text that is not empty counts as True, the word `no` too."
    )
    assert pd.api.types.is_datetime64_any_dtype(answer["date"]), "Turn `date` from text into dates."
    assert list(pd.DatetimeIndex(answer["date"]).strftime("%Y-%m-%d")) == list(rough["date"]), (
        "A date has changed on its way."
    )
    assert list(answer["note"]) == list(rough["note"]), "Leave the other columns as they are."
    _keeps(clean_claims, rough)


_hidden_test()
### END HIDDEN TESTS

# %% [markdown] nbgrader={"cell_type": "markdown", "grade": false, "grade_id": "a1_r_t2", "locked": true, "schema_version": 3, "solution": false, "task": false}
# ## 2 · Of which kind?
#
# Read the 24 claims (`claims[["id", "claim", "speaker"]]`) and give each its kind.
# Practise on `demo` first: cover the column `kind`, decide, compare.
#
# Write `kinds`, a dictionary from every id to `"fact"`, `"attribution"`, `"judgement"` or `"forecast"`.
# Capitals and spaces do not matter, and `judgment` is the same as `judgement`.
# Two claims can be defended either way, and either answer counts.
#
# Two questions help.
# *Would the claim be true if the speaker had said it and been wrong?* Then it is an attribution.
# *Was it about the future on the day it was written?* Then it is a forecast, however things went.

# %% nbgrader={"cell_type": "code", "grade": false, "grade_id": "a1_t2", "locked": false, "schema_version": 3, "solution": true, "task": false}
kinds = {}
### BEGIN SOLUTION
kinds = {
    "S02": "fact",
    "S04": "fact",
    "S20": "fact",
    "S21": "fact",
    "S29": "fact",
    "S30": "fact",
    "S31": "fact",
    "S43": "fact",
    "S08": "attribution",
    "S09": "attribution",
    "S25": "attribution",
    "S37": "attribution",
    "S44": "attribution",
    "S12": "judgement",
    "S13": "judgement",
    "S14": "judgement",
    "S15": "judgement",
    "S27": "judgement",
    "S33": "judgement",
    "S35": "judgement",
    "S39": "judgement",
    "S05": "forecast",
    "S18": "forecast",
    "S23": "forecast",
}
### END SOLUTION

# %% nbgrader={"cell_type": "code", "grade": true, "grade_id": "a1_t2_v", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
import pandas as pd

allowed = {"fact", "attribution", "judgement", "judgment", "forecast"}
missing = sorted(set(pd.read_csv("data/claims.csv")["id"]) - set(kinds))
assert not missing, f"These claims have no kind yet: {', '.join(missing)}"
strange = {name: kind for name, kind in kinds.items() if str(kind).strip().lower() not in allowed}
assert not strange, f"These are not among the four kinds: {strange}"


# %% nbgrader={"cell_type": "code", "grade": true, "grade_id": "a1_t2_h1", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
# A hidden test runs here: most claims of each of the four kinds have to be right.
### BEGIN HIDDEN TESTS
def _hidden_test():
    given = {name: str(kind).strip().lower() for name, kind in kinds.items()}
    given = {name: "judgement" if kind == "judgment" else kind for name, kind in given.items()}
    truth = {
        "fact": (["S02", "S04", "S20", "S21", "S29", "S30", "S31", "S43"], 6),
        "attribution": (["S08", "S09", "S25", "S37", "S44"], 4),
        "judgement": (["S12", "S13", "S14", "S15", "S27", "S33", "S35", "S39"], 6),
        "forecast": (["S05", "S18", "S23"], 2),
    }
    either = {"S30": {"fact", "judgement"}, "S44": {"attribution", "judgement"}}
    hints = {
        "fact": "Ask of each claim: could anyone check it with the right document, and would opponents "
        "accept the result?",
        "attribution": "A claim that reports what a government said is an attribution, whether or not "
        "the content is true.",
        "judgement": "A claim that needs a definition or a weighing is a judgement, however plain it "
        "sounds.",
        "forecast": "What had not happened on the day of writing is a forecast, even if it came true.",
    }
    for kind, (ids, enough) in truth.items():
        right = sum(given.get(name) in either.get(name, {kind}) for name in ids)
        assert right >= enough, f"{right} of {len(ids)} claims of one kind are right. {hints[kind]}"


_hidden_test()
### END HIDDEN TESTS


# %% nbgrader={"cell_type": "code", "grade": true, "grade_id": "a1_t2_h2", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
# A hidden test runs here: at least 20 of the 24 claims have to be right.
### BEGIN HIDDEN TESTS
def _hidden_test():
    given = {name: str(kind).strip().lower() for name, kind in kinds.items()}
    given = {name: "judgement" if kind == "judgment" else kind for name, kind in given.items()}
    truth = dict.fromkeys(["S02", "S04", "S20", "S21", "S29", "S31", "S43"], "fact")
    truth |= dict.fromkeys(["S08", "S09", "S25", "S37"], "attribution")
    truth |= dict.fromkeys(["S12", "S13", "S14", "S15", "S27", "S33", "S35", "S39"], "judgement")
    truth |= dict.fromkeys(["S05", "S18", "S23"], "forecast")
    # Two claims may be read two ways: S30 leaves open whose investments are meant, and S44 reports a
    # ground whose content is disputed.
    truth |= {"S30": "fact or judgement", "S44": "attribution or judgement"}
    right = sum(given.get(name) in kind.split(" or ") for name, kind in truth.items())
    assert right >= 20, (
        f"{right} of 24 claims are right; 20 are asked for. Look at the demo table again."
    )


_hidden_test()
### END HIDDEN TESTS

# %% [markdown] nbgrader={"cell_type": "markdown", "grade": false, "grade_id": "a1_r_t3", "locked": true, "schema_version": 3, "solution": false, "task": false}
# ## 3 · What does each sort of speaker say?
#
# Write `kind_shares(df, by="speaker_type")`.
# `df` is a table of claims with a column `kind`.
# The answer is a table with one row for each group in column `by` and with the four columns `fact`, `attribution`, `judgement`, `forecast`.
# Each number is the share of that kind **among the claims of the group**, so that every row adds up to 1.
# A kind that a group does not use is `0.0`, and the four columns are there even when nobody uses a kind.


# %% nbgrader={"cell_type": "code", "grade": false, "grade_id": "a1_t3", "locked": false, "schema_version": 3, "solution": true, "task": false}
def kind_shares(df, by="speaker_type"):
    """Return the shares of the four kinds within each group."""
    ### BEGIN SOLUTION
    order = ["fact", "attribution", "judgement", "forecast"]
    shares = pd.crosstab(df[by], df["kind"], normalize="index")
    return shares.reindex(columns=order, fill_value=0.0)
    ### END SOLUTION


# %% nbgrader={"cell_type": "code", "grade": true, "grade_id": "a1_t3_v", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
import pandas as pd

small = pd.DataFrame(
    {
        "speaker_type": ["reporter"] * 5,
        "kind": ["fact", "judgement", "attribution", "forecast", "fact"],
    }
)
answer = _ask(kind_shares, small.copy())
slips = {2: "this counts the claims, a share was asked for", 40: "a share lies between 0 and 1"}
_near(answer["fact"].iloc[0], 0.4, "Two of the five claims are facts.", slips)
_near(answer["forecast"].iloc[0], 0.2, "One of the five claims is a forecast.")


# %% nbgrader={"cell_type": "code", "grade": true, "grade_id": "a1_t3_h", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
# A hidden test of kind_shares runs here when your work is graded.
### BEGIN HIDDEN TESTS
def _hidden_test():
    import pandas as pd

    four = {"fact", "attribution", "judgement", "forecast"}
    mixed = pd.DataFrame(
        {
            "note": list("abcdefghij"),
            "kind": ["fact", "attribution", "judgement", "fact", "attribution"] * 2,
            "who": ["BBB", "CCC", "AAA", "AAA", "CCC", "AAA", "CCC", "BBB", "AAA", "CCC"],
            "speaker_type": ["x", "x", "x", "y", "y", "y", "y", "y", "y", "y"],
        },
        index=[9, 4, 7, 1, 8, 2, 6, 3, 5, 0],
    )

    def groups(answer, by):
        """The answer with the groups as its index, whether they came as index or as a column."""
        table = answer.set_index(by) if by in getattr(answer, "columns", []) else answer
        assert set(table.columns) == four, (
            "The columns are the four kinds, also a kind that nobody used: here it is `forecast`."
        )
        return table

    answer = groups(_ask(kind_shares, mixed.copy(), by="who"), "who")
    assert set(answer.index) == {"AAA", "BBB", "CCC"}, "One row for each group, and no other row."
    whole = {0.3: "this is a share of the whole table; the rows of a group are what counts"}
    _near(
        answer.loc["AAA", "fact"], 0.75, "Three of the four claims of this group are facts.", whole
    )
    _near(answer.loc["AAA", "judgement"], 0.25, "One of the four claims of the group.")
    _near(answer.loc["CCC", "attribution"], 1.0, "All claims of this group are attributions.")
    _near(answer.loc["CCC", "fact"], 0.0, "A kind that a group does not use has the share 0.0.")
    _near(
        answer.loc["BBB", "judgement"], 0.5, "One of the two claims of this group is a judgement."
    )
    _near(answer.loc["AAA", "forecast"], 0.0, "A kind that nobody used has the share 0.0, not nan.")
    for name in answer.index:
        _near(answer.loc[name].sum(), 1.0, "The four shares of a group add up to 1.")
    answer = groups(_ask(kind_shares, mixed.copy()), "speaker_type")
    assert set(answer.index) == {"x", "y"}, "Without `by` the groups are those of `speaker_type`."
    _near(answer.loc["y", "fact"], 3 / 7, "Three of the seven claims of this group are facts.")
    _keeps(kind_shares, mixed)


_hidden_test()
### END HIDDEN TESTS

# %% [markdown] nbgrader={"cell_type": "markdown", "grade": false, "grade_id": "a1_r_t4", "locked": true, "schema_version": 3, "solution": false, "task": false}
# ## 4 · How an anniversary is counted
#
# The report speaks of 75 years of diplomatic relations (claim S20).
# They are counted from 2 October 1949.
# How many years were **completed** on 16 May 2024?
#
# Write `full_years(start, on)`: the number of completed years from one day to another, as a whole number.
# Both may be given as `date`, `datetime`, pandas `Timestamp` or text such as `"1949-10-02"`.
# If `on` lies before `start`, raise a `ValueError`.
#
# A year is complete on the anniversary, not a day earlier.
# Days divided by 365, or by 365.25, come close and miss: leap years do not fall evenly.


# %% nbgrader={"cell_type": "code", "grade": false, "grade_id": "a1_t4", "locked": false, "schema_version": 3, "solution": true, "task": false}
def full_years(start, on):
    """Return the number of completed years from `start` to `on`."""
    ### BEGIN SOLUTION
    start, on = pd.Timestamp(start), pd.Timestamp(on)
    if on < start:
        raise ValueError("the second day lies before the first")
    years = on.year - start.year
    if (on.month, on.day) < (start.month, start.day):
        years = years - 1
    return years
    ### END SOLUTION


# %% nbgrader={"cell_type": "code", "grade": true, "grade_id": "a1_t4_v", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
from datetime import date

_near(_ask(full_years, "2000-01-01", "2010-06-30"), 10, "Ten birthdays lie between the two days.")
_near(_ask(full_years, date(2000, 1, 1), date(2000, 1, 1)), 0, "On the first day no year is full.")


# %% nbgrader={"cell_type": "code", "grade": true, "grade_id": "a1_t4_h", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
# A hidden test of full_years runs here when your work is graded.
### BEGIN HIDDEN TESTS
def _hidden_test():
    from datetime import date, datetime

    import pandas as pd

    rule = "A year is complete on the anniversary, not a day earlier."
    early = {75: "this subtracts the years and forgets that the anniversary was still to come"}
    _near(_ask(full_years, "1949-10-02", "2024-05-16"), 74, rule, early)
    _near(_ask(full_years, "1949-10-02", "2024-10-01"), 74, rule, early)
    late = {74: "on the anniversary itself the year is complete"}
    _near(_ask(full_years, date(1949, 10, 2), date(2024, 10, 2)), 75, rule, late)
    _near(_ask(full_years, "1949-10-02", "2024-10-31"), 75, rule)
    _near(_ask(full_years, "1949-10-02", "2024-11-01"), 75, "Month first, then the day.")
    _near(_ask(full_years, "1949-02-15", "2024-03-01"), 75, "Month first, then the day.")
    _near(_ask(full_years, "1949-03-01", "2024-02-15"), 74, "Month first, then the day.")
    leap = {24: "dividing days by 365 counts leap days as if they made years"}
    _near(_ask(full_years, "2000-01-01", "2023-12-31"), 23, rule, leap)
    leap = {5: "dividing days by 365.25 loses a year when few leap days lie between"}
    noon = datetime.fromisoformat("1950-06-12")
    _near(_ask(full_years, pd.Timestamp("1944-06-12"), noon), 6, rule, leap)
    _near(_ask(full_years, "2024-05-16", "2024-05-16"), 0, "On the first day no year is full.")
    before = "The second day lies before the first: that should raise a ValueError."
    _refuses(ValueError, before, full_years, "2024-05-16", "2024-05-15")
    _refuses(ValueError, before, full_years, date(2024, 5, 16), date(1949, 10, 2))


_hidden_test()
### END HIDDEN TESTS

# %% [markdown] nbgrader={"cell_type": "markdown", "grade": false, "grade_id": "a1_r_t5", "locked": true, "schema_version": 3, "solution": false, "task": false}
# ## 5 · Opinions that nobody signs
#
# A judgement or a forecast is only as good as whoever makes it.
# Write `unattributed_share(df)`: among the rows whose `kind` is `judgement` or `forecast`, the share with `speaker_type` equal to `unnamed`, as a fraction between 0 and 1.
# If there is no judgement and no forecast, the share does not exist: return `nan`.


# %% nbgrader={"cell_type": "code", "grade": false, "grade_id": "a1_t5", "locked": false, "schema_version": 3, "solution": true, "task": false}
def unattributed_share(df):
    """Return the share of judgements and forecasts that nobody signs."""
    ### BEGIN SOLUTION
    views = df[df["kind"].isin(["judgement", "forecast"])]
    if views.empty:
        return math.nan
    return (views["speaker_type"] == "unnamed").mean()
    ### END SOLUTION


# %% nbgrader={"cell_type": "code", "grade": true, "grade_id": "a1_t5_v", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
import pandas as pd

small = pd.DataFrame(
    {
        "kind": ["judgement", "forecast", "forecast", "judgement"],
        "speaker_type": ["unnamed", "reporter", "government", "reporter"],
    }
)
slips = {25: "this is a percentage; a fraction between 0 and 1 was asked for"}
slips[0.75] = "this is the share with a speaker; the share without one was asked for"
_near(_ask(unattributed_share, small.copy()), 0.25, "One of the four has no speaker.", slips)


# %% nbgrader={"cell_type": "code", "grade": true, "grade_id": "a1_t5_h", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
# A hidden test of unattributed_share runs here when your work is graded.
### BEGIN HIDDEN TESTS
def _hidden_test():
    import math

    import pandas as pd

    mixed = pd.DataFrame(
        {
            "speaker_type": ["unnamed"] * 4 + ["reporter"] * 3 + ["unnamed", "government"],
            "note": range(9),
            "kind": "fact attribution forecast judgement fact judgement forecast fact judgement".split(),
        },
        index=[3, 1, 4, 15, 9, 2, 6, 5, 8],
    )
    rule = "Count judgements and forecasts only: two of these five have no speaker."
    slips = {
        2 / 9: "this divides by all claims, facts and attributions too",
        5 / 9: "this counts unnamed facts and attributions as well",
        1 / 3: "a judgement is an opinion, and so is a forecast: count both",
    }
    _near(_ask(unattributed_share, mixed.copy()), 0.4, rule, slips)
    one = pd.DataFrame({"kind": ["forecast"], "speaker_type": ["unnamed"]})
    _near(_ask(unattributed_share, one), 1.0, "The only forecast has no speaker.")
    one = pd.DataFrame({"kind": ["judgement"], "speaker_type": ["government"]})
    _near(_ask(unattributed_share, one), 0.0, "The only judgement has a speaker.")
    none = mixed[mixed["kind"] == "fact"]
    rule = "There is no judgement and no forecast here: the share is nan."
    _near(_ask(unattributed_share, none.copy()), math.nan, rule)
    _keeps(unattributed_share, mixed)


_hidden_test()
### END HIDDEN TESTS

# %% [markdown] nbgrader={"cell_type": "markdown", "grade": false, "grade_id": "a1_r_try", "locked": true, "schema_version": 3, "solution": false, "task": false}
# ## Try it on the report
#
# Nothing is marked here.
# Run the cell when parts 1 to 5 work, and look at what it shows before you write part 6.

# %% a1_try
clean = clean_claims(claims)
clean["kind"] = clean["id"].map(kinds)
first, last = events.set_index("event").loc[[mine["event_from"], mine["event_to"]], "date"]
print(mine["event_from"], "→", mine["event_to"], ":", full_years(first, last), "full years")
print("opinions without a speaker:", round(unattributed_share(clean), 2))
kind_shares(clean).round(2)

# %% [markdown] nbgrader={"cell_type": "markdown", "grade": false, "grade_id": "a1_r_m1", "locked": true, "schema_version": 3, "solution": false, "task": false}
# ## 6 · An audit of two claims
#
# The two claims in `mine` are yours: a judgement and an attribution.
# Write 120 to 180 words. For each of the two say
#
# 1. who makes the claim, and of which kind it is;
# 2. one source that one would have to open (a document with its date, or a table with its institution);
# 3. one observation that would **count against** the claim;
# 4. your verdict, with a confidence in per cent.
#
# That somebody denies a claim does not disprove it, and that an official repeats it does not prove it.
# Nobody asks for your political opinion, and nobody marks it.
# The rubric has four levels: kind and speaker, source, a test that could fail, a verdict that follows.

# %% [markdown] nbgrader={"cell_type": "markdown", "grade": true, "grade_id": "a1_m1", "locked": false, "points": 7, "schema_version": 3, "solution": true, "task": false}
# ### BEGIN SOLUTION
# **Claim S15 (judgement; made by the report, which names nobody).** China is said to have more ways to act than Russia.
# A source to open: the dollar tables of China's customs administration for 2024, released on 13 January 2025, which show trade with the United States beside trade with Russia.
# Against the claim would count a partner table in which Russia took as large a part of China's trade as China took of Russia's, or a case in which Beijing gave way on price because it lacked another supplier.
# Verdict: supported for trade; for arms technology and overland energy the answer could differ. Confidence: 85 %.
#
# **Claim S37 (attribution; made about the Chinese government).** China rejects the charge of backing what Russia does.
# A source to open: the record of the foreign ministry's briefing of 16 May 2024.
# Against the claim would count a briefing record in which the spokesman let the charge stand.
# Verdict: supported, as a statement about what was said. Whether the denial is accurate is another claim, and the denial does not settle it. Confidence: 95 %.
# ### END SOLUTION
