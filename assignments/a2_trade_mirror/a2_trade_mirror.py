# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown] nbgrader={"cell_type": "markdown", "grade": false, "grade_id": "a2_r_title", "locked": true, "schema_version": 3, "solution": false, "task": false}
# # One trade, two books
#
# **40 points · about 3 hours · after lesson 3**
#
# A shipment from Vladivostok to Dalian is written down twice: by Russia's customs as an export, by China's as an import.
# The two numbers seldom agree, and neither service has to be wrong.
# In this notebook you measure one relationship from both sides, put a number on the disagreement, and find out how much the answer to “who depends on whom” changes with the source and with what one divides by.
#
# | part | you write | points |
# |---|---|---|
# | 1 | `flow_value`: one number out of a table, or an error | 4 |
# | 2 | `turnover`: exports and imports together | 3 |
# | 3 | `dependence`: a share, and of what | 6 |
# | 4 | `mirror_gap`: how far two books differ | 6 |
# | 5 | `balance`: who has the surplus, whoever reports | 5 |
# | 6 | `growth`: over a span, or by year | 4 |
# | 7 | `report`: your own period | 4 |
# | 8 | what the numbers show, in words | 8 |
#
# **How the marks come about.** Below each task stands a test that you can run as often as you like.
# A second, hidden test runs your function on invented countries when the work is graded: rows in another order, a third country, missing values, two rows where one was expected.
# A mistake in one task costs nothing in the next, except in part 7, which puts your functions to use.

# %% [markdown] nbgrader={"cell_type": "markdown", "grade": false, "grade_id": "a2_r_data", "locked": true, "schema_version": 3, "solution": false, "task": false}
# ## The data
#
# | file | what it holds |
# |---|---|
# | `data/trade_bilateral.csv` | exports and imports between the two countries, by who reports them |
# | `data/trade_totals.csv` | each country's exports and imports with the whole world |
# | `data/trade_partners_cn.csv` | the part of other partners in China's trade, to compare |
# | `data/variants.csv` | which period and which margin each of you works with |
#
# All values are billions of current US dollars. `data/README.md` explains every column.
#
# Three things to keep in mind.
#
# - **Direction.** `flow` is seen from the `reporter`: Russia's exports to China are China's imports from Russia.
# - **Valuation.** Exports are counted at the seller's border (`FOB`, free on board), imports with freight and insurance at the buyer's (`CIF`). The same goods are worth a little more at the second border.
# - **Length.** Most rows cover twelve months, four rows of each table cover January to August 2021: see `months`. Never mix the two.
#
# Russia has published no trade by country since early 2022, so only two periods here have both books.
# Two values are missing on purpose: Russia's exports to and imports from China in all of 2021, of which we have seen only the sum.

# %% jupyter={"source_hidden": true} nbgrader={"cell_type": "code", "grade": false, "grade_id": "a2_tools", "locked": true, "schema_version": 3, "solution": false, "task": false}
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


# %% nbgrader={"cell_type": "code", "grade": false, "grade_id": "a2_setup", "locked": true, "schema_version": 3, "solution": false, "task": false}
# coursekit: isolated (when your work is graded, its tests run in a process of their own)
import hashlib

trade = pd.read_csv("data/trade_bilateral.csv")
world = pd.read_csv("data/trade_totals.csv")
trade.tail()

# %% [markdown] nbgrader={"cell_type": "markdown", "grade": false, "grade_id": "a2_r_code", "locked": true, "schema_version": 3, "solution": false, "task": false}
# ## Your variant
#
# Type the code for this assignment that your teacher gave you, and run the next two cells.
# It decides your period and your margin, and a partner of China for part 8.
# Without a code you work with the practice variant.

# %% a2_code
variant_code = ""


# %% nbgrader={"cell_type": "code", "grade": false, "grade_id": "a2_variant", "locked": true, "schema_version": 3, "solution": false, "task": false}
def my_variant(code, assignment="a2_trade_mirror"):
    """The row of data/variants.csv that belongs to a code."""
    rows = pd.read_csv("data/variants.csv")
    typed = code.strip().lower()
    if not typed:
        return rows.iloc[0]
    digest = hashlib.sha256(f"{assignment}:{typed}".encode()).digest()
    return rows.iloc[1 + int.from_bytes(digest[:8], "big") % (len(rows) - 1)]


mine = my_variant(variant_code)
my_trade = trade[trade["months"] == mine["months"]]
my_world = world[world["months"] == mine["months"]]
mine

# %% [markdown] nbgrader={"cell_type": "markdown", "grade": false, "grade_id": "a2_r_t1", "locked": true, "schema_version": 3, "solution": false, "task": false}
# ## 1 · One number out of a table
#
# Write `flow_value(df, reporter, partner, flow, year)`.
# It returns the value, in billions of dollars, of the one row of `df` that fits.
#
# - If no row fits, or the row has no value, raise a `LookupError` (a `KeyError` is one).
# - If more than one row fits, raise a `ValueError`: somebody has to decide which is meant, and a program should not do so in silence.
#
# Why so strict? A missing number read as 0 turns up three steps later as a collapse of trade.


