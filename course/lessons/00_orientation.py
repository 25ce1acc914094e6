# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# ## First steps
#
# This page is a *notebook*: text in between, and grey cells with code.
# Click into the cell below, then press Shift and Enter: the result appears under it, and the cursor moves on.

# %%
6 * 7

# %% [markdown]
# Change the 7 and run the cell again: nothing here can break.
# - **Order matters.** A cell uses what earlier cells made, so run them from top to bottom.
#   If one complains that a name is not defined, choose *Run All Above Selected Cell* in the menu *Run*.
# - **Questions remember.** They appear when you run their cell; your answer is kept at once, on your own machine, and nobody else sees it.
# - **Coming back.** Save with Ctrl and S (Cmd and S on a Mac), close the page, and start the course again another day with the same command.
#   Your notebooks and answers are there; run the cells of the lesson anew, because the computer forgets their results.
#
# ## Guess first
#
# `import` fetches a tool, here the course's own, under the short name `ck`.
# A number of your own, right or wrong, makes the next one easier to remember.

# %%
import coursekit as ck

ck.quiz("00_orientation/gdp_parts")

# %% [markdown]
# ## The claim
#
# The report with which this course begins gives China more room for manoeuvre than Russia, and names nobody who says so (claim S15) [@seed-2024].
# A usual reason is size: China is larger, so it needs the other less.
# The lesson tests the first half, *larger*, and shows why the second does not follow by itself.
#
# Four kinds of number are kept apart from here on.
# - A **level** is an amount with a unit and a date.
# - A **change** compares one thing at two times, with the earlier as its base.
# - A **share** is a part over its whole.
# - A **ratio** is one thing over another of the same kind; it measures an **asymmetry**, a lasting difference between two sides.

# %%
ck.quiz("00_orientation/kind_of_number")

# %% [markdown]
# ## A table: rows, columns, units
#
# `pandas` is Python's library for tables.
# `ck.load` fetches a table of the course, and `.head()` shows its first five rows.

# %%
gdp = ck.load("gdp")
gdp.head()

# %% [markdown]
# Each **row** is one observation, here one country in one year; each **column** holds one property, the *indicator*.
# Gross domestic product, GDP or *output* for short, is the value of goods and services that a country produces in a year, and `growth_pct` is its growth with the rise of prices taken out.
# A table carries its papers with it: units, the date as of which it stands, and what it cannot tell.

# %%
for paper in ["units", "as_of", "limits"]:
    print(paper, "–", gdp.attrs[paper])

# %%
ck.quiz("00_orientation/tidy", "00_orientation/units_match")

# %% [markdown]
# A column's name in square brackets picks that column, a list of names picks several.
# A condition in square brackets keeps the rows for which it holds: `==` asks whether two things are equal, and `&` joins two conditions, each in round brackets.
# Country codes have three letters: `CHN`, `RUS`, `IND`, `USA`.
# `.sort_values` puts rows in order, with `ascending=False` from the top down.

# %%
recent = gdp[(gdp["country"] == "RUS") & (gdp["year"] >= 2020)]
print(recent[["year", "gdp_usd_bn"]])
latest = gdp[gdp["year"] == 2024]
latest.sort_values("gdp_usd_bn", ascending=False)

# %% [markdown]
# Small verbs come back in every lesson: `.isin` keeps the rows whose entry is on a list, `.sum()` adds a column up, `.iloc[-1]` takes its last entry, `.item()` takes the one entry out of a selection of one row, and `.value_counts()` counts how often each entry occurs.
#
# ## Dividing, by hand first
#
# In the cell after the questions `.set_index("country")` makes the country the label of its row, and `.loc` takes the value at a label.

# %%
ck.quiz("00_orientation/filter", "00_orientation/ratio_market")

# %%
output = latest.set_index("country")["gdp_usd_bn"]
print(f"{output.loc['CHN'] / output.loc['RUS']:.1f} times")

