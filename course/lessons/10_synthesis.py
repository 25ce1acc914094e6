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
# Four futures for the end of 2030, each drawn with a few strokes.
#
# - **Closer**: joint military planning or a duty to assist, and trade above that of 2024.
# - **Managed**: much trade and no alliance, with disputes kept quiet, as from 2022 to 2025.
# - **Cooling**: fewer visits and exercises, trade well below that of 2024, disputes in public.
# - **West**: Russia trades with the European Union again on a large scale, and China's part in its trade falls.
#
# How likely is each by itself, in per cent?
# Write what you believe in place of `None`.

# %%
guess = {"closer": None, "managed": None, "cooling": None, "west": None}

# %% [markdown]
# ## The claims
#
# The report of May 2024 says that the closeness of the two had to come (claim S10), that decisions made it (S11), that China has the wider choice (S15), that both gain (S28), and that interests and calculation explain the bond (S46) [@seed-2024].
# Nine lessons have tested its parts; this one puts them together and asks what next.
#
# A **forecast** is a probability with a date, and a rule that says who was right.
# “Ties are set to deepen” is none: nothing that happens could show it to be wrong.
#
# ## Bound to happen?
#
# `timeline` has dated steps between Moscow and Beijing, marked as *closer* or *apart*.
# `.value_counts()` counts how often each mark occurs.

# %%
import coursekit as ck

steps = ck.load("timeline")
steps[steps["year"] >= 1989]["step"].value_counts()

# %% [markdown]
# Since Deng and Gorbachev shook hands in 1989, [16](figure:steps_1989_closer) of [17](figure:steps_1989) steps in the table went the same way.
# It looks like a law, until one moves the first year.

# %%
for start in [1949, 1960, 1989]:
    some = steps[(steps["year"] >= start) & (steps["year"] < start + 29)]["step"]
    print(start, "to", start + 28, some.value_counts().to_dict())

# %% [markdown]
# The same two neighbours, with the same long border, had spent nearly three decades on hostile terms before.
# To call something *inevitable* is to speak of all the ways in which history could have gone, and we have a sample of one.
# Tetlock found that specialists of world politics tend to dismiss the close calls that would upset their account of the past, and to welcome those that save a failed forecast [@tetlock-1998].
#
# The word belongs to no camp: a named analyst stood behind it in the text that the report probably goes back to [@cnbc-2024-05]; in April 2024 the Chinese scholar Feng Yujun used it for the opposite, Russia's defeat in Ukraine [@feng-economist-2024].

# %%
ck.quiz("10_synthesis/inevitable")

# %% [markdown]
# A **base rate** does better: how often did such a thing happen before?
# In [74](figure:years_relations) complete years the relation turned round twice, in 1960 and in 1989, by the spans of the lesson on history.
# If turns came by chance at this pace, how likely is one within five years?
# `**` raises to a power: the chance that *no* year brings a turn, one year after the other.

# %%
turn = 2 / 74
for years in [1, 5, 10]:
    print(f"{years:>2} years: {100 * (1 - (1 - turn) ** years):.0f} %")

# %% [markdown]
# About one in eight for five years: a place to start from, though two turns are a thin base and turns do not come by dice.
#
# ## Who depends more? Twelve dimensions on one scale
#
# People, dollars and warheads cannot stand on one axis; an **index** can, the difference of the two values over their sum.
# It is 0 where both are equal, and near 1 or −1 where one side has almost everything.
# For what a state *has* we count the larger value in its favour; for its *dependence* on the other, the smaller one.

# %%
index = ck.load("asymmetry_index")
gap = (index["china"] - index["russia"]) / (index["china"] + index["russia"])
index["favours_china"] = gap.where(index["kind"] == "size", -gap)
index[["dimension", "kind", "china", "russia", "measured_in"]]

# %% [markdown]
# `.where` keeps a value where a condition holds and takes the other value elsewhere: here the sign turns round for dependence.
# Put six of the twelve in order before you see them all.

# %%
rows = index.sort_values("favours_china")
scale_alt = "Twelve dots on a scale from −1, favours Russia, to 1, favours China: "
scale_alt += "; ".join(f"{r.dimension} {r.favours_china:.2f}" for r in rows.iloc[::-1].itertuples())