# %% nbgrader={"cell_type": "code", "grade": false, "grade_id": "a2_t1", "locked": false, "schema_version": 3, "solution": true, "task": false}
def flow_value(df, reporter, partner, flow, year):
    """Return one recorded flow in billions of dollars."""
    ### BEGIN SOLUTION
    fits = (df["reporter"] == reporter) & (df["partner"] == partner)
    fits = fits & (df["flow"] == flow) & (df["year"] == year)
    values = df.loc[fits, "value_usd_bn"]
    if len(values) > 1:
        raise ValueError(f"{len(values)} rows fit")
    if values.isna().all():
        raise LookupError("no value is known")
    return values.iloc[0]
    ### END SOLUTION


# %% nbgrader={"cell_type": "code", "grade": true, "grade_id": "a2_t1_v", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
import pandas as pd

books = pd.DataFrame(
    {
        "reporter": ["AAA", "AAA", "AAA"],
        "partner": ["BBB", "BBB", "BBB"],
        "flow": ["export", "import", "export"],
        "year": [2020, 2020, 2021],
        "value_usd_bn": [40.0, 25.0, 44.0],
    }
)
slips = {25: "this is the import", 44: "this is another year"}
got = _ask(flow_value, books.copy(), "AAA", "BBB", "export", 2020)
_near(got, 40, "AAA reports exports of 40 to BBB in 2020.", slips)
rule = "AAA reports nothing for 1990: raise a LookupError."
_refuses(LookupError, rule, flow_value, books.copy(), "AAA", "BBB", "export", 1990)


# %% nbgrader={"cell_type": "code", "grade": true, "grade_id": "a2_t1_h", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
# A hidden test of flow_value runs here when your work is graded.
### BEGIN HIDDEN TESTS
def _hidden_test():
    import pandas as pd

    books = pd.DataFrame(
        [
            ["x", 2021, "CIF", "import", "BBB", "AAA", 46.0],
            ["x", 2021, "FOB", "export", "AAA", "BBB", 40.0],
            ["x", 2021, "CIF", "import", "AAA", "BBB", 25.0],
            ["x", 2021, "FOB", "export", "BBB", "AAA", 20.0],
            ["x", 2021, "FOB", "export", "AAA", "CCC", 7.0],
            ["x", 2020, "FOB", "export", "AAA", "BBB", 38.0],
            ["x", 2019, "FOB", "export", "AAA", "BBB", None],
            ["x", 2018, "FOB", "export", "AAA", "BBB", 30.0],
            ["x", 2018, "CIF", "export", "AAA", "BBB", 31.0],
            ["x", 2017, "FOB", "export", "AAA", "BBB", 0.0],
        ],
        columns=["note", "year", "valuation", "flow", "reporter", "partner", "value_usd_bn"],
        index=[5, 3, 8, 1, 9, 2, 7, 4, 6, 0],
    )
    slips = {
        46: "this is what the partner's customs recorded",
        7: "this is trade with another country",
    }
    slips |= {20: "this is the flow in the other direction", 38: "this is another year"}
    got = _ask(flow_value, books.copy(), "AAA", "BBB", "export", 2021)
    _near(got, 40, "The reporter is the country whose book is quoted.", slips)
    got = _ask(flow_value, books.copy(), "BBB", "AAA", "import", 2021)
    _near(
        got,
        46,
        "The reporter is the country whose book is quoted.",
        {25: "this is the other's import"},
    )
    _near(
        _ask(flow_value, books.copy(), "AAA", "BBB", "import", 2021), 25, "AAA imports 25 from BBB."
    )
    _near(_ask(flow_value, books.copy(), "AAA", "CCC", "export", 2021), 7, "AAA exports 7 to CCC.")
    got = _ask(flow_value, books.copy(), "AAA", "BBB", "export", 2017)
    _near(got, 0, "A recorded 0 is a value, and not a missing one.")
    rule = "The row has no value: that is not 0, raise a LookupError."
    _refuses(LookupError, rule, flow_value, books.copy(), "AAA", "BBB", "export", 2019)
    rule = "No row fits: that is not 0, raise a LookupError."
    _refuses(LookupError, rule, flow_value, books.copy(), "BBB", "CCC", "export", 2021)
    rule = "Two rows fit: do not add them up or take the first, raise a ValueError."
    _refuses(ValueError, rule, flow_value, books.copy(), "AAA", "BBB", "export", 2018)
    _keeps(flow_value, books, "AAA", "BBB", "export", 2021)


_hidden_test()
### END HIDDEN TESTS

# %% [markdown] nbgrader={"cell_type": "markdown", "grade": false, "grade_id": "a2_r_t2", "locked": true, "schema_version": 3, "solution": false, "task": false}
# ## 2 · Exports and imports together
#
# Write `turnover(df, reporter, partner, year)`: exports plus imports, as **one** reporter tells them.
# Adding what both tell would count every shipment twice.
# You may call `flow_value`; when this task is graded, a correct copy of it stands ready.


# %% nbgrader={"cell_type": "code", "grade": false, "grade_id": "a2_t2", "locked": false, "schema_version": 3, "solution": true, "task": false}
def turnover(df, reporter, partner, year):
    """Return exports plus imports in billions of dollars, as one reporter tells them."""
    ### BEGIN SOLUTION
    exports = flow_value(df, reporter, partner, "export", year)
    imports = flow_value(df, reporter, partner, "import", year)
    return exports + imports
    ### END SOLUTION


# %% nbgrader={"cell_type": "code", "grade": true, "grade_id": "a2_t2_v", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
import pandas as pd


