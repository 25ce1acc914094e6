# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# ## Guess first
#
# Before any date is given: what came after what?

# %%
import coursekit as ck

ck.quiz("02_history/order_split")

# %% [markdown]
# ## The claims
#
# The report of May 2024 makes three statements about the past [@seed-2024].
# The closeness of the two states had to come (claim S10).
# It results from decisions in both capitals and in Western ones (S11).
# Diplomatic ties are 75 years old (S20).
#
# The first two do not sit well together.
# What was decided could have been decided otherwise, unless those who decided had no choice.
# No experiment can test S10, since history runs once.
# But three things can be tested: what the 75 years count, what the treaties oblige to, and whether the line has pointed upwards all along.
#
# ## What 75 years count
#
# `history_spans` has a first and a last day in each row.
# Spans that were still running end on the day of the visit.
# `.set_index` makes a column the names of the rows, `pd.to_datetime` turns text into days that can be subtracted, and `.dt.days` gives the difference as a number.

# %%
import pandas as pd

spans = ck.load("history_spans").set_index("span")
start, end = pd.to_datetime(spans["start"]), pd.to_datetime(spans["end"])
years = (end - start).dt.days / 365.25
years.round(1)

# %% [markdown]
# On the day of the visit [74 years](figure:years_relations) were complete, and the anniversary lay ahead, in October.
# Moscow recognised the People's Republic on 2 October 1949 [@gromyko-1949].
# The state that did so was the Soviet Union.
# With the Russian Federation Beijing has had relations since 27 December 1991, when it recognised its government and took over the treaties [@cass-1991]: [32 years](figure:years_russia), all complete.
#
# To count from 1949 is usual, for Russia continues the Soviet Union's rights and duties.
# It still is a choice, and it smooths a story that had breaks.

# %%
names = {
    "alliance_law": "alliance, in law",
    "alliance_practice": "alliance, in practice",
    "hostility": "hostility",
    "border": "settling the border",
    "treaty_2001": "treaty of 2001",
}
seen = "Five bars on a line of years. " + "; ".join(
    f"{name}: {start[span].year} to {end[span].year}, {spans['years_complete'][span]} complete years"
    for span, name in names.items()
)

# %%
title = "On paper the alliance outlived itself by twenty years"
with ck.chart(title, alt=seen, source=ck.load("history_spans"), size=(5.6, 3)) as ax:
    for place, (span, name) in enumerate(reversed(names.items())):
        look = ck.style("USA" if span == "hostility" else "WLD", "bar")
        ax.barh(place, years[span], left=start[span].year, height=0.45, **look)
        left = start[span].year + (2 if span == "border" else 0)  # clear of the dotted line
        ax.annotate(name, (left, place + 0.27), va="bottom")
    ax.axvline(1991.99, color="black", linewidth=1, linestyle=":")
    ax.set(yticks=[], ylim=(-0.5, 5), xlim=(1948, 2032), xlabel="dotted: end of the Soviet Union")
    ax.grid(visible=False, axis="y")

# %% [markdown]
# The treaty of alliance was in force for [30 years](figure:years_alliance_law), to the day: in April 1979 China gave the notice that one year later ended it [@treaty-1950-end].
# By then, the Chinese statement said, it had long existed in name only; a Soviet radio station denied that.
# In practice the alliance had worked for about [10 years](figure:years_alliance_practice), until Moscow recalled its specialists in July 1960 [@soviet-note-1960].
# The hostility that followed lasted [28 years](figure:years_hostility) and ten months, until Mikhail Gorbachev and Deng Xiaoping shook hands in Beijing in May 1989 [@wilson-1989].
# These two days are our choice: treaties have dates, estrangement has none.
# At its height, in March 1969, soldiers died for an island in the Ussuri, Damansky to one side and Zhenbao to the other [@keesings-1969-04].
# Dai Bingguo, a former Chinese state councillor, divides the first forty years into four decades, of honeymoon, polemics, confrontation and negotiation [@guan-2022].

# %%
ck.quiz("02_history/seventy_five", "02_history/split_causes")

