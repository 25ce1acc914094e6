# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown] nbgrader={"cell_type": "markdown", "grade": false, "grade_id": "a3_r_title", "locked": true, "schema_version": 3, "solution": false, "task": false}
# # The arithmetic of a pipeline
#
# **40 points · about 3 hours · after lesson 4**
#
# Fifty billion cubic metres a year, four hundred billion dollars, two million barrels a day: energy news is full of large numbers that are easy to confuse.
# What a line can carry is not what was contracted, what was contracted is not what flows, and what flows is not what is paid for it.
# In this notebook you hold these four in separate hands, change units without slipping by a factor of 1,000, and ask whether China has taken Europe's place as a buyer of Russian pipeline gas.
#
# | part | you write | points |
# |---|---|---|
# | 1 | `mb_per_day`: tonnes a year to barrels a day | 4 |
# | 2 | `utilisation`: what flows against what could flow | 4 |
# | 3 | `supplier_share`: of all imports, not of the list | 5 |
# | 4 | `contract_volume` and `implied_price`: what a contract says between the lines | 6 |
# | 5 | `revenue`: volume times price, in billions | 3 |
# | 6 | `replacement`: gained in the east, lost in the west | 6 |
# | 7 | `bcm_at`: the same gas at another temperature | 4 |
# | 8 | one chart and an answer in words | 8 |
#
# **How the marks come about.** Below each task stands a test that you can run as often as you like.
# A second, hidden test runs your function on other numbers when the work is graded: leap years, part-years, missing years, zero.
# A mistake in one task costs nothing in the next.

# %% [markdown] nbgrader={"cell_type": "markdown", "grade": false, "grade_id": "a3_r_data", "locked": true, "schema_version": 3, "solution": false, "task": false}
# ## The data
#
# | file | what it holds | unit |
# |---|---|---|
# | `data/gas_pos.csv` | deliveries through Power of Siberia, and the line's capacity | bcm: billion cubic metres |
# | `data/gas_europe.csv` | Russian pipeline gas to Europe | bcm |
# | `data/gas_prices.csv` | average prices, by market | US dollars per 1,000 m³ |
# | `data/gas_projects.csv` | contracts, agreed levels and a memorandum | bcm a year |
# | `data/crude_imports_cn.csv` | China's crude oil imports by supplier, with a row `world` | Mt: million tonnes; billion US dollars |
# | `data/variants.csv` | which supplier and which years each of you looks at | |
#
# `data/README.md` explains every column, and says what the numbers cannot tell.
# The column `status` matters here: `actual`, `estimate`, `forecast`, `unconfirmed`.
# Since 2023 Gazprom has published no monthly export figures, and the price of the gas that China buys has never been published: what is known about it comes from outlooks of the Russian government.

# %% jupyter={"source_hidden": true} nbgrader={"cell_type": "code", "grade": false, "grade_id": "a3_tools", "locked": true, "schema_version": 3, "solution": false, "task": false}
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


# %% nbgrader={"cell_type": "code", "grade": false, "grade_id": "a3_setup", "locked": true, "schema_version": 3, "solution": false, "task": false}
# coursekit: isolated (when your work is graded, its tests run in a process of their own)
import hashlib

pos = pd.read_csv("data/gas_pos.csv")
europe = pd.read_csv("data/gas_europe.csv")
prices = pd.read_csv("data/gas_prices.csv")
projects = pd.read_csv("data/gas_projects.csv")
crude = pd.read_csv("data/crude_imports_cn.csv")
pos

# %% [markdown] nbgrader={"cell_type": "markdown", "grade": false, "grade_id": "a3_r_code", "locked": true, "schema_version": 3, "solution": false, "task": false}
# ## Your variant
#
# Type the code for this assignment that your teacher gave you, and run the next two cells.
# It decides the supplier you look at, and the last year of your answer in part 8.
# Without a code you work with the practice variant.

# %% a3_code
variant_code = ""