def known(df, reporter, partner, flow, year):
    """Stands in for your flow_value, so that this test depends on this task alone."""
    return {"export": 40.0, "import": 25.0}[flow]


lend = {"flow_value": known}
books = pd.DataFrame(
    {
        "reporter": ["AAA", "AAA"],
        "partner": ["BBB", "BBB"],
        "flow": ["export", "import"],
        "year": [2021, 2021],
        "value_usd_bn": [40.0, 25.0],
    }
)
slips = {15: "this is the balance; turnover is the sum", 40: "the imports are missing"}
_near(
    _ask(turnover, books.copy(), "AAA", "BBB", 2021, lend=lend),
    65,
    "Exports and imports are added.",
    slips,
)


# %% nbgrader={"cell_type": "code", "grade": true, "grade_id": "a2_t2_h", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# A hidden test of turnover runs here when your work is graded.
### BEGIN HIDDEN TESTS
def _hidden_test():
    import pandas as pd

    def right_value(df, reporter, partner, flow, year):
        """A correct copy, so that a slip in the first task costs nothing here."""
        fits = (df["reporter"] == reporter) & (df["partner"] == partner)
        fits &= (df["flow"] == flow) & (df["year"] == year)
        values = df.loc[fits, "value_usd_bn"]
        if len(values) > 1:
            raise ValueError(f"{len(values)} rows fit")
        if values.isna().all():
            raise LookupError("no value is known")
        return float(values.iloc[0])

    lend = {"flow_value": right_value}
    books = pd.DataFrame(
        [
            ["x", 2021, "CIF", "import", "BBB", "AAA", 46.0],
            ["x", 2021, "FOB", "export", "AAA", "CCC", 7.0],
            ["x", 2021, "CIF", "import", "AAA", "CCC", 3.0],
            ["x", 2021, "FOB", "export", "AAA", "BBB", 40.0],
            ["x", 2021, "CIF", "import", "AAA", "BBB", 25.0],
            ["x", 2021, "FOB", "export", "BBB", "AAA", 20.0],
            ["x", 2020, "FOB", "export", "AAA", "BBB", 38.0],
            ["x", 2020, "CIF", "import", "AAA", "BBB", 22.0],
        ],
        columns=["note", "year", "valuation", "flow", "reporter", "partner", "value_usd_bn"],
        index=[5, 3, 8, 1, 9, 2, 7, 4],
    )
    slips = {
        131: "this adds the books of both reporters and counts everything twice",
        75: "trade with a third country is in this",
        86: "this takes the larger entry of each pair; one reporter was asked for",
        60: "this adds exports by two reporters",
        71: "this adds imports by two reporters",
    }
    _near(
        _ask(turnover, books.copy(), "AAA", "BBB", 2021, lend=lend),
        65,
        "Take one reporter's book.",
        slips,
    )
    _near(
        _ask(turnover, books.copy(), "BBB", "AAA", 2021, lend=lend),
        66,
        "Take one reporter's book.",
        slips,
    )
    _near(
        _ask(turnover, books.copy(), "AAA", "BBB", 2020, lend=lend), 60, "The year is an argument."
    )
    _keeps(turnover, books, "AAA", "BBB", 2021, lend=lend)


_hidden_test()
### END HIDDEN TESTS

# %% [markdown] nbgrader={"cell_type": "markdown", "grade": false, "grade_id": "a2_r_t3", "locked": true, "schema_version": 3, "solution": false, "task": false}
# ## 3 · A share, and of what
#
# Write `dependence(bilateral, totals, country, partner, year, reporter=None)`: the trade of `country` with `partner`, both flows, as a fraction of **all** trade of `country`, both flows.
#
# `totals` has the columns `country`, `flow`, `year`, `value_usd_bn`.
# The denominator always belongs to `country`.
# The numerator comes from the book of `reporter`; without one, from the book of `country` itself.
# When the reporter is the partner, use what the partner recorded about the same trade.
#
# One example: by China's customs, trade with Russia was 240.1 billion dollars in 2023.
# Divided by China's total it is 4 %, divided by Russia's it is 34 %.
# One flow, two wholes.


# %% nbgrader={"cell_type": "code", "grade": false, "grade_id": "a2_t3", "locked": false, "schema_version": 3, "solution": true, "task": false}
def dependence(bilateral, totals, country, partner, year, reporter=None):
    """Return the partner's share in all trade of a country, as a fraction."""
    ### BEGIN SOLUTION
    if reporter is None:
        reporter = country
    other = partner if reporter == country else country
    own = totals[(totals["country"] == country) & (totals["year"] == year)]
    return turnover(bilateral, reporter, other, year) / own["value_usd_bn"].sum()
    ### END SOLUTION


# %% nbgrader={"cell_type": "code", "grade": true, "grade_id": "a2_t3_v", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
import pandas as pd


def known(df, reporter, partner, flow, year):
    """Stands in for your flow_value, so that this test depends on this task alone."""
    return {"export": 40.0, "import": 25.0}[flow]