# %%
def one_scale():
    """Draw the index of all twelve dimensions, hollow where it measures dependence."""
    title, size = "Both ends of the scale are taken", (5.6, 4)
    with ck.chart(title, alt=scale_alt, source=index, size=size) as ax:
        for row in rows.itertuples():
            look = ck.style("CHN" if row.favours_china > 0 else "RUS", "point")
            fill = look["color"] if row.kind == "size" else "none"
            look = {"marker": look["marker"], "edgecolors": look["color"], "s": 45, "c": fill}
            ax.scatter([row.favours_china], [row.dimension], **look)
        ax.axvline(0, color="#8e8e8e", linewidth=1)
        ax.set(xlim=(-1, 1), xlabel="for Russia  ←  index  →  for China")


# %%
ck.predict("10_synthesis/dimensions", then=one_scale)

# %% [markdown]
# Of [12](figure:asym_all) dimensions [7](figure:asym_for_cn) favour China, from [0.79](figure:asym_trade) for trade, and as much for the economy, down; the others favour Russia, down to [−0.80](figure:asym_warheads) for warheads.
# Hollow marks stand for dependence, full ones for size.
# Do not count dots and declare a winner: we chose the dozen, and another dozen would count otherwise.
# The two are unequal in almost everything, and not in the same direction: trade, energy and money lie on one side, arms, land and treaties on the other, where [6](figure:pacts_ru) states have promised Russia help and [1](figure:pacts_cn) China.
#
# All dimensions of the course, with more bases, years and the pitfall of each:

# %%
ck.asymmetries("A12")

# %% [markdown]
# **Dependence** is a share with few ways out, **leverage** the means to make use of it, and **influence** a decision that came out differently [@hirschman-1945; @keohane-nye-1977]; each step needs evidence of its own.

# %%
ck.quiz("10_synthesis/asia_parts", "10_synthesis/leverage")

# %% [markdown]
# ## Forecasts that can be wrong
#
# Three questions on which no lesson has told the end; answer from what was known on the date.

# %%
ck.quiz("10_synthesis/kazakh_reactor", "10_synthesis/sco_bank", "10_synthesis/recognise_taliban")

# %% [markdown]
# The **Brier score** of a forecast is the squared distance between the probability and what happened, 1 or 0 [@brier-1950].
# Nought is perfect; who says nine in ten and is wrong pays 0.81.
# Over many questions it rewards people who are **calibrated**: of the things to which they give four in five, four in five happen.

# %%
ck.quiz("10_synthesis/always_half")

# %% [markdown]
# ## A trap: the base rate of *yes*
#
# `forecast_questions` holds [22](figure:fq_all) questions on what the other lessons told: [10](figure:fq_early) were decided before 2025, [12](figure:fq_late) in 2025.
# It is New Year 2025: how often was the answer *yes* in the earlier ones?

# %%
asked = ck.load("forecast_questions")
early, late = asked[asked["closed"] == "earlier"], asked[asked["closed"] == "2025"]
yes = early["happened"].mean()
print(f"yes: {100 * yes:.0f} %; score in 2025: {((yes - late['happened']) ** 2).mean():.2f}")

# %% [markdown]
# [90 %](figure:fq_base_yes), so we say as much to every question of 2025, where the answer was yes in [50 %](figure:fq_yes_2025), and score [0.41](figure:brier_yes): far worse than a coin.
# *Yes* is an accident of wording.
# *Will they sign a contract?* and *Will they still have none?* are one question with two base rates.
# What can have a base rate is the event: that things **go on as before**, or that something breaks.
# `.map` puts a value in the place of each word.

# %%
on = early["went_on"].mean()
chance = late["yes_is"].map({"goes_on": on, "breaks": 1 - on})
print(f"on: {100 * on:.0f} %; score in 2025: {((chance - late['happened']) ** 2).mean():.2f}")

# %% [markdown]
# That share is [90 %](figure:fq_base_on) as well, by chance, and the score better, [0.28](figure:brier_on); it still lies behind the coin's [0.25](figure:brier_half).
# In 2025 things went on as before in [67 %](figure:fq_on_2025) of the questions only: mutual trade and sales of cars fell, China's trade with the United States fell in a year of new tariffs, and the EU listed two Chinese banks.
# A cautious habit adds one case of each kind before it divides, ten of twelve instead of nine of ten.

# %%
scored = ck.load("forecast_scores")
scores = scored.groupby("rule")["squared_error"].mean().sort_values()
seen = "Four bars, mean Brier score on the questions of 2025, lower is better: "
seen += ", ".join(f"{rule} {score:.2f}" for rule, score in scores.items())