# %% nbgrader={"cell_type": "code", "grade": false, "grade_id": "a3_variant", "locked": true, "schema_version": 3, "solution": false, "task": false}
def my_variant(code, assignment="a3_energy"):
    """The row of data/variants.csv that belongs to a code."""
    rows = pd.read_csv("data/variants.csv")
    typed = code.strip().lower()
    if not typed:
        return rows.iloc[0]
    digest = hashlib.sha256(f"{assignment}:{typed}".encode()).digest()
    return rows.iloc[1 + int.from_bytes(digest[:8], "big") % (len(rows) - 1)]


mine = my_variant(variant_code)
mine

# %% [markdown] nbgrader={"cell_type": "markdown", "grade": false, "grade_id": "a3_r_t1", "locked": true, "schema_version": 3, "solution": false, "task": false}
# ## 1 · Tonnes a year, barrels a day
#
# Customs weigh crude oil in tonnes a year; markets talk of million barrels a day (mb/d).
# How many barrels a tonne fills depends on the oil; 7.33 is a usual average.
#
# Write `mb_per_day(mt, year, barrels_per_tonne=7.33)`: million tonnes in a year, as million barrels a day, with the number of days of **that** year.
# A leap year has 366: years divisible by 4, but not by 100, unless by 400.


# %% nbgrader={"cell_type": "code", "grade": false, "grade_id": "a3_t1", "locked": false, "schema_version": 3, "solution": true, "task": false}
def mb_per_day(mt, year, barrels_per_tonne=7.33):
    """Return million barrels a day from million tonnes in a year."""
    ### BEGIN SOLUTION
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    days = 366 if leap else 365
    return mt * barrels_per_tonne / days
    ### END SOLUTION


# %% nbgrader={"cell_type": "code", "grade": true, "grade_id": "a3_t1_v", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
slips = {
    365 / 7.33 / 365: "divide by the days and multiply by barrels a tonne: a tonne is many barrels",
    365 * 7.33: "this is per year; divide by the days of the year",
}
_near(_ask(mb_per_day, 365, 2023), 7.33, "365 Mt in 365 days are 1 Mt a day.", slips)


# %% nbgrader={"cell_type": "code", "grade": true, "grade_id": "a3_t1_h", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
# A hidden test of mb_per_day runs here when your work is graded.
### BEGIN HIDDEN TESTS
def _hidden_test():
    rule = "Multiply by barrels a tonne, divide by the days of that year."
    _near(_ask(mb_per_day, 107.02, 2023), 107.02 * 7.33 / 365, rule)
    slips = {107.02 * 7.33 / 365: "2024 is a leap year: it has 366 days"}
    _near(_ask(mb_per_day, 107.02, 2024), 107.02 * 7.33 / 366, rule, slips)
    slips = {50 * 7.33 / 365: "the argument barrels_per_tonne has no effect"}
    _near(_ask(mb_per_day, 50, 2021, barrels_per_tonne=7.1), 50 * 7.1 / 365, rule, slips)
    century = "A year divisible by 100 is a leap year only when 400 divides it too."
    _near(_ask(mb_per_day, 10, 1900), 10 * 7.33 / 365, century)
    _near(_ask(mb_per_day, 10, 2000), 10 * 7.33 / 366, century)
    _near(_ask(mb_per_day, 0, 2022), 0, "Nothing a year is nothing a day.")


_hidden_test()
### END HIDDEN TESTS

# %% [markdown] nbgrader={"cell_type": "markdown", "grade": false, "grade_id": "a3_r_t2", "locked": true, "schema_version": 3, "solution": false, "task": false}
# ## 2 · What flows against what could flow
#
# Write `utilisation(delivered_bcm, capacity_bcm, months=12)`: the delivery as a fraction of the capacity **of the months in operation**.
# The capacity is given per year.
# If it is 0, or if `months` lies outside 1 to 12, raise a `ValueError`.
# The result may exceed 1: lines have carried more than their design says.
#
# Power of Siberia opened in December 2019. Judged against a full year it looks like a failure, judged against one month it does not.


# %% nbgrader={"cell_type": "code", "grade": false, "grade_id": "a3_t2", "locked": false, "schema_version": 3, "solution": true, "task": false}
def utilisation(delivered_bcm, capacity_bcm, months=12):
    """Return deliveries as a fraction of the capacity of the months in operation."""
    ### BEGIN SOLUTION
    if capacity_bcm == 0 or not 1 <= months <= 12:
        raise ValueError("capacity must not be 0, and months lie between 1 and 12")
    return delivered_bcm / (capacity_bcm * months / 12)
    ### END SOLUTION