lend = {"flow_value": known, "turnover": lambda df, reporter, partner, year: 65.0}
books = pd.DataFrame(
    {
        "reporter": ["AAA", "AAA"],
        "partner": ["BBB", "BBB"],
        "flow": ["export", "import"],
        "year": [2021, 2021],
        "value_usd_bn": [40.0, 25.0],
    }
)
whole = pd.DataFrame(
    {
        "country": ["AAA", "AAA", "BBB", "BBB"],
        "flow": ["export", "import", "export", "import"],
        "year": [2021] * 4,
        "value_usd_bn": [100.0, 60.0, 100.0, 60.0],
    }
)
slips = {
    0.65: "this divides by the exports alone; exports and imports together are the whole",
    0.4: "this is the share of exports; a share of exports and imports was asked for",
    65 / 60: "this divides by the imports alone; exports and imports together are the whole",
    40.625: "this is a percentage; a fraction was asked for",
}
got = _ask(dependence, books.copy(), whole.copy(), "AAA", "BBB", 2021, lend=lend)
_near(got, 0.40625, "The whole is all trade of the country itself, in both directions.", slips)


# %% nbgrader={"cell_type": "code", "grade": true, "grade_id": "a2_t3_h", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false}
# A hidden test of dependence runs here when your work is graded.
### BEGIN HIDDEN TESTS
def _hidden_test():
    import pandas as pd

    def right_value(df, reporter, partner, flow, year):
        """A correct copy, so that a slip in the first task costs nothing here."""
        fits = (df["reporter"] == reporter) & (df["partner"] == partner)
        fits &= (df["flow"] == flow) & (df["year"] == year)
        values = df.loc[fits, "value_usd_bn"]
        if len(values) > 1:
            raise ValueError(f"{len(values)} rows fit")
        if values.isna().all():
            raise LookupError("no value is known")
        return float(values.iloc[0])

    def right_turnover(df, reporter, partner, year):
        """A correct copy, so that a slip in the second task costs nothing here."""
        return sum(right_value(df, reporter, partner, flow, year) for flow in ("export", "import"))

    lend = {"flow_value": right_value, "turnover": right_turnover}
    books = pd.DataFrame(
        [
            ["x", 2021, "CIF", "import", "BBB", "AAA", 46.0],
            ["x", 2021, "FOB", "export", "AAA", "CCC", 7.0],
            ["x", 2021, "CIF", "import", "AAA", "CCC", 3.0],
            ["x", 2021, "FOB", "export", "AAA", "BBB", 40.0],
            ["x", 2021, "CIF", "import", "AAA", "BBB", 25.0],
            ["x", 2021, "FOB", "export", "BBB", "AAA", 20.0],
            ["x", 2020, "FOB", "export", "AAA", "BBB", 38.0],
            ["x", 2020, "CIF", "import", "AAA", "BBB", 22.0],
        ],
        columns=["note", "year", "valuation", "flow", "reporter", "partner", "value_usd_bn"],
        index=[5, 3, 8, 1, 9, 2, 7, 4],
    )
    whole = pd.DataFrame(
        [
            ["x", "import", 500.0, "BBB", 2021],
            ["x", "export", 100.0, "AAA", 2021],
            ["x", "export", 90.0, "AAA", 2020],
            ["x", "import", 60.0, "AAA", 2021],
            ["x", "import", 50.0, "AAA", 2020],
            ["x", "export", 400.0, "BBB", 2021],
        ],
        columns=["note", "flow", "value_usd_bn", "country", "year"],
    )
    rule = "The whole is all trade of the country itself, in both directions."
    slips = {
        65 / 900: "this divides by the partner's total",
        66 / 900: "this divides by the partner's total",
        131 / 160: "this adds the books of both reporters",
        65 / 300: "this divides by the total of all years",
        0.4: "this is the share of exports; a share of exports and imports was asked for",
        66 / 160: "this is the partner's book; without a reporter take the country's own",
    }
    got = _ask(dependence, books.copy(), whole.copy(), "AAA", "BBB", 2021, lend=lend)
    _near(got, 65 / 160, rule, slips)
    got = _ask(dependence, books.copy(), whole.copy(), "BBB", "AAA", 2021, lend=lend)
    _near(got, 66 / 900, rule, {66 / 160: "this divides by the partner's total"})
    got = _ask(dependence, books.copy(), whole.copy(), "AAA", "CCC", 2021, lend=lend)
    _near(got, 10 / 160, rule)
    got = _ask(dependence, books.copy(), whole.copy(), "AAA", "BBB", 2020, lend=lend)
    _near(got, 60 / 140, "Numerator and denominator belong to the same year.")
    rule = "The partner tells the numerator, the denominator stays the country's."
    slips = {
        65 / 160: "this is the country's own book",
        66 / 900: "this divides by the partner's total",
    }
    got = _ask(
        dependence, books.copy(), whole.copy(), "AAA", "BBB", 2021, reporter="BBB", lend=lend
    )
    _near(got, 66 / 160, rule, slips)
    got = _ask(
        dependence, books.copy(), whole.copy(), "AAA", "BBB", 2021, reporter="AAA", lend=lend
    )
    _near(got, 65 / 160, "The country's own book may be asked for by name, too.")
    _keeps(dependence, books, whole, "AAA", "BBB", 2021, lend=lend)


_hidden_test()
### END HIDDEN TESTS