# %% [markdown]
# The `f` before a text lets it hold values in braces, and `:.1f` writes them with one decimal.
# China's output was [8.6 times](figure:gdp_ratio_2024) Russia's in 2024, in dollars at market exchange rates.
# How did Russia's output, the lower number of the division, get there?
# Draw before you look; the cell defines with `def` what is to be drawn after your answer.


# %%
def draw(guess):
    rows = gdp[(gdp["country"] == "RUS") & (gdp["year"] >= 2003)].set_index("year")
    usd, ppp = rows["gdp_usd_bn"], rows["gdp_ppp_bn"]
    seen = f"""Lines, 2003 to 2024, in billion dollars. At market rates: {usd[2013]:.0f} in 2013,
    {usd[2016]:.0f} in 2016, {usd[2024]:.0f} in 2024. At parity: {ppp[2013]:.0f}, {ppp[2016]:.0f}, {ppp[2024]:.0f}."""
    with ck.chart("2015: down by a third in dollars, flat at parity", alt=seen, source=gdp) as ax:
        ax.plot(ppp.index, ppp, color=ck.style("RUS")["color"])
        ax.plot(usd.index, usd, color=ck.style("RUS")["color"], linestyle="--")
        ax.plot(list(guess), list(guess.values()), color="#8e8e8e", linestyle=":")
        for y, text in [(ppp[2024], "parity"), (usd[2024], "market"), (guess[2024], "your guess")]:
            ck.label(ax, 2024, y, text)
        ax.set(ylabel="Russia's output, billion dollars", ylim=(0, None))


# %%
ck.predict("00_orientation/gdp_ru_sketch", then=draw)

# %% [markdown]
# ## Two rates, two answers
#
# To compare outputs one has to convert roubles and yuan.
# - The **market rate** is what a rouble costs on the exchange.
#   It counts for what is bought abroad, and it can move within days.
# - **Purchasing power parity**, PPP, is the rate at which the same basket costs the same in both countries.
#   It suits living standards and what is made at home, such as bread, rents or the pay of soldiers; imports are not paid at it.
#   It rests on prices that are collected every few years and carried forward by estimates in between [@silver-2010].
#
# `.pivot` turns a long table into a wide one: a row for each year, a column for each country.
# A division of columns works row by row.
# On a *logarithmic* axis, as in the next chart, equal steps are equal factors: from 1 to 2 is as far as from 5 to 10.

# %%
market = gdp.pivot(index="year", columns="country", values="gdp_usd_bn")
parity = gdp.pivot(index="year", columns="country", values="gdp_ppp_bn")
ratio_market = market["CHN"] / market["RUS"]
ratio_parity = parity["CHN"] / parity["RUS"]
m, p = ratio_market, ratio_parity
seen = f"""Two lines, 1992 to 2024. At market rates the ratio swings: {m[1992]:.1f} at first, {m.min():.1f} in 1994,
{m[1999]:.1f} in 1999, {m[2007]:.1f} in 2007, {m.max():.1f} in 2020, {m[2024]:.1f} at the end. At parity it
climbs from {p[1992]:.1f} to {p[2017]:.1f} in 2017 and stays near {p[2024]:.1f}."""

# %%
with ck.chart("One line swings, the other climbs", alt=seen, source=gdp) as ax:
    m.plot(ax=ax, color="#b5608f", linestyle="--")
    p.plot(ax=ax, color="#009e73")
    ax.axhline(1, color="black", linewidth=1)
    ck.label(ax, 2024, m[2024], "market rates")
    ck.label(ax, 2024, p[2024], "parity")
    ax.set_yscale("log")
    ax.set_yticks([1, 2, 5, 10], ["equal", "2", "5", "10"])
    ax.minorticks_off()
    ax.set(ylabel="China's output ÷ Russia's", xlabel="")