# %% [markdown]
# ## What the treaties oblige to
#
# An **alliance**, in the sense of lawyers, is a promise of help in war.
# A **partnership** is a promise to cooperate and talk.
# The text of 1950 contains the first: military help at once, if the other is at war after an attack by Japan or a state allied with it [@treaty-1950].
# The text of 2001 contains the second; on the day of the visit it had been in force for [22 years](figure:years_treaty_2001).
# Its article 9 provides for contacts and consultations when one side sees peace or its security threatened [@treaty-2001].
# Some readers find a hidden promise of help in it; the words do not hold one.
# A few duties stand in both texts, as friends and allies alike may promise them.
#
# Between the two lies the border.
# The treaty of Nerchinsk in 1689 was made while the Qing had the larger force at the place [@nerchinsk-note]; those of 1858 and 1860 while Russia had it, and the Qing were at war with Britain, France and rebels of their own [@aigun-note].
# In Chinese texts the later ones are called *unequal treaties*; in 1969 both governments still argued from them, and each declared the other the attacker [@china-statement-1969; @soviet-note-1969].
# The agreement of 1991 and its supplement of 2004 drew a line through the rivers, and a Polish study finds that the disputed land was shared almost equally [@dmochowski-2015].

# %%
ck.quiz("02_history/order_border", "02_history/treaty_strength", "02_history/clauses")

# %% [markdown]
# When a Chinese map of 2023 showed the divided island as wholly Chinese, Russia's foreign ministry replied that both sides hold the matter to be settled for good [@zakharova-2023-08-31].
# In September 2024 Taiwan's president, Lai Ching-te, asked why Beijing does not demand back the land of 1858 [@treaty-aigun-1858], if territory is its concern [@lai-2024-09].
# Moscow answered with the treaties of 2001 and 2004, in which both sides gave up all claims [@zakharova-2024-09-03].

# %%
ck.quiz("02_history/order_labels", "02_history/island")

# %% [markdown]
# ## Ever closer?
#
# Votes in the UN General Assembly can be counted for each year since Beijing took China's seat in 1971.
# `un_agreement` has, for pairs of states, the share of recorded votes in which both voted alike [@unga-votes-2021].
# Before 1992 `RUS` is the Soviet Union.
# `.pivot` gives each pair a column of its own, and `.idxmin()` finds the year of the lowest value; the function then draws the line and your guess.

# %%
votes = ck.load("un_agreement")
share = votes.pivot(index="year", columns="pair", values="agreement_pct")
together = share["CHN-RUS"]
low = together.idxmin()
drift_alt = f"""A line, 1971 to 2019, per cent of votes that China and Moscow cast alike: {together[1971]:.0f} at first, about 70 until 1985,
{together[1989]:.0f} in 1989, a fall to {together[low]:.0f} in {low}, a climb to {together[2008]:.0f} in 2008, {together[2019]:.0f} at the end."""


# %%
def drift(guess):
    """Draw likeness at the UN since 1971, and the reader's guess for the 1990s."""
    with ck.chart("After the peace the votes parted", alt=drift_alt, source=votes) as ax:
        ax.plot(together.index, together, color="#737373", marker="o", markersize=3)
        ax.scatter(*zip(*guess.items(), strict=True), marker="*", s=70, color="black")
        for year, what in [(1989, "normal\nrelations"), (1991.9, "Soviet\nUnion ends")]:
            ax.axvline(year, color="black", linewidth=1, linestyle=":")
            side = {"ha": "right", "xytext": (-4, 0)} if year == 1989 else {"xytext": (4, 0)}
            ax.annotate(what, (year, 3), textcoords="offset points", **side)
        ax.set(ylabel="per cent of votes alike; stars: your guess", ylim=(0, 102))


# %%
ck.predict("02_history/drift_sketch", then=drift)

# %% [markdown]
# In the session of the handshake the two voted alike in [92.7 %](figure:hist_cn_ru_1989) of cases, four years later in [37.1 %](figure:hist_cn_ru_1993).
# The fall came *after* normalisation, and we know of no quarrel between the two that would explain it.
# Who moved?
# A third state shows it.

# %%
share.loc[[1989, 1993, 2019], ["CHN-USA", "RUS-USA", "CHN-IND", "RUS-IND"]]

# %% [markdown]
# From 1989 to 1993 Moscow's likeness with the United States rose from [7.0](figure:hist_ru_us_1989) to [35.9 %](figure:hist_ru_us_1993), while China's stayed near [10 %](figure:hist_cn_us_1989).
# With India the same: China's likeness stayed, Moscow's fell.
# So it was Moscow that moved, in years when it sought a place in the Western system as an equal [@jia-2010].
# Fewer texts came to a recorded vote in these years, and part of the change may lie in what was voted on; China's other pairs, however, hardly felt it.
# For some years, then, the votes of the two did not point towards the partnership of 2024.
# Votes are cheap, and this one measure is no proof of what else was possible; but a line that was bound to rise would look otherwise.
#
# ## A trap: choose your start
#
# “Since 1993 the two have voted more and more alike.”
# The sentence is true.