# %% [markdown] nbgrader={"cell_type": "markdown", "grade": false, "grade_id": "a2_r_t4", "locked": true, "schema_version": 3, "solution": false, "task": false}
# ## 4 · How far two books differ
#
# Write `mirror_gap(df, exporter, importer, year, margin=0.0)` for the flow of goods from `exporter` to `importer`.
# It compares what the importer recorded as imports with what the exporter recorded as exports:
#
# $$\text{gap} = \frac{\text{imports} \,/\, (1 + \text{margin})}{\text{exports}} - 1$$
#
# A positive gap means that the importer saw more.
# The margin stands for freight and insurance, which only the import value includes; dividing by (1 + margin) takes them out before the comparison.


# %% nbgrader={"cell_type": "code", "grade": false, "grade_id": "a2_t4", "locked": false, "schema_version": 3, "solution": true, "task": false}
def mirror_gap(df, exporter, importer, year, margin=0.0):
    """Return by which fraction recorded imports exceed recorded exports."""
    ### BEGIN SOLUTION
    sent = flow_value(df, exporter, importer, "export", year)
    received = flow_value(df, importer, exporter, "import", year)
    return received / (1 + margin) / sent - 1
    ### END SOLUTION


# %% nbgrader={"cell_type": "code", "grade": true, "grade_id": "a2_t4_v", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
import pandas as pd


def known(df, reporter, partner, flow, year):
    """Stands in for your flow_value, so that this test depends on this task alone."""
    return {("AAA", "export"): 40.0, ("BBB", "import"): 46.0, ("BBB", "export"): 46.0}[
        reporter, flow
    ]


lend = {"flow_value": known}
books = pd.DataFrame(
    {
        "reporter": ["AAA", "BBB", "BBB"],
        "partner": ["BBB", "AAA", "AAA"],
        "flow": ["export", "import", "export"],
        "year": [2021] * 3,
        "value_usd_bn": [40.0, 46.0, 46.0],
    }
)
slips = {
    40 / 46 - 1: "this is upside down: imports are divided by exports",
    1.15: "this is the ratio; take 1 away to get the gap",
    0.15 * 100: "this is a percentage; a fraction was asked for",
    6: "this is the difference in dollars",
}
got = _ask(mirror_gap, books.copy(), "AAA", "BBB", 2021, lend=lend)
_near(got, 0.15, "BBB recorded 46 as imports, AAA 40 as exports.", slips)


# %% nbgrader={"cell_type": "code", "grade": true, "grade_id": "a2_t4_h", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false}
# A hidden test of mirror_gap runs here when your work is graded.
### BEGIN HIDDEN TESTS
def _hidden_test():
    import pandas as pd

    def right_value(df, reporter, partner, flow, year):
        """A correct copy, so that a slip in the first task costs nothing here."""
        fits = (df["reporter"] == reporter) & (df["partner"] == partner)
        fits &= (df["flow"] == flow) & (df["year"] == year)
        values = df.loc[fits, "value_usd_bn"]
        if len(values) > 1:
            raise ValueError(f"{len(values)} rows fit")
        if values.isna().all():
            raise LookupError("no value is known")
        return float(values.iloc[0])

    lend = {"flow_value": right_value}
    books = pd.DataFrame(
        [
            ["x", 2021, "CIF", "import", "BBB", "AAA", 46.0],
            ["x", 2021, "FOB", "export", "AAA", "CCC", 7.0],
            ["x", 2021, "FOB", "export", "AAA", "BBB", 40.0],
            ["x", 2021, "CIF", "import", "AAA", "BBB", 25.0],
            ["x", 2021, "FOB", "export", "BBB", "AAA", 20.0],
            ["x", 2020, "FOB", "export", "AAA", "BBB", 50.0],
            ["x", 2020, "CIF", "import", "BBB", "AAA", 45.0],
        ],
        columns=["note", "year", "valuation", "flow", "reporter", "partner", "value_usd_bn"],
        index=[5, 3, 8, 1, 9, 2, 7],
    )
    slips = {
        20 / 40 - 1: "this compares exports with exports: two different flows of goods",
        25 / 40 - 1: "this compares a country's own imports with its own exports",
        40 / 46 - 1: "this is upside down: imports are divided by exports",
    }
    got = _ask(mirror_gap, books.copy(), "AAA", "BBB", 2021, lend=lend)
    _near(got, 0.15, "The importer's imports are set against the exporter's exports.", slips)
    got = _ask(mirror_gap, books.copy(), "BBB", "AAA", 2021, lend=lend)
    _near(got, 0.25, "The other direction is another flow: 25 imported, 20 exported.")
    slips = {
        46 * 1.1 / 40 - 1: "the margin was multiplied; dividing takes freight out of the imports",
        0.05: "the margin was subtracted from the gap; it belongs to the imports, before comparing",
        46 / 40 - 1: "the margin had no effect",
        46 / 44 / 1.0 * 1.1 - 1: "the margin belongs to the imports, not to the exports",
        46 * 0.9 / 40 - 1: "imports × (1 − margin) is not imports ÷ (1 + margin)",
    }
    got = _ask(mirror_gap, books.copy(), "AAA", "BBB", 2021, margin=0.1, lend=lend)
    _near(got, 46 / 1.1 / 40 - 1, "Divide the imports by 1 + margin, then compare.", slips)
    got = _ask(mirror_gap, books.copy(), "AAA", "BBB", 2020, lend=lend)
    _near(got, -0.1, "When the importer saw less, the gap is negative.", {0.1: "the sign is lost"})
    _keeps(mirror_gap, books, "AAA", "BBB", 2021, lend=lend)