# %% nbgrader={"cell_type": "code", "grade": true, "grade_id": "a3_t2_v", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
slips = {60: "this is a percentage, a fraction was asked for", 40 / 24: "this is upside down"}
_near(_ask(utilisation, 24.0, 40.0), 0.6, "24 of 40 could flow.", slips)


# %% nbgrader={"cell_type": "code", "grade": true, "grade_id": "a3_t2_h", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
# A hidden test of utilisation runs here when your work is graded.
### BEGIN HIDDEN TESTS
def _hidden_test():
    slips = {
        0.1: "a part-year is judged against the capacity of those months, not of the full year",
        40: "this is the capacity; how much of it was used was asked for",
    }
    rule = "4 bcm in 3 months, of a line for 40 a year, which is 10 in three months."
    _near(_ask(utilisation, 4.0, 40.0, months=3), 0.4, rule, slips)
    _near(_ask(utilisation, 2.0, 24.0, 1), 1.0, "One month of a line for 24 a year is 2.")
    _near(
        _ask(utilisation, 42.0, 40.0),
        1.05,
        "A line may carry more than its design: no upper bound.",
    )
    _near(_ask(utilisation, 0.0, 40.0, 6), 0.0, "Nothing delivered is a utilisation of 0.")
    _near(_ask(utilisation, 20.0, 40.0, 12), 0.5, "Twelve months are a full year.")
    rule = "A line of capacity 0 has no utilisation: raise a ValueError."
    _refuses(ValueError, rule, utilisation, 1.0, 0)
    _refuses(ValueError, rule, utilisation, 0.0, 0.0, 6)
    rule = "A year has 1 to 12 months: raise a ValueError."
    _refuses(ValueError, rule, utilisation, 1.0, 40.0, 0)
    _refuses(ValueError, rule, utilisation, 1.0, 40.0, 13)
    _refuses(ValueError, rule, utilisation, 1.0, 40.0, -1)


_hidden_test()
### END HIDDEN TESTS

# %% [markdown] nbgrader={"cell_type": "markdown", "grade": false, "grade_id": "a3_r_t3", "locked": true, "schema_version": 3, "solution": false, "task": false}
# ## 3 · Of all imports, not of the list
#
# Write `supplier_share(df, supplier, year, by="mt")`: a supplier's share in all crude that China imported in a year, as a fraction.
# `df` has one row a supplier and year, and one row a year with `supplier` equal to `world`.
# The suppliers in the table are only some of all: the whole is the row `world`.
# `by` names the column: `"mt"` for the share by weight, `"value_usd_bn"` for the share by value.
#
# The two differ when a supplier sells more cheaply than others.


# %% nbgrader={"cell_type": "code", "grade": false, "grade_id": "a3_t3", "locked": false, "schema_version": 3, "solution": true, "task": false}
def supplier_share(df, supplier, year, by="mt"):
    """Return a supplier's share of all imports in a year, as a fraction."""
    ### BEGIN SOLUTION
    that_year = df[df["year"] == year].set_index("supplier")[by]
    return that_year[supplier] / that_year["world"]
    ### END SOLUTION


# %% nbgrader={"cell_type": "code", "grade": true, "grade_id": "a3_t3_v", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
import pandas as pd

small = pd.DataFrame(
    {
        "supplier": ["AAA", "BBB", "world"],
        "year": [2020, 2020, 2020],
        "mt": [20.0, 80.0, 100.0],
        "value_usd_bn": [10.0, 40.0, 50.0],
    }
)
slips = {20: "this is a percentage, a fraction was asked for", 5: "this is upside down"}
_near(_ask(supplier_share, small.copy(), "AAA", 2020), 0.2, "20 of the world's 100.", slips)