# %% [markdown]
# At market rates China had [1.9 times](figure:gdp_ratio_1994) Russia's output in 1994, [10.1 times](figure:gdp_ratio_2020) in 2020 and [8.6 times](figure:gdp_ratio_2024) in 2024.
# At parity it went from [0.8](figure:gdp_ratio_ppp_1992) in 1992 to [5.5 times](figure:gdp_ratio_ppp_2024), all in one edition of one database [@imf-weo-2025-10].

# %%
ck.quiz("00_orientation/ratio_ppp_why")

# %% [markdown]
# ## Per head: divided by whom?
#
# A second table holds the people.
# `.merge` joins two tables: to each row of the first it adds the row of the second that has the same entries in the columns named after `on`.
# A new name in square brackets makes a new column.

# %%
people = ck.load("population")
people = people[people["basis"] == "un_borders"]
both = gdp.merge(people[["country", "year", "people_mn"]], on=["country", "year"])
both[both["year"] == 2024][["country", "gdp_usd_bn", "gdp_ppp_bn", "people_mn"]]

# %%
ck.quiz("00_orientation/per_head")

# %%
both["head_usd"] = 1000 * both["gdp_usd_bn"] / both["people_mn"]
both["head_ppp"] = 1000 * both["gdp_ppp_bn"] / both["people_mn"]
both[both["year"] == 2024][["country", "head_usd", "head_ppp"]].round(0)

# %% [markdown]
# The order turns round: per head, Russia's output was [1.1 times](figure:head_ratio_2024) China's in 2024 at market rates, and [1.8 times](figure:head_ratio_ppp_2024) at parity.
# At market rates the lead is narrow and hangs on the rouble: in 2020 and 2021 China was ahead.
#
# Whom one counts is a choice as well.
# Russia's own statistics give [2.6 million people](figure:pop_ru_gap_2024) more for 2024 than the World Bank, and they rise by [2.7 million](figure:pop_ru_step_2014) within 2014.
# In that year Russia annexed Ukraine's Crimea, with Sevastopol, which the UN General Assembly has not recognised [@unga-68-262]; its own count has included them since then [@imf-weo-2025-10; @wb-population-2026-03].
#
# ## Seven ratios in one picture
#
# Two tables from the Stockholm institute SIPRI add arms.

# %%
sizes = {
    "people": ck.figure("pop_ratio_2024").value,
    "output, market": ck.figure("gdp_ratio_2024").value,
    "output, parity": ck.figure("gdp_ratio_ppp_2024").value,
    "military spending": ck.figure("milex_ratio_2024").value,
    "output per head, market": 1 / ck.figure("head_ratio_2024").value,
    "output per head, parity": 1 / ck.figure("head_ratio_ppp_2024").value,
    "warheads": 1 / ck.figure("warheads_ratio_2025").value,
}
milex, warheads = ck.load("milex"), ck.load("warheads")
seen = "Seven dots around a line for equal size; above 1 China is larger, below 1 Russia. "
seen += "; ".join(f"{name} {ratio:.2g}" for name, ratio in sizes.items())

# %%
with ck.chart("Size depends on the measure", alt=seen, source=[gdp, people, milex, warheads]) as ax:
    for place, ratio in enumerate(sizes.values()):
        who = "CHN" if ratio > 1 else "RUS"
        ax.plot([1, ratio], [place, place], color=ck.style(who)["color"], linewidth=1)
        ax.scatter(ratio, place, **ck.style(who, "point"))
    ax.axvline(1, color="black", linewidth=1)
    ax.set_xscale("log")
    ax.set_xticks([0.1, 1, 10], ["Russia ×10", "equal", "China ×10"])
    ax.minorticks_off()
    ax.set_yticks(range(len(sizes)), list(sizes))
    ax.invert_yaxis()

# %% [markdown]
# SIPRI's estimates for 2024 are [314 billion US dollars](figure:milex_cn_2024) of military spending for China and [149 billion](figure:milex_ru_2024) for Russia, a ratio of [2.1](figure:milex_ratio_2024); of their outputs that is [1.7 %](figure:milex_gdp_cn_2024) and [7.1 %](figure:milex_gdp_ru_2024).
# With warheads, retired ones included, Russia has [9.1 times](figure:warheads_ratio_2025) China's number.
#
# ## Pitfall: did Russia lose a third of its economy?
#
# The headline writes itself.