_hidden_test()
### END HIDDEN TESTS

# %% [markdown] nbgrader={"cell_type": "markdown", "grade": false, "grade_id": "a2_r_t5", "locked": true, "schema_version": 3, "solution": false, "task": false}
# ## 5 · Who has the surplus
#
# Write `balance(df, country, partner, year, reporter=None)`: the country's exports to the partner minus its imports from it.
# Positive means that the **country** has the surplus, whoever reports.
# Without a reporter, the country's own book is used.
# When the partner reports, its imports are the country's exports, and its exports are the country's imports.


# %% nbgrader={"cell_type": "code", "grade": false, "grade_id": "a2_t5", "locked": false, "schema_version": 3, "solution": true, "task": false}
def balance(df, country, partner, year, reporter=None):
    """Return exports minus imports of a country, in billions of dollars."""
    ### BEGIN SOLUTION
    if reporter == partner:
        exports = flow_value(df, partner, country, "import", year)
        imports = flow_value(df, partner, country, "export", year)
    else:
        exports = flow_value(df, country, partner, "export", year)
        imports = flow_value(df, country, partner, "import", year)
    return exports - imports
    ### END SOLUTION


# %% nbgrader={"cell_type": "code", "grade": true, "grade_id": "a2_t5_v", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
import pandas as pd


def known(df, reporter, partner, flow, year):
    """Stands in for your flow_value, so that this test depends on this task alone."""
    return {"export": 40.0, "import": 25.0}[flow]


lend = {"flow_value": known}
books = pd.DataFrame(
    {
        "reporter": ["AAA", "AAA"],
        "partner": ["BBB", "BBB"],
        "flow": ["export", "import"],
        "year": [2021, 2021],
        "value_usd_bn": [40.0, 25.0],
    }
)
slips = {-15: "the sign is turned round: exports minus imports", 65: "this is the turnover"}
_near(
    _ask(balance, books.copy(), "AAA", "BBB", 2021, lend=lend), 15, "Exports minus imports.", slips
)


# %% nbgrader={"cell_type": "code", "grade": true, "grade_id": "a2_t5_h", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false}
# A hidden test of balance runs here when your work is graded.
### BEGIN HIDDEN TESTS
def _hidden_test():
    import pandas as pd

    def right_value(df, reporter, partner, flow, year):
        """A correct copy, so that a slip in the first task costs nothing here."""
        fits = (df["reporter"] == reporter) & (df["partner"] == partner)
        fits &= (df["flow"] == flow) & (df["year"] == year)
        values = df.loc[fits, "value_usd_bn"]
        if len(values) > 1:
            raise ValueError(f"{len(values)} rows fit")
        if values.isna().all():
            raise LookupError("no value is known")
        return float(values.iloc[0])

    lend = {"flow_value": right_value}
    books = pd.DataFrame(
        [
            ["x", 2021, "CIF", "import", "BBB", "AAA", 46.0],
            ["x", 2021, "FOB", "export", "AAA", "CCC", 7.0],
            ["x", 2021, "FOB", "export", "AAA", "BBB", 40.0],
            ["x", 2021, "CIF", "import", "AAA", "BBB", 25.0],
            ["x", 2021, "FOB", "export", "BBB", "AAA", 20.0],
            ["x", 2020, "FOB", "export", "AAA", "BBB", 50.0],
            ["x", 2020, "CIF", "import", "AAA", "BBB", 55.0],
        ],
        columns=["note", "year", "valuation", "flow", "reporter", "partner", "value_usd_bn"],
        index=[5, 3, 8, 1, 9, 2, 7],
    )
    _near(
        _ask(balance, books.copy(), "AAA", "BBB", 2021, lend=lend),
        15,
        "AAA's own book: 40 minus 25.",
    )
    rule = (
        "The partner's imports are the country's exports; positive means that the country has more."
    )
    slips = {
        -26: "this is the partner's balance; the country's has the opposite sign",
        15: "this is the country's own book; the partner was to report",
        20: "exports come from one book and imports from the other: take both from the reporter",
        21: "exports come from one book and imports from the other: take both from the reporter",
    }
    _near(
        _ask(balance, books.copy(), "AAA", "BBB", 2021, reporter="BBB", lend=lend), 26, rule, slips
    )
    got = _ask(balance, books.copy(), "BBB", "AAA", 2021, reporter="AAA", lend=lend)
    _near(got, -15, rule, {15: "this is AAA's balance, BBB's was asked for"})
    _near(
        _ask(balance, books.copy(), "BBB", "AAA", 2021, lend=lend),
        -26,
        "BBB's own book: 20 minus 46.",
    )
    got = _ask(balance, books.copy(), "AAA", "BBB", 2021, reporter="AAA", lend=lend)
    _near(got, 15, "The country's own book may be asked for by name, too.")
    got = _ask(balance, books.copy(), "AAA", "BBB", 2020, lend=lend)
    _near(got, -5, "A deficit is negative.", {5: "the sign is lost"})
    _keeps(balance, books, "AAA", "BBB", 2021, lend=lend)


_hidden_test()
### END HIDDEN TESTS