# %% nbgrader={"cell_type": "code", "grade": true, "grade_id": "a3_t3_h", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false}
# A hidden test of supplier_share runs here when your work is graded.
### BEGIN HIDDEN TESTS
def _hidden_test():
    import pandas as pd

    table = pd.DataFrame(
        [
            ["x", 45.0, "AAA", 2022, 30.0],
            ["x", 400.0, "world", 2022, 250.0],
            ["x", 55.0, "BBB", 2022, 45.0],
            ["x", 40.0, "AAA", 2021, 28.0],
            ["x", 320.0, "world", 2021, 160.0],
            ["x", 60.0, "CCC", 2022, None],
            ["x", 10.0, "BBB", 2021, 0.0],
        ],
        columns=["note", "mt", "supplier", "year", "value_usd_bn"],
        index=[4, 1, 6, 2, 0, 5, 3],
    )
    rule = "The whole is the row `world` of that year."
    slips = {
        45 / 160: "this is the share of the listed suppliers; there are more",
        45 / 560: "the whole contains the row `world` and the suppliers: all is counted twice",
        30 / 250: "this is the share by value; by weight was asked for",
        45 / 320: "supplier and world belong to the same year",
        45 / 720: "supplier and world belong to the same year",
    }
    _near(_ask(supplier_share, table.copy(), "AAA", 2022), 45 / 400, rule, slips)
    _near(_ask(supplier_share, table.copy(), "AAA", 2021), 40 / 320, rule)
    _near(_ask(supplier_share, table.copy(), "CCC", 2022), 60 / 400, rule)
    slips = {45 / 400: "`by` has no effect: this is the share by weight"}
    got = _ask(supplier_share, table.copy(), "AAA", 2022, by="value_usd_bn")
    _near(got, 30 / 250, "`by` names the column to divide.", slips)
    got = _ask(supplier_share, table.copy(), "BBB", 2021, by="value_usd_bn")
    _near(got, 0.0, "A supplier that sold for nothing has the share 0.")
    _keeps(supplier_share, table, "AAA", 2022)


_hidden_test()
### END HIDDEN TESTS

# %% [markdown] nbgrader={"cell_type": "markdown", "grade": false, "grade_id": "a3_r_t4", "locked": true, "schema_version": 3, "solution": false, "task": false}
# ## 4 · Between the lines of a contract
#
# The contract of May 2014 ran over 30 years and 38 bcm a year, and its value was given as 400 billion dollars.
# The price was not published. It can be estimated, and the estimate depends on the years of building up.
#
# Write two functions.
#
# - `contract_volume(plateau, years, ramp=())`: bcm over the whole term. `ramp` lists, for the first years, the fraction of the plateau that flows; these years are part of the term.
# - `implied_price(value_usd_bn, volume_bcm)`: US dollars per 1,000 m³.
#
# One billion cubic metres are a million times 1,000 m³.


# %% nbgrader={"cell_type": "code", "grade": false, "grade_id": "a3_t4", "locked": false, "schema_version": 3, "solution": true, "task": false}
def contract_volume(plateau, years, ramp=()):
    """Return billion cubic metres over the whole term of a contract."""
    ### BEGIN SOLUTION
    full_years = years - len(ramp)
    return plateau * (full_years + sum(ramp))
    ### END SOLUTION


def implied_price(value_usd_bn, volume_bcm):
    """Return US dollars per 1,000 cubic metres."""
    ### BEGIN SOLUTION
    return value_usd_bn / volume_bcm * 1000
    ### END SOLUTION


# %% nbgrader={"cell_type": "code", "grade": true, "grade_id": "a3_t4_v", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
_near(_ask(contract_volume, 10, 25), 250, "25 years of 10 bcm.")
slips = {
    0.4: "this is dollars per cubic metre; per 1,000 m³ was asked for",
    400_000: "a factor of 1,000 too many: a bcm is a million times 1,000 m³",
    0.0025 * 1000: "this is upside down: money divided by volume",
}
_near(_ask(implied_price, 400, 1000), 400, "400 billion dollars for 1,000 bcm.", slips)