# %%
print(f"since 1993: {together[2019] - together[1993]:+.0f} points")

# %% [markdown]
# Now let the start move, and keep the end.

# %%
for first in [1971, 1985, 1989, 1993, 2001, 2008]:
    print(f"since {first}: {together[2019] - together[first]:+.0f} points")

# %% [markdown]
# Since 1993 the share rose by [42.2 points](figure:hist_rise_2019), since 1989 it fell by [13.4](figure:hist_since_1989), and since 1971 it hardly changed, [−0.7](figure:hist_since_1971).
# Who picks the start picks the story.
# **Hindsight** is the same trap from the other end: once the outcome is known, steps towards it look like its causes, and the rest fades.
# The cure is cheap: show every start, or say why yours.
#
# ## Explorer: the phase-cutter
#
# Cut the history yourself.
# For any two years the explorer says what changed, in votes or in output, and how many steps closer or apart our `timeline` has between them.
# `.loc[first:last]` cuts out a range of years, `.between` says for each row whether it lies in the range, and `.value_counts()` counts each value.

# %%
gdp = ck.load("gdp").pivot(index="year", columns="country", values="gdp_ppp_bn")
ratio = gdp["CHN"] / gdp["RUS"]
events = ck.load("timeline")
measures = {
    "votes alike, %": (together, votes),
    "output, China to Russia": (ratio, ck.load("gdp")),
}


# %%
def cut(measure, first, last):
    """Draw one measure between two years, and count the steps of the timeline there."""
    line, table = measures[measure]
    line = line.loc[first:last]
    steps = events[events["year"].between(first, last)]["step"].value_counts()
    closer, apart = steps.get("closer", 0), steps.get("apart", 0)
    move, seen = line.iloc[-1] - line.iloc[0], f"{line.index[0]}–{line.index[-1]}"
    title = f"{seen}: {move:+.1f}; steps {first}–{last}: {closer} closer, {apart} apart"
    with ck.chart(title, alt=f"One line. {title}.", source=table, size=(5.6, 3)) as ax:
        ax.plot(line.index, line, color="#737373", marker="o", markersize=3)
        ax.set(ylabel=measure, ylim=(0, None), xlim=(first - 1, last + 1))


# %%
from ipywidgets import Dropdown, IntSlider, interact

cutter = interact(
    cut,
    measure=Dropdown(options=list(measures), description="Measure"),
    first=IntSlider(value=1989, min=1971, max=2010, description="From"),
    last=IntSlider(value=2019, min=2011, max=2024, description="To"),
)

# %% [markdown]
# Does “ever closer” survive every cut?
# The votes end in 2019 and the outputs begin in 1992, so the title names the years that the line has, and those in which steps are counted.
# All dated events of the course, from 1689 on:

# %%
ck.timeline()

# %% [markdown]
# ## Decisions: before or after 2014?
#
# S11 counts Western decisions among the causes.
# If they had been the main one, steps towards each other should have followed them.
# The first US and EU sanctions over Crimea came in March 2014.

# %%
closer = events[events["step"] == "closer"]
print("1982 to 2013:", closer["year"].between(1982, 2013).sum())
print("2014 and later:", (closer["year"] >= 2014).sum())

# %% [markdown]
# Of [20](figure:steps_closer) steps closer in our selection [13](figure:steps_closer_1982_2013) fall between 1982 and 2013, and [5](figure:steps_closer_2014) after.
# The border, the first partnership and the treaty were there before the sanctions over Crimea.
# That speaks against these sanctions as the origin.
# Counted by the year, the two stretches hardly differ.
# It leaves open whether they added speed and weight, and a count of ours gives a border treaty and a speech the same weight.
# The other act that both governments name, the enlargement of NATO, was a topic of their talks as early as 1996 [@independent-1996], so here the order of events decides nothing.

# %%
ck.quiz("02_history/triangle", "02_history/branch_points")

# %% [markdown]
# ## The roles change places
#
# In 1950 Moscow lent Beijing [0.3 billion US dollars](figure:loan_1950) [@credit-1950]; in 2009 Beijing lent [25 billion](figure:loan_2009) to two Russian companies, against oil [@reuters-2012-04].
# In between, output changed order.