# %% [markdown] nbgrader={"cell_type": "markdown", "grade": false, "grade_id": "a2_r_t6", "locked": true, "schema_version": 3, "solution": false, "task": false}
# ## 6 · Growth over a span
#
# Write `growth(series, start, end, annual=False)`.
# `series` is a pandas Series with years as its index, in any order and possibly with gaps.
# The answer is the change from `start` to `end` as a fraction.
# With `annual=True` it is the yearly rate that, compounded over `end − start` years, leads from the one value to the other.
# If the value of `start` or `end` is not there, raise a `LookupError`.
#
# Count the steps, not the years: from 2015 to 2023 there are eight.


# %% nbgrader={"cell_type": "code", "grade": false, "grade_id": "a2_t6", "locked": false, "schema_version": 3, "solution": true, "task": false}
def growth(series, start, end, annual=False):
    """Return the change between two years, or the compound rate by year, as a fraction."""
    ### BEGIN SOLUTION
    known = series.dropna()
    factor = known.loc[end] / known.loc[start]
    if annual:
        factor = factor ** (1 / (end - start))
    return factor - 1
    ### END SOLUTION


# %% nbgrader={"cell_type": "code", "grade": true, "grade_id": "a2_t6_v", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
import pandas as pd

values = pd.Series({2019: 100.0, 2020: 110.0, 2021: 121.0})
slips = {
    1.21: "this is the ratio; take 1 away",
    21: "this is a percentage, a fraction was asked for",
}
_near(_ask(growth, values.copy(), 2019, 2021), 0.21, "121 is 0.21 more than 100, of 100.", slips)
got = _ask(growth, values.copy(), 2019, 2020, annual=True)
_near(got, 0.1, "From one year to the next both ways of counting give the same.")


# %% nbgrader={"cell_type": "code", "grade": true, "grade_id": "a2_t6_h", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
# A hidden test of growth runs here when your work is graded.
### BEGIN HIDDEN TESTS
def _hidden_test():
    import pandas as pd

    values = pd.Series({2023: 240.1, 2016: 69.5, 2015: 68.1, 2018: 107.1, 2025: None, 2014: 95.3})
    rule = "Take the values of the two years that were named, wherever they stand."
    slips = {
        95.3 / 240.1 - 1: "this takes the first and the last entry, in whatever order they stand",
        240.1 / 95.3
        - 1: "this starts from the earliest year in the data, not from the year asked for",
        68.1 / 240.1 - 1: "this is turned round",
        (240.1 - 68.1)
        / 240.1: "the change is divided by the later value; the earlier one is the base",
    }
    _near(_ask(growth, values.copy(), 2015, 2023), 240.1 / 68.1 - 1, rule, slips)
    _near(_ask(growth, values.copy(), 2014, 2015), 68.1 / 95.3 - 1, "A fall is negative.")
    rule = "The yearly rate is compounded over end − start years."
    changes = values.dropna().sort_index().loc[2015:2023].pct_change().dropna()
    slips = {
        (240.1 / 68.1) ** (1 / 9) - 1: "from 2015 to 2023 there are eight steps, not nine",
        (240.1 / 68.1) ** (1 / 3) - 1: "count the years between the two, not the rows of the table",
        float(changes.mean()): "the mean of yearly changes is not the compound rate",
        (240.1 / 68.1 - 1) / 8: "growth compounds: take a root, do not divide",
    }
    got = _ask(growth, values.copy(), 2015, 2023, annual=True)
    _near(got, (240.1 / 68.1) ** (1 / 8) - 1, rule, slips)
    missing = "The value of an end point is not there: raise a LookupError, and take no other year."
    _refuses(LookupError, missing, growth, values.copy(), 2015, 2024)
    _refuses(LookupError, missing, growth, values.copy(), 2013, 2023)
    _refuses(LookupError, missing, growth, values.copy(), 2015, 2025)
    _keeps(growth, values, 2015, 2023)


_hidden_test()
### END HIDDEN TESTS

# %% [markdown] nbgrader={"cell_type": "markdown", "grade": false, "grade_id": "a2_r_t7", "locked": true, "schema_version": 3, "solution": false, "task": false}
# ## 7 · Your own period
#
# `mine` names a year, a number of months and a margin.
# `my_trade` and `my_world` hold the rows of that length of period.
# Write `report`, a dictionary with five numbers, computed from them:
#
# | key | number | exact to |
# |---|---|---|
# | `share_ru` | China's part in all of Russia's trade, both from Russia's book | 0.1 percentage point |
# | `share_cn` | Russia's part in all of China's trade, both from China's book | 0.1 percentage point |
# | `ratio` | `share_ru` divided by `share_cn` | 1 % |
# | `gap_low` | the smaller of the two mirror gaps (one for each direction), with your margin | 0.1 percentage point |
# | `gap_high` | the larger of the two | 0.1 percentage point |
#
# Shares and gaps are fractions.

# %% nbgrader={"cell_type": "code", "grade": false, "grade_id": "a2_t7", "locked": false, "schema_version": 3, "solution": true, "task": false}
report = {}
### BEGIN SOLUTION
year, margin = int(mine["year"]), float(mine["margin"])
share_ru = dependence(my_trade, my_world, "RUS", "CHN", year)
share_cn = dependence(my_trade, my_world, "CHN", "RUS", year)
gap_out = mirror_gap(my_trade, "RUS", "CHN", year, margin)
gap_in = mirror_gap(my_trade, "CHN", "RUS", year, margin)
report = {
    "share_ru": share_ru,
    "share_cn": share_cn,
    "ratio": share_ru / share_cn,
    "gap_low": min(gap_out, gap_in),
    "gap_high": max(gap_out, gap_in),
}
### END SOLUTION