# %% nbgrader={"cell_type": "code", "grade": true, "grade_id": "a3_t4_h", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false}
# A hidden test of contract_volume and implied_price runs here when your work is graded.
### BEGIN HIDDEN TESTS
def _hidden_test():
    ramp = [0.2, 0.5, 0.8]
    rule = "The ramp years are part of the term: 17 full years and 1.5 more."
    slips = {
        200: "the ramp has no effect",
        215: "the ramp was added before the term; its years belong to the 20",
        100: "the average of the ramp was applied to all years",
        170: "the ramp years were left out altogether",
        2.0: "the ramp was applied to all years",
    }
    _near(_ask(contract_volume, 10, 20, ramp), 185, rule, slips)
    _near(_ask(contract_volume, 10, 20, tuple(ramp)), 185, "`ramp` may be a list or a tuple.")
    _near(_ask(contract_volume, 38, 30), 1140, "Without a ramp every year is full.")
    got = _ask(contract_volume, 38, 30, ramp=[0.13, 0.27, 0.41, 0.60, 0.82])
    _near(got, 38 * (25 + 2.23), "Five ramp years and 25 full ones.")
    _near(_ask(contract_volume, 10, 3, ramp), 15, "A contract that is all ramp.")
    got = _ask(implied_price, 400, 1140)
    _near(got, 400 / 1140 * 1000, "Billions of dollars by bcm, times 1,000.")
    _near(_ask(implied_price, 30, 150), 200, "Billions of dollars by bcm, times 1,000.")


_hidden_test()
### END HIDDEN TESTS

# %% [markdown] nbgrader={"cell_type": "markdown", "grade": false, "grade_id": "a3_r_t5", "locked": true, "schema_version": 3, "solution": false, "task": false}
# ## 5 · Volume times price
#
# Write `revenue(volume_bcm, price_usd_per_1000m3)` in **billion dollars**.
# It works on two numbers, and on two Series with the same years as index.


# %% nbgrader={"cell_type": "code", "grade": false, "grade_id": "a3_t5", "locked": false, "schema_version": 3, "solution": true, "task": false}
def revenue(volume_bcm, price_usd_per_1000m3):
    """Return billion US dollars from bcm and dollars per 1,000 cubic metres."""
    ### BEGIN SOLUTION
    return volume_bcm * price_usd_per_1000m3 / 1000
    ### END SOLUTION


# %% nbgrader={"cell_type": "code", "grade": true, "grade_id": "a3_t5_v", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
slips = {
    3000: "a factor of 1,000: 10 bcm at 300 dollars per 1,000 m³ are 3 billion dollars",
    0.003: "a factor of 1,000: 10 bcm at 300 dollars per 1,000 m³ are 3 billion dollars",
    3e9: "this is dollars; billions of dollars were asked for",
}
_near(_ask(revenue, 10, 300), 3, "10 bcm are 10 million times 1,000 m³.", slips)


# %% nbgrader={"cell_type": "code", "grade": true, "grade_id": "a3_t5_h", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
# A hidden test of revenue runs here when your work is graded.
### BEGIN HIDDEN TESTS
def _hidden_test():
    import pandas as pd

    _near(_ask(revenue, 22.73, 297.3), 22.73 * 0.2973, "bcm times dollars per 1,000 m³, by 1,000.")
    _near(_ask(revenue, 0, 300), 0, "No gas, no revenue.")
    volume = pd.Series({2022: 15.4, 2023: 22.7, 2024: 31.1})
    price = pd.Series({2022: 277.1, 2023: 297.3, 2024: 271.6})
    answer = _ask(revenue, volume.copy(), price.copy())
    assert isinstance(answer, pd.Series), "From two Series make a Series."
    assert list(answer.index) == [2022, 2023, 2024], "The years stay the index."
    for year in volume.index:
        _near(answer[year], volume[year] * price[year] / 1000, "Year by year.")
    _keeps(revenue, volume, price)


_hidden_test()
### END HIDDEN TESTS

# %% [markdown] nbgrader={"cell_type": "markdown", "grade": false, "grade_id": "a3_r_t6", "locked": true, "schema_version": 3, "solution": false, "task": false}
# ## 6 · Gained in the east, lost in the west
#
# Write `replacement(china, europe, base=2021)`.
# Both are Series of bcm by year, in any order. The answer is a table with the years as index, ascending, and the columns
#
# | column | meaning |
# |---|---|
# | `to_china`, `to_europe` | the deliveries |
# | `lost` | Europe in the base year minus Europe |
# | `gained` | China minus China in the base year |
# | `gap` | lost minus gained |
# | `cum_gap` | the gaps added up, from the base year on |
#
# Only years from the base year on count, and only those for which both values are known: a missing year is not a year of zero.
# If a value for the base year is missing, raise a `LookupError`.