# %%
change = 100 * (market["RUS"][2015] / market["RUS"][2014] - 1)
print(f"Russia's economy in 2015: {change:.1f} % in one year")
print(f"China's lead: from {ratio_market[2014]:.1f} to {ratio_market[2015]:.1f} times")

# %% [markdown]
# Every number in it is correct, and the sentence is wrong.
# What would the ratio have been, had only output moved and not the exchange rates?

# %%
growth = gdp.pivot(index="year", columns="country", values="growth_pct").loc[2015]
moved = (1 + growth["CHN"] / 100) / (1 + growth["RUS"] / 100)
print(f"growth 2015: China {growth['CHN']:+.1f} %, Russia {growth['RUS']:+.1f} %")
print(f"lead, by output alone: {ratio_market[2014] * moved:.1f} times")

# %% [markdown]
# In dollars Russia's output fell by [33.8 %](figure:gdp_ru_change_2015); at constant prices it fell by [2.0 %](figure:growth_ru_2015), while China's rose by [7.0 %](figure:growth_cn_2015).
# The rest is the rouble's price in dollars, less the rise of prices at home: the currency lost about half of its value within months, for which Russian officials named oil prices and sanctions as reasons [@sputnik-2015-02-05].
# A weaker rouble is real for whoever imports, but by itself it closes no factory.
# China's lead went from [5.2](figure:gdp_ratio_2014) to [8.3 times](figure:gdp_ratio_2015), and most of the step was exchange rates.
# So name measure, source and year in the same sentence as the number.
#
# The source matters most where rates were in disorder: for 1992 the IMF's dollars make China [6.9 times](figure:gdp_ratio_1992_imf) as large as Russia; the World Bank's make it [0.9 times](figure:gdp_ratio_1992_wb) [@imf-weo-2025-10; @wb-gdp-2026-03].
#
# ## Explorer: the ratio machine
#
# Choose what is compared, and with whom: by which measure, and in which year, were Russia and China nearest to equal?
# And how does the line for India differ from the one for Russia?

# %%
names = {"Output, market": "gdp_usd_bn", "Output, parity": "gdp_ppp_bn", "People": "people_mn"}
names |= {"Per head, market": "head_usd", "Per head, parity": "head_ppp"}


# %%
def machine(measure, other, year, log):
    wide = both.pivot(index="year", columns="country", values=names[measure])
    line = (wide["CHN"] / wide[other]).dropna()
    title = f"{measure}, {year}: China ÷ {other} = {line[year]:.2f}"
    seen = f"A line from {line.iloc[0]:.2f} in 1992 to {line.iloc[-1]:.2f} in 2024; {line[year]:.2f} in {year}."
    with ck.chart(title, alt=seen, source=[gdp, people], size=(5.6, 3)) as ax:
        line.plot(ax=ax, color="#009e73")
        ax.scatter(year, line[year], **ck.style("CHN", "point"))
        ax.axhline(1, color="black", linewidth=1)
        ax.set(yscale="log" if log else "linear", ylabel=f"China ÷ {other}", xlabel="")
        ax.yaxis.set_major_formatter("{x:g}")
        ax.yaxis.set_minor_formatter(lambda x, _: f"{x:g}" if f"{x:g}"[-1] in "25" else "")


# %%
from ipywidgets import Checkbox, Dropdown, IntSlider, interact

ratio_machine = interact(
    machine,
    measure=Dropdown(options=list(names), description="Measure"),
    other=Dropdown(options=["RUS", "IND", "USA"], description="Divide by"),
    year=IntSlider(value=2024, min=1992, max=2024, description="Year"),
    log=Checkbox(value=False, description="Logarithmic axis"),
)