# %% nbgrader={"cell_type": "code", "grade": false, "grade_id": "a2_t7_check", "locked": true, "schema_version": 3, "solution": false, "task": false}
print(
    "still missing:", sorted({"share_ru", "share_cn", "ratio", "gap_low", "gap_high"} - set(report))
)


# %% nbgrader={"cell_type": "code", "grade": true, "grade_id": "a2_t7_h", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false}
# A hidden test of report runs here: it computes the five numbers of your variant.
### BEGIN HIDDEN TESTS
def _hidden_test():
    import hashlib
    import math

    import pandas as pd

    rows = pd.read_csv("data/variants.csv")
    code = str(globals().get("variant_code", "")).strip().lower()
    number = 0
    if code:
        digest = hashlib.sha256(f"a2_trade_mirror:{code}".encode()).digest()
        number = 1 + int.from_bytes(digest[:8], "big") % (len(rows) - 1)
    case = rows.iloc[number]
    books = pd.read_csv("data/trade_bilateral.csv")
    books = books[(books["months"] == case["months"]) & (books["year"] == case["year"])]
    books = books.set_index(["reporter", "flow"])["value_usd_bn"]
    whole = pd.read_csv("data/trade_totals.csv")
    whole = whole[(whole["months"] == case["months"]) & (whole["year"] == case["year"])]
    whole = whole.groupby("country")["value_usd_bn"].sum()
    ru = books.loc["RUS"].sum() / whole["RUS"]
    cn = books.loc["CHN"].sum() / whole["CHN"]
    bare = [
        books["CHN", "import"] / books["RUS", "export"],
        books["RUS", "import"] / books["CHN", "export"],
    ]
    gaps = sorted(value / (1 + case["margin"]) - 1 for value in bare)
    wanted = {
        "share_ru": ru,
        "share_cn": cn,
        "ratio": ru / cn,
        "gap_low": gaps[0],
        "gap_high": gaps[1],
    }
    period = f"{case['year']:.0f}, {case['months']:.0f} months, margin {case['margin']}"
    missing = sorted(set(wanted) - set(report))
    assert not missing, f"The report lacks {', '.join(missing)}."
    hints = {
        "share_ru": "Russia's trade with China, both flows from Russia's book, of all Russia's trade.",
        "share_cn": "China's trade with Russia, both flows from China's book, of all China's trade.",
        "ratio": "Divide Russia's share by China's, and not the other way round.",
        "gap_low": "The smaller of the gaps of the two directions, with the margin of your variant.",
        "gap_high": "The larger of the gaps of the two directions, with the margin of your variant.",
    }
    for key, value in wanted.items():
        try:
            given = float(report[key])
        except (TypeError, ValueError):
            given = math.nan
        assert not math.isclose(given, 100 * value, rel_tol=0.01), (
            f"{key}: a fraction, not per cent."
        )
        right = math.isclose(given, value, rel_tol=0.01 if key == "ratio" else 0, abs_tol=0.001)
        assert right, f"{key} is not right for your variant ({period}). {hints[key]}"


_hidden_test()
### END HIDDEN TESTS

# %% [markdown] nbgrader={"cell_type": "markdown", "grade": false, "grade_id": "a2_r_m1", "locked": true, "schema_version": 3, "solution": false, "task": false}
# ## 8 · What the numbers show
#
# In 150 to 220 words: **was the dependence mutual in your period?**
#
# Say of what each share is a share, and whose book it comes from.
# Give direction and size of the gap between the books, and one reason that could explain it: freight and insurance, re-export through a third country, rules of origin, the weeks between loading and landing.
# Name one thing that trade shares do not show.
# In one sentence compare Russia's part in China's trade with that of the partner in your variant (`data/trade_partners_cn.csv`).
#
# A large share is not yet influence, and a gap between two books is not yet a mistake of one of them.

# %% [markdown] nbgrader={"cell_type": "markdown", "grade": true, "grade_id": "a2_m1", "locked": false, "points": 8, "schema_version": 3, "solution": true, "task": false}
# ### BEGIN SOLUTION
# By Russia's customs, China's part in all Russian goods trade was 15.7 per cent in 2018 (108.3 of 688 billion dollars; the total is rounded and only its sum could be checked). By China's customs, Russia's part in all Chinese goods trade was 2.3 per cent (107.1 of 4,620). Measured so, each traded with the other, and the tie weighed about 6.8 times more on the Russian side: present on both sides, and not equal.
#
# The books disagree a little. For goods going from Russia to China the Chinese value is 0.4 per cent above the Russian one after 5 per cent is taken off for freight and insurance; for goods going the other way the Russian value is 3.7 per cent above the Chinese. A margin of 5 per cent is an assumption; goods bought through Hong Kong, which is counted apart, could add to the second gap.
#
# The United States, with about 13.7 per cent, weighed six times as much in China's trade as Russia did. Shares do not show how hard it would be to replace the partner: crude oil finds another buyer more easily than a pipeline finds another end. So the numbers describe exposure, and say nothing yet about who yields to whom.
# ### END SOLUTION