# %%
with ck.chart("A base rate can lose to a coin", alt=seen, source=scored, size=(5.6, 2.6)) as ax:
    bar = ax.barh(scores.index, scores, height=0.55, color="#8e8e8e")
    ax.bar_label(bar, fmt="{:.2f}", padding=4)
    ax.axvline(0.25, color="black", linestyle=":", linewidth=1)
    ax.set(xlim=(0, 0.5), xlabel="mean Brier score; dots: a coin")
    ax.grid(visible=False)

# %% [markdown]
# The humble version gets [0.25](figure:brier_shrunk), a draw.
# And a last doubt falls on the table itself: we chose its questions afterwards, so it may hold more surprises than the world.
# A fair test writes its questions down first, as the exercise does.

# %% [markdown]
# ## Stories add up to more than a hundred

# %%
ck.quiz("10_synthesis/conjunction")

# %% [markdown]
# Two of your four futures may overlap, cooling and the West, say.
# Put each possible end of 2030 under one of them only, by its main story; then together they cannot pass 100 %.

# %%
print("your sum:", sum(value or 0 for value in guess.values()), "per cent")

# %% [markdown]
# Four vivid stories easily pass 100, and a fifth future, *something else*, has had nothing yet; dividing each number by the sum is the first repair.
#
# ## Signs: what would change our mind?
#
# A forecast should say in advance what would change it.
# A **sign** counts the more, the likelier it is under one future than under another; how many times likelier is its **likelihood ratio**.

# %%
ck.quiz("10_synthesis/bayes")

# %%
source = ck.load("scenario_signs")
signs = source.set_index("sign")
chances = signs.drop(columns="shows")
signs.assign(ratio=(chances.max(axis=1) / chances.min(axis=1)).round(1))

# %% [markdown]
# The numbers are our judgement; change any of them with, say, `signs.loc["pact", "closer_pct"] = 30`.
# The last column holds the largest ratio in the row; `.max(axis=1)` takes the largest value in each row.
# A sign that fits every future, such as another summit with warm words, has a ratio near 1 and should move nobody.
#
# ## Explorer: the scenario desk
#
# Give each future a weight, and mark what has been seen, or has failed to come, by the end of 2030; the desk multiplies the weights by how likely each sign is, as if signs were independent, and makes them sum to 100.
# Hold Ctrl (on a Mac, ⌘) to mark more than one sign.
# Which single sign moves you most, and how many does it take to bring a future from one in twenty above one half?


# %%
def after(weights, shown, missing):
    """Return the futures' probabilities in per cent, once signs were seen or failed to come."""
    for name in weights:
        for sign in shown:
            weights[name] *= signs.loc[sign, f"{name}_pct"] / 100
        for sign in missing:
            weights[name] *= 1 - signs.loc[sign, f"{name}_pct"] / 100
    return {name: 100 * weight / sum(weights.values()) for name, weight in weights.items()}


# %%
def desk(closer, managed, cooling, west, shown, missing):
    """Draw the reader's four futures before and after the signs."""
    weights = {"closer": closer, "managed": managed, "cooling": cooling, "west": west}
    old, new = after(dict(weights), [], []), after(dict(weights), shown, missing)
    alt = "; ".join(f"{name} {old[name]:.0f}, then {new[name]:.0f} per cent" for name in old)
    top = max(new, key=new.get)
    with ck.chart(f"Likeliest: {top}, {new[top]:.0f} %", alt=alt, source=source) as ax:
        for shift, bars, color in [(-0.2, old, "#c4c4c4"), (0.2, new, "#009e73")]:
            spots = [place + shift for place in range(4)]
            ax.bar_label(ax.bar(spots, bars.values(), width=0.38, color=color), fmt="{:.0f}")
        ax.set_xticks(range(4), old)
        ax.set(ylim=(0, 110), ylabel="per cent: left before, right after")


# %%
from ipywidgets import IntSlider, SelectMultiple, interact

sliders = {"closer": 15, "managed": 60, "cooling": 15, "west": 10}
table = interact(
    desk,
    **{name: IntSlider(value=v, min=1, max=97, description=name) for name, v in sliders.items()},
    shown=SelectMultiple(options=list(signs.index), rows=6, description="Seen"),
    missing=SelectMultiple(options=list(signs.index), rows=6, description="Not seen"),
)

# %% [markdown]
# ## The report, graded