# %%
seen = f"""A line, 1992 to 2024: China's output over Russia's at purchasing power parity. {ratio[1992]:.2f} at first, above one from 1993 on,
{ratio[2001]:.1f} in 2001, {ratio[2024]:.1f} in 2024, with hardly any change after 2017."""
with ck.chart("China overtook in 1993, and pulled away", alt=seen, source=ck.load("gdp")) as ax:
    ax.plot(ratio.index, ratio, **{**ck.style("CHN"), "markersize": 3})
    ax.axhline(1, color="black", linewidth=1, linestyle=":")
    ax.annotate("equal", (2019, 1.15))
    look = {"xytext": (8, -12), "textcoords": "offset points"}
    for year, what in [(1996, "partnership"), (2001, "treaty"), (2014, "gas contract")]:
        ax.annotate(f"{year}: {what}", (year, ratio[year]), **look)
    ax.set(ylabel="China's output over Russia's, parity", ylim=(0, 6))

# %% [markdown]
# In 1992 the ratio was [0.82](figure:hist_ppp_1992_fine), a year later [1.02](figure:hist_ppp_1993).
# The label of 1996 and the treaty of 2001 thus fell in years when neither side was ahead in everything: China in output, Russia in warheads and in the arms that it sold [@sipri-sergounin].
# Whether size became influence is a question of outcomes, such as the price of the oil.

# %%
ck.quiz("02_history/senior_when", "02_history/ppp_factor", "02_history/loan_for_oil")

# %% [markdown]
# ## How others read it
#
# **Beijing.** Fu Ying, a former vice foreign minister, wrote in 2016 that this is a stable strategic partnership, neither a “marriage of convenience” nor the beginning of a pact against the United States [@fu-ying-2016].
# Li Ziguo of a foreign-ministry institute sees the root of the old split in unequal rank within the socialist camp [@li-ziguo-2019].
#
# **Moscow.** Alexander Lukin traces the rapprochement to Russia's disappointment with Western partners in the 1990s and to a shared wish for a world of several centres; he calls it a partnership of consequence [@lukin-2018].
# President Vladimir Putin said on the day of the visit that it is directed against nobody [@putin-2024-05-16].
#
# **Historians elsewhere differ.** Lorenz Lüthi gives ideology the first place among the causes of the split [@luthi-2008].
# Sergey Radchenko describes a struggle for influence and rank [@radchenko-2009]; he explains the turns since 1949 by how each leadership saw the other in a hierarchy topped by the United States [@radchenko-2020].
#
# **Kyiv.** Yurii Poita, a Ukrainian analyst, finds that China's position on the war is neutral by declaration and pro-Russian in many respects [@poita-2022-08].
#
# On one matter the two governments differ in public: China has adopted none of the changes of borders that Russia has declared since 2008 [@xinhua-2008-08-27; @mao-2023-04-24; @unsc-2022-09-30].

# %%
ck.quiz("02_history/not_recognised")

# %% [markdown]
# ## What we do not know
#
# - What the leaderships weighed and rejected after 1991; most of those records are closed.
# - What each would do in the other's war.
#   No text since 1980 answers that.
# - How the votes went on after 2019 by the same count; our table ends there.
#
# ## What can now be said, and how sure
#
# - **Fact.** The treaty of alliance signed in 1950 was in force until 1980 [@treaty-1950; @treaty-1950-end], and no text that has been published since holds a duty to fight for each other.
#   *Very sure.*
# - **Attribution.** Both governments say that their partnership is no alliance and is aimed at nobody [@prc-mfa-2000; @putin-2024-05-16].
#   *Sure that they say so; whether it describes practice is for the lesson on arms.*
# - **Judgement.** “Had to come” (S10) goes further than the evidence: alliance failed once, votes parted once after peace was made, and each turn had deciders.
#   *Likely.
#   An event can have been probable without having been bound to happen, and nothing here measures how probable.*
#
# That it rests on decisions (S11) is supported for both capitals; for Western ones the order of events is mixed.
# The 75 years (S20) are right under two assumptions.
#
# ## Exercise
#
# In how many of all possible starts, 1971 to 2018, does the share rise until 2019?
#
# <details><summary>Solution</summary>
#
# ```python
# changes = together[2019] - together.loc[1971:2018]
# print((changes > 0).sum(), "of", len(changes))
# print(changes[changes < 0].index.tolist())
# ```
#
# A comparison gives True or False for each year, and a sum counts the True ones.
# The share rises from 38 starts of 48, and falls from ten: 1971, each year from 1986 to 1990, and 2006, 2008, 2009 and 2011.
#
# </details>
#
# ## Readings, and what comes next
#
# - The two treaties, side by side [@treaty-1950; @treaty-2001].
# - The note of 1960 and the talk of 1989 [@soviet-note-1960; @wilson-1989].
# - Lüthi and Radchenko on the split [@luthi-2008; @radchenko-2009]; Guan on the thirty years since [@guan-2022].
#
# The next lesson turns to the tie that can be counted best, trade, and asks who needs whom.