# %% nbgrader={"cell_type": "code", "grade": false, "grade_id": "a3_t6", "locked": false, "schema_version": 3, "solution": true, "task": false}
def replacement(china, europe, base=2021):
    """Return what was lost in Europe and gained in China since a base year."""
    ### BEGIN SOLUTION
    both = pd.concat({"to_china": china, "to_europe": europe}, axis=1).dropna().sort_index()
    start = both.loc[base]
    table = both[both.index >= base].copy()
    table["lost"] = start["to_europe"] - table["to_europe"]
    table["gained"] = table["to_china"] - start["to_china"]
    table["gap"] = table["lost"] - table["gained"]
    table["cum_gap"] = table["gap"].cumsum()
    return table
    ### END SOLUTION


# %% nbgrader={"cell_type": "code", "grade": true, "grade_id": "a3_t6_v", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
import pandas as pd

china = pd.Series({2021: 10.0, 2022: 15.0})
west = pd.Series({2021: 140.0, 2022: 60.0})
answer = _ask(replacement, china.copy(), west.copy())
assert {"to_china", "to_europe", "lost", "gained", "gap", "cum_gap"} <= set(answer.columns), (
    "A column is missing or has another name."
)
_near(answer["lost"].iloc[-1], 80, "140 in the base year, 60 in 2022.", {-80: "the sign of `lost`"})
_near(answer["gap"].iloc[-1], 75, "80 lost, 5 gained.", {85: "take the gain away from the loss"})


# %% nbgrader={"cell_type": "code", "grade": true, "grade_id": "a3_t6_h", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false}
# A hidden test of replacement runs here when your work is graded.
### BEGIN HIDDEN TESTS
def _hidden_test():
    import pandas as pd

    china = pd.Series(
        {2024: 31.0, 2021: 10.0, 2020: 4.0, 2022: 15.0, 2023: 23.0, 2026: 40.0, 2027: None}
    )
    west = pd.Series(
        {2020: 150.0, 2024: 32.0, 2023: 25.0, 2025: 18.0, 2022: 62.0, 2021: 140.0, 2027: 9.0}
    )

    def by_year(answer):
        """The answer with the years as its index, whether they came as index or as a column."""
        return answer.set_index("year") if "year" in answer.columns else answer

    answer = by_year(_ask(replacement, china.copy(), west.copy()))
    years = [int(year) for year in answer.index]
    assert 2020 not in years, "Years before the base year do not belong to the table."
    assert 2025 not in years and 2026 not in years and 2027 not in years, (
        "A year for which only one of the two values is known does not belong to the table."
    )
    assert sorted(years) == [2021, 2022, 2023, 2024], (
        "All years with both values belong to the table."
    )
    assert years == sorted(years), "The years ascend."
    for year, value in {2021: 10, 2022: 15, 2023: 23, 2024: 31}.items():
        _near(answer.loc[year, "to_china"], value, "`to_china` holds the deliveries.")
    for year, value in {2021: 140, 2022: 62, 2023: 25, 2024: 32}.items():
        _near(answer.loc[year, "to_europe"], value, "`to_europe` holds the deliveries.")
    slips = {
        37: "`lost` is against the base year, not against the year before",
        -115: "the sign of `lost`",
    }
    _near(answer.loc[2023, "lost"], 115, "Europe: 140 in the base year, 25 in 2023.", slips)
    slips = {23: "`gained` is the increase since the base year, not all that flows to China"}
    slips |= {8: "`gained` is against the base year, not against the year before"}
    _near(answer.loc[2023, "gained"], 13, "China: 10 in the base year, 23 in 2023.", slips)
    for year, value in {2021: 0, 2022: 73, 2023: 102, 2024: 87}.items():
        _near(answer.loc[year, "gap"], value, "The gap is lost minus gained.")
    slips = {87: "`cum_gap` adds the gaps up from year to year"}
    slips |= {258: "the sum starts before the base year"}
    _near(answer.loc[2024, "cum_gap"], 262, "0 + 73 + 102 + 87.", slips)
    _near(answer.loc[2022, "cum_gap"], 73, "0 + 73.")
    answer = by_year(_ask(replacement, china.copy(), west.copy(), base=2020))
    _near(answer.loc[2022, "lost"], 88, "The base year is an argument.")
    _near(answer.loc[2021, "gained"], 6, "The base year is an argument.")
    rule = "There is no value for the base year: raise a LookupError."
    _refuses(LookupError, rule, replacement, china.copy(), west.copy(), base=2019)
    _refuses(LookupError, rule, replacement, china.copy(), west.copy(), base=2026)
    _refuses(LookupError, rule, replacement, china.copy(), west.copy(), base=2025)
    _refuses(LookupError, rule, replacement, china.copy(), west.copy(), base=2027)
    _keeps(replacement, china, west)