# %%
ck.quiz("10_synthesis/verdicts")

# %% [markdown]
# By our coding [28](figure:verdict_supported) of its 47 claims are supported, [9](figure:verdict_partly) in part, [7](figure:verdict_contested) are contested, and [3](figure:verdict_untestable) take no risk that evidence could punish.
# Among its facts [63 %](figure:verdict_facts_supported) are supported, among its judgements [39 %](figure:verdict_judgements_supported).
# The claim of China's wider choice (S15) holds on most measures: the European Union alone made up [12.9 %](figure:eu_share_cn_2024) of its trade in the first ten months of 2024, Russia [4.0 %](figure:share_cn_2024) in that year.
# A careful sentence would name the exceptions.
# That the closeness was bound to come (S10) cannot be shown, and that it was decided (S11) makes the first sentence hard to keep.
#
# ## How others read it
#
# **Moscow.** Putin said in May 2025 that relations do not depend on domestic politics or on the state of the world [@putin-2025-05-08].
# Artyom Lukin of Vladivostok calls the bond a quasi-alliance, or entente, and draws several scenarios instead of one [@lukin-2021].
#
# **Beijing.** The joint statement of that month speaks of deepening the partnership further [@js-2025-05-08].
# Zhao Huasheng of Fudan University has asked in public whether the two should become allies at all [@zhao-2021]; Feng Yujun describes the relation as moving back from unconditional words to non-alignment [@feng-economist-2024].
#
# **Western scholars differ.** In 2018 Brian Carlson of ETH Zurich held that the two were neither about to form an alliance nor likely to drift apart soon [@carlson-2018]; by our reading the forecast had held until January 2026.
# Sergey Radchenko put it in March 2023 that relations are never as good as some fear, nor as bad as others hope [@radchenko-2023-03].
#
# **Kyiv.** President Volodymyr Zelensky said in October 2025 that China helps Russia and has no interest in Russia's defeat [@zelensky-2025-10].
#
# **Third countries.** India's foreign minister, Subrahmanyam Jaishankar, argued in February 2024 that a Russia with one option becomes a self-fulfilling prophecy, and that Asian states should give it others [@jaishankar-2024-02].
#
# ## What we do not know
#
# - What either leadership would do if the other were at war with NATO states or over Taiwan.
# - How the war in Ukraine ends, and who governs afterwards in both capitals; no lesson had a table for it.
# - Whether the large shares have ever been turned into a demand: bargains are secret, and those that failed leave no trace.
# - How well calibrated this course is; its forecasts have not been decided yet.
#
# ## What can now be said, and how sure
#
# - **Fact.** Of the twelve dimensions on our scale, seven favour China and five Russia, by published tables of 2019 to 2026.
#   *Very likely to hold for these measures; other measures of the same things move single dots.*
# - **Judgement.** The word *inevitable* goes beyond any evidence that one pair of states can give.
#   *Very likely to stand: it rests on logic more than on data.*
# - **Forecast.** At the end of 2030 the two have neither a treaty with a duty to assist nor an open breach.
#   *Likely, in our estimate four in five: one turn in eight by the base rate, and some room for what we cannot see.*
#
# ## Exercise
#
# Write five forecasts of your own for the next twelve months: a question that can be decided, a date, a probability.
# Write the code that scores a list of pairs, each a probability and an outcome, and the code for a coin.
#
# <details><summary>Solution</summary>
#
# ```python
# forecasts = [(0.9, 1), (0.8, 1), (0.7, 0), (0.6, 1), (0.2, 0)]
# mine = sum((p - outcome) ** 2 for p, outcome in forecasts) / len(forecasts)
# coin = sum((0.5 - outcome) ** 2 for _, outcome in forecasts) / len(forecasts)
# print(f"mine {mine:.2f}, a coin {coin:.2f}")
# ```
#
# The invented five score 0.15 against 0.25.
# The one miss costs more than the four hits together, and was no mistake by itself: of ten such forecasts, three should fail.
#
# </details>
#
# ## Readings, and what comes next
#
# - Tetlock on close calls and the defence of beliefs [@tetlock-1998]; Tetlock and Gardner on outside and inside view [@tetlock-gardner-2015].
# - Lukin's scenarios [@lukin-2021] beside Carlson's forecast of 2018 [@carlson-2018]: which of their sentences can be decided?
#
# The course ends here: keep your numbers, signs and forecasts, and come back when the first of them is due.