# %% [markdown]
# ## How others read it
# - **Moscow.** President Vladimir Putin said in October 2024 that Russia is fourth in the world by purchasing power and China first, and that relations between the two rest on equality [@putin-2024-10-18].
# - **Beijing.** Wang Wenbin, spokesman of the foreign ministry, argued in May 2023 with output per head: at about a sixth of that of the United States, China is a developing country [@wang-wenbin-2023-05-12].
# - **Paris.** President Emmanuel Macron spoke in May 2023 of “a form of vassalisation” of Russia; Dmitry Peskov, the Kremlin's spokesman, answered that partnership has nothing to do with dependence [@macron-2023-05-14].
# - **Kyiv.** President Volodymyr Zelensky said in August 2022 that China, as a powerful economy, can influence Russia, and that without the Chinese market Russia would feel economically isolated [@zelensky-2022-08].
# - **New Delhi.** In May 2025 the head of India's planning body, B. V. R. Subrahmanyam, called India the fourth largest economy, by the IMF's dollars; a member of the body, Arvind Virmani, said that until the year's data are in this is a forecast [@ndtv-2025-05].
#
# **Analysts differ.** Carlos Roa argues against measuring Russia by Italy, a comparison in dollars that he traces to Senator Lindsey Graham in 2014 [@roa-2023].
# Michael Kofman put Russia's military spending of 2018 at 150 to 180 billion dollars in purchasing power, against SIPRI's 61.4 at market rates [@kofman-2019-05].
# Michael Beckley holds that totals overstate populous countries, for what they must spend on their own people is not taken off [@beckley-2018].
# Each picks a measure that fits a question; the disagreement is about the question.

# %%
ck.quiz("00_orientation/size_and_say", confidence=True)

# %% [markdown]
# That question also asks how sure you are.
# An honest answer is the useful one: over many questions you learn how far to trust your own certainty.
#
# ## What we do not know
# - What a rouble buys in arms: a basket for households is no basket for armies.
# - How good parities are between two collections of prices, and under sanctions, where goods and their quality change.
#   In 2021, the year of a new collection, Russia's output at parity rises by [22.3 %](figure:ppp_ru_change_2021), with growth of [5.9 %](figure:growth_ru_2021); prices explain a part, and how much is method this table does not tell.
# - Whether size turns into influence, which no table of this lesson shows.
#
# ## What can now be said, and how sure
# - **Fact.** In the IMF's edition of October 2025 China's output of 2024 is [8.6 times](figure:gdp_ratio_2024) Russia's at market rates and [5.5 times](figure:gdp_ratio_ppp_2024) at parity.
#   *Sure, for this edition.*
# - **Attribution.** SIPRI estimates that China spent [2.1 times](figure:milex_ratio_2024) as much on its forces as Russia in 2024, in dollars.
#   *Sure that it is on record; at home prices the ratio is likely to be smaller.*
# - **Judgement.** China is the larger economy by every total used here for 2024, while Russia is ahead in output per head, narrowly at market rates, and in warheads.
#   *Very likely to hold in other editions; what it means for S15 is left to the lessons on trade and energy.*
#
# ## Exercise
#
# In which year was China's output at parity first larger than Russia's?
# The condition `ratio_parity > 1` is a start.
#
# <details><summary>Solution</summary>
#
# ```python
# ratio_parity[ratio_parity > 1].index.min()
# ```
#
# 1993, in this edition; the World Bank's dollars cross in the same year.
# For the explorer's question, output per head at market rates comes nearest to equal in 2021, and output at parity in that year of crossing.
#
# </details>
#
# ## Readings, and what comes next
# - Silver on how the IMF uses parities, and what may go wrong [@silver-2010].
# - McKinney's chapter on pandas, and the chapter on tables of the textbook by Adhikari, DeNero and Wagner, both free on the web [@mckinney-2022; @data8-textbook].
#
# Next comes the report itself: who says what in it, and how one would know.