_hidden_test()
### END HIDDEN TESTS

# %% [markdown] nbgrader={"cell_type": "markdown", "grade": false, "grade_id": "a3_r_t7", "locked": true, "schema_version": 3, "solution": false, "task": false}
# ## 7 · The same gas at another temperature
#
# Gas expands when it is warmed. Gazprom counts cubic metres at 20 °C, many others at 15 °C or 0 °C.
# At the same pressure the volume of an ideal gas goes with its **absolute** temperature, in kelvin: 0 °C are 273.15 K.
#
# Write `bcm_at(volume, from_c=20.0, to_c=15.0)`: the volume at the second temperature of gas whose volume was counted at the first.
# The result has to be right to one part in ten thousand.


# %% nbgrader={"cell_type": "code", "grade": false, "grade_id": "a3_t7", "locked": false, "schema_version": 3, "solution": true, "task": false}
def bcm_at(volume, from_c=20.0, to_c=15.0):
    """Return the volume of the same gas at another temperature."""
    ### BEGIN SOLUTION
    return volume * (to_c + 273.15) / (from_c + 273.15)
    ### END SOLUTION


# %% nbgrader={"cell_type": "code", "grade": true, "grade_id": "a3_t7_v", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
slips = {
    28.5: "the ratio of temperatures holds in kelvin, not in degrees Celsius",
    38.0 * 20 / 15: "the ratio of temperatures holds in kelvin, not in degrees Celsius",
}
assert not math.isclose(float(_ask(bcm_at, 38.0)), 28.5, rel_tol=1e-4), slips[28.5]
assert 36 < float(_ask(bcm_at, 38.0)) < 40, "Five degrees change the volume by less than 2 %."
_near(_ask(bcm_at, 38.0, 20.0, 20.0), 38, "At the same temperature nothing changes.", rel=1e-4)


# %% nbgrader={"cell_type": "code", "grade": true, "grade_id": "a3_t7_h", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
# A hidden test of bcm_at runs here when your work is graded.
### BEGIN HIDDEN TESTS
def _hidden_test():
    rule = "Volume times the new temperature divided by the old one, both in kelvin."
    slips = {38 * 293.15 / 288.15: "gas shrinks when it cools: the ratio is upside down"}
    _near(_ask(bcm_at, 38.0), 38 * 288.15 / 293.15, rule, slips, rel=1e-4)
    got = _ask(bcm_at, 38.0, to_c=0.0)
    _near(got, 38 * 273.15 / 293.15, rule, rel=1e-4)
    got = _ask(bcm_at, 35.41, from_c=0.0, to_c=20.0)
    _near(got, 35.41 * 293.15 / 273.15, "Warmed gas takes more room.", rel=1e-4)
    _near(_ask(bcm_at, 10.0, -10.0, 40.0), 10 * 313.15 / 263.15, rule, rel=1e-4)
    _near(_ask(bcm_at, 0.0), 0, "No gas takes no room.")


_hidden_test()
### END HIDDEN TESTS

# %% [markdown] nbgrader={"cell_type": "markdown", "grade": false, "grade_id": "a3_r_try", "locked": true, "schema_version": 3, "solution": false, "task": false}
# ## Try it on the data
#
# Nothing is marked here. Look at the numbers before you write part 8.

# %% a3_try
to_china = pos[pos["months"] == 12].set_index("year")["delivered_bcm"]
to_europe = europe.set_index("year")["delivered_bcm"]
share = supplier_share(crude, mine["supplier"], mine["supplier_year"])
print(f"{mine['supplier']} in {mine['supplier_year']}: {share:.1%} of China's crude by weight")
by_market = prices.pivot(index="year", columns="market", values="usd_per_1000m3")
paid = pd.DataFrame(
    {
        "china": revenue(to_china, by_market["china"]),
        "europe": revenue(to_europe, by_market["europe_turkiye"]),
    }
)
replacement(to_china, to_europe).join(paid.round(1), how="left")

# %% [markdown] nbgrader={"cell_type": "markdown", "grade": false, "grade_id": "a3_r_m1", "locked": true, "schema_version": 3, "solution": false, "task": false}
# ## 8 · Has China taken Europe's place?
#
# Draw **one chart** in the cell below, and answer in 180 to 250 words in the cell after it:
# by the last year of your variant (`mine["last_year"]`), had China replaced Europe as a buyer of Russian pipeline gas?
#
# - Treat volume **and** revenue, with units, and name the base year.
# - Say of each price whether it is actual, an estimate or a forecast.
# - Make one assumption visible: the price for “Europe” includes Türkiye while the volume does not; the value of 2021 covers the EU only.
# - Give one Russian and one Chinese view, each with its source and date.
# - Say one thing that the data cannot tell.
#
# The chart needs a title, units, the source, and one sentence in your text that says in words what it shows.

# %% nbgrader={"cell_type": "code", "grade": false, "grade_id": "a3_chart", "locked": false, "schema_version": 3, "solution": true, "task": false}
### BEGIN SOLUTION
import matplotlib.pyplot as plt

table = replacement(to_china, to_europe)
years = table.index.astype(str)
figure, axes = plt.subplots(figsize=(6, 3.5))
axes.plot(years, table["to_europe"], marker="o", label="to Europe")
axes.plot(years, table["to_china"], marker="s", label="to China (Power of Siberia)")
up, down = table["gained"].iloc[-1], table["lost"].iloc[-1]
axes.set_title(f"Russian pipeline gas: east up by {up:.0f} bcm, west down by {down:.0f}")
axes.set_ylabel("billion cubic metres a year")
axes.set_xlabel("Sources: Gazprom via TASS (China); IEA 2021, Reuters on ENTSOG data (Europe)")
axes.set_ylim(0)
axes.legend()
plt.show()
### END SOLUTION

# %% [markdown] nbgrader={"cell_type": "markdown", "grade": true, "grade_id": "a3_m1", "locked": false, "points": 8, "schema_version": 3, "solution": true, "task": false}
# ### BEGIN SOLUTION
# The chart shows deliveries to Europe falling from about 140 to 18 billion cubic metres (bcm) between 2021 and 2025, while those through Power of Siberia rose from 10.4 to 38.8.
#
# **Volume.** Against the base year 2021 Europe took 122 bcm less in 2025 and China 28 bcm more: China made up for about a quarter. The two lines cross in 2025, not because China took Europe's place but because so little was left of it. One caution: the value of 2021 is for the EU only, and the International Energy Agency calls it approximate; the later ones are Reuters calculations for Europe without Türkiye.
#
# **Revenue.** With prices of 248.7 and 401.9 dollars per 1,000 m³ (both *estimates* of the Russian economy ministry, September 2025) China paid about 9.6 and Europe about 7.2 billion dollars in 2025. The second number assumes that Europe paid the average that includes Türkiye. In 2022, with *actual* prices, the two were 4.3 and 62.8.
#
# **Views.** Gazprom's head, Alexei Miller, said in September 2025 that gas for China was objectively cheaper because its fields lie nearer to the buyer. The Chinese accounts of that visit gave no details of a second line (as reported by Channel NewsAsia, 2 September 2025).
#
# **Limits.** The contract price is secret, so nobody outside can tell which share of the gap in revenue is geography and which is bargaining.
# So: replaced in part, at a lower price, on other fields.
# ### END SOLUTION
