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
# The report of May 2024 names two points on which Russia and China differ.
# Our register has twenty, from a gas price to old names on maps.
# Which *one* would you put first, and on how many of the twenty, do you think, do the two governments dispute in the open?
# Write the number in place of `None`; it returns below.

# %%
guess = None  # points of twenty that are open disputes

# %% [markdown]
# ## The claims, and three words
#
# The report says that there are matters on which the two do not agree (claim S34), and it names the war (S35) and China's exposure to Western sanctions (S36) [@seed-2024].
# The second of these is a **vulnerability** towards third parties that becomes friction, and no quarrel of the two: keep the words apart.
#
# Whoever says what “bothers” a state should first say which of three things is meant.
# An **interest** is what it needs or stands to lose; a **position** is what it says; **behaviour** is what it does.
# Positions are the easiest to find and the cheapest to change.
# First, put yourself into May 2024 and forecast a piece of behaviour from a position.

# %%
import coursekit as ck

ck.quiz("09_contention/swiss_summit", "09_contention/interest_position")

# %% [markdown]
# ## The register
#
# `contentions` has one point a row: a question, its field, its state between the governments, and how strong the public evidence is as a whole.
# Our grades are **strong**, **moderate** and **weak**, by three tests: does a source show the thing itself (directness), does it gain nothing by what it says (independence), and is it recent enough (date)?
# `pd.crosstab` counts how often two columns go together.

# %%
import pandas as pd

register = ck.load("contentions")
pd.crosstab(register["state"], register["strength"])

# %%
opened = register[register["state"] == "open"]
print(f"Open: {len(opened)} of {len(register)}; you guessed {guess}.")
opened[["id", "title", "strength"]]

# %% [markdown]
# Of [20](figure:contentions_total) points [4](figure:contentions_open) are open and [8](figure:contentions_latent) latent; on [6](figure:contentions_strong) the evidence is strong.
# The open ones are about prices, goods and money, and none is about land.
# That is a finding on our selection; but look which matters make headlines, and compare.

# %%
ck.quiz("09_contention/open_latent", "09_contention/war_known", "09_contention/strong_evidence")

# %% [markdown]
# ## Loud: people in the Far East
#
# Few images travel as far as that of an empty Siberia filling with Chinese settlers.
# A census is one way to look; put its number into proportion before you see the picture.

# %%
census = ck.load("census_chinese")
people = census[census["group"] == "Chinese in Russia"].set_index("year")["people"] / 1000


# %%
def counts(guess):
    """Draw the three counts, with the reader's share put into people."""
    told = guess / 100 * ck.figure("far_east_people").value / 1000
    yours = f"yours: {told:,.0f} thousand{', off the chart' if told > 60 else ''}"
    alt = f"Bars: {people[2002]:.0f} thousand in 2002, {people[2010]:.0f} in 2010, {people[2021]:.0f} in 2021. The share you gave would be {told:,.0f} thousand."
    with ck.chart("Each census counted fewer", alt=alt, source=census) as ax:
        bars = ax.bar([str(year) for year in people.index], people, **ck.style("CHN", "bar"))
        ax.bar_label(bars, fmt="{:.1f}", padding=2)
        bars[1].set_alpha(0.5)
        ax.axhline(min(told, 61), color="black", linestyle=":", label=yours)
        ax.set(ylabel="thousand people, all of Russia", ylim=(0, 62))
        ax.legend(loc="upper right")


# %%
ck.predict("09_contention/migration", then=counts)

# %% [markdown]
# The census of 2021 found [19,644](figure:census_chinese_2021) people, [43 %](figure:census_change) fewer than in 2002; if all of them lived in the Far East they would be [0.25 %](figure:census_far_east_share) of its residents.
# The paler number of 2010 is rounded and unconfirmed, and a census misses short stays: in the first half of 2019 some 71,300 Chinese came to work [@lapteva-2019-10].
# Alexander Larin, a Moscow historian, held 200,000 to 400,000 to be a reliable estimate for the 2000s [@larin-2009].
# So the range is wide, and “millions” lies outside it.

# %%
ck.quiz("09_contention/vladivostok")

# %% [markdown]
# ## Quiet: Central Asia
#
# Here no governments quarrel in public, and yet more has changed.
# The rows up to 2015 come from a newspaper's count and leave Turkmenistan out.

# %%
asia = ck.load("central_asia_trade")
lines = asia.pivot(index="year", columns="country", values="value_usd_bn")
lines["china_per_russia"] = lines["CHN"] / lines["RUS"]
lines.round(2)

# %%
seen = "Pairs of bars, billion dollars: " + "; ".join(
    f"{year}, China {row['CHN']:.1f} and Russia {row['RUS']:.1f}" for year, row in lines.iterrows()
)
with ck.chart("From a fifth of Russia's trade to twice", alt=seen, source=asia) as ax:
    for shift, code, name in ((-0.2, "CHN", "China"), (0.2, "RUS", "Russia")):
        spots = [place + shift for place in range(len(lines))]
        bars = ax.bar(spots, lines[code], width=0.38, label=name, **ck.style(code, "bar"))
        ax.bar_label(bars, fmt="{:.0f}", padding=2)
    ax.set_xticks(range(len(lines)), [f"{year}" for year in lines.index])
    ax.set(ylabel="billion US dollars with Central Asia", ylim=(0, 110))
    ax.legend(loc="upper left")

# %% [markdown]
# In 2000 Russia traded [5.3 times](figure:asia_ratio_2000) as much with four of the states as China did [@telegraph-ca-2025].
# In 2024 China's books show [94.8 billion dollars](figure:asia_cn_2024) with all five, and Russia's president spoke of over [45 billion](figure:asia_ru_2024) [@gacc-ca-2025; @putin-ca-2025-10]: a ratio of [2.1](figure:asia_ratio_2024).
# A year later China's books had [106.3 billion](figure:asia_cn_2025).
# Before you build on it, open a second set of books.

# %%
books = ck.load("central_asia_books")
books[books["with_whom"] == "TJK"][["recorded_by", "value_usd_bn", "status"]]

# %% [markdown]
# Chinese books show [1.9 times](figure:tajik_mirror_2024) the trade that Tajik ones do.
# Goods in transit, and machines that builders bring along, explain part of it [@gacc-ca-2025].

# %%
ck.quiz("09_contention/asia_ratio", "09_contention/voices_asia")

# %% [markdown]
# ## A trap: loud is not deep
#
# Now rank all twenty.
# `contention_scores` holds our judgement on five criteria, from 1 to 5, with the lowest and highest score that we could defend.
# *Stakes*: what the two stand to lose at worst; *distance*: how far their words and acts lie apart; *breadth*: how many fields it touches; *trend*: 5 is growing; *evidence*: how good the record is.

# %%
from textwrap import shorten

scores = ck.load("contention_scores")
wide = scores.pivot(index="contention", columns="criterion", values="score")
names = {t[:3]: shorten(t, 22, placeholder=" …") for t in register["id"] + " " + register["title"]}
wide.mean(axis=1).rename(names).nlargest(5).round(1)

# %% [markdown]
# A clean list, with one decimal: the war has [4.0](figure:score_c01), car fees and coal duties [3.6](figure:score_c13), the Far East [2.8](figure:score_c07).
# The fifth place is shared by six points, of which the list shows one.
# And nobody decided that a point of *evidence* is worth a point of *stakes*; the mean decided it for us.
# See what two other rules put on top; `@` multiplies each column by its weight and adds up the row.


# %%
def ranking(weights):
    """Return each point's rank, 1 for the highest weighted sum; equals share the better rank."""
    order = ["stakes", "distance", "breadth", "trend", "evidence"]
    return (wide[order] @ list(weights)).rank(ascending=False, method="min").astype(int)


for rule, weights in {"stakes": (1, 0, 0, 0, 0), "distance": (0, 1, 0, 0, 0)}.items():
    first = ranking(weights)
    print(f"{rule} alone:", ", ".join(first[first == 1].index))

# %% [markdown]
# With stakes alone the war, the Far East and nuclear weapons lead; with distance alone the pipeline and the cars.
# Only a point that stays on top under *many* rules deserves the word “main”.
# So try all weightings in which each criterion gets a weight from 0 to 3.

# %%
from itertools import product

weightings = [weights for weights in product(range(4), repeat=5) if any(weights)]
ranks = pd.DataFrame([ranking(weights) for weights in weightings])
reach = pd.DataFrame({"best": ranks.min(), "worst": ranks.max(), "equal": ranking((1,) * 5)})
reach = reach.sort_values(["equal", "worst"])
always = reach[reach["worst"] <= 5].index
print(f"{len(weightings)} weightings; always among the first five: {', '.join(always)}")

# %%
seen = f"Range bars of rank under {len(weightings)} weightings, with a dot for equal weights: "
seen += "; ".join(f"{id} {row.best} to {row.worst}" for id, row in reach.iterrows())
with ck.chart("One stays on top, most move around", alt=seen, source=scores, size=(5.6, 5)) as ax:
    places = reach.index.map(names)
    ax.hlines(places, reach["best"], reach["worst"], color="#8e8e8e", alpha=0.5, linewidth=4)
    ax.scatter(reach["equal"], places, color="black", zorder=3)
    ax.invert_yaxis()
    ax.set(xlabel="rank; dot: equal weights", xticks=[1, 5, 10, 15, 20])

# %% [markdown]
# The war (C01) stays among the first five under every one of these rules, and migration (C18) never comes near them.
# Payments (C03) and what is traded (C10) fall to seventh at worst.
# Of most others, our scores can say little: the Far East (C07) is first under some rules and nineteenth under others.
# And all this holds for *our* scores; the second exercise shows how much hangs on them.

# %%
ck.quiz("09_contention/reweigh")

# %% [markdown]
# ## Explorer: weigh it yourself
#
# How much should each criterion count?
# The desk answers: what stays on top whatever you do, and which weights would put the second Power of Siberia (C04) first?


# %%
def desk(stakes, distance, breadth, trend, evidence):
    """Draw the ten first points under the reader's weights, beside their equal-weight rank."""
    order = ranking((stakes, distance, breadth, trend, evidence)).sort_values()
    top, first = order.head(10), order[order == 1].index
    marks = [names[id] for id in top.index]
    alt = "Your ranks: " + "; ".join(f"{mark}, {top.iloc[i]}" for i, mark in enumerate(marks))
    more = f" and {len(first) - 6} more" if len(first) > 6 else ""
    with ck.chart(f"First: {', '.join(first[:6])}{more}", alt=alt, source=scores) as ax:
        ax.scatter(reach.loc[top.index, "equal"], marks, **ck.style("USA", "point"))
        ax.scatter(top, marks, marker="*", s=90, color="black", zorder=3)
        ax.invert_yaxis()
        ax.set(xlabel="rank: ★ yours, ▲ equal", xlim=(0, 20.5))


# %%
from ipywidgets import IntSlider, interact

board = interact(
    desk, **{name: IntSlider(value=1, min=0, max=5, description=name) for name in wide.columns}
)

# %% [markdown]
# ## Who got their way? Outcomes in both directions
#
# Size is a share, dependence needs the cost of leaving, dominance needs outcomes: do not slide from one to the next.
#
# - **Cars.** Russia's recycling fee rose by 70 to 85 per cent in October 2024 [@gazeta-2024-09-14], and China's exports of cars to Russia fell from [15.2](figure:cars_2024) to [8.5 billion dollars](figure:cars_2025) in a year.
#   Customs count [42 %](figure:cars_units_gacc_2025) fewer cars, the makers' association [58 %](figure:cars_units_cpca_2025) fewer vehicles from January to September: two counts of different things.
#   Expensive loans and full yards worked in the same direction, so the fee's own part is open.
# - **Coal.** China put its import duty back in January 2024; sellers with free-trade agreements do not pay it, Russia does [@bloomberg-coal-2024-01].
#   Moscow was still asking in October 2025 [@minenergo-2025-10].
# - **Gas.** A memorandum for [50 billion cubic metres](figure:pos2_volume) a year, and no published price.
# - **North Korea.** Russia signed a treaty with a promise of help; China's ministry calls it a matter of two sovereign states [@lin-2024-11-01].
# - **Arms.** India took [48 %](figure:arms_in_in_ru_2025) of Russia's arms exports in 2021–2025, China [13 %](figure:arms_cn_in_ru_2025).

# %%
ck.quiz("09_contention/weak_side_acts", "09_contention/fee_groups", "09_contention/price_talks")

# %%
ck.quiz("09_contention/dprk", "09_contention/nuclear_words", "09_contention/investment_words")

# %% [markdown]
# ## How others read it
#
# A fair account gives each side its *strongest* version, in words that it would accept.
# Before you say what disturbs Moscow or Beijing, cite somebody there.
# Take the Arctic, then the region and the war.
#
# - **Moscow.** Nikolai Korchunov, then ambassador for the Arctic, said in 2020 that there are Arctic and non-Arctic states and that Russia does not hand over its rights [@korchunov-2020-06]; in 2022 he called cooperation with China there purely peaceful [@korchunov-2022-09].
#   On Central Asia Ivan Zuenko, of MGIMO, argues that China's influence poses challenges and is preferable to that of Western states [@zuenko-2025].
# - **Beijing.** The white paper of 2018 offers a Polar Silk Road to all parties, with regard for their interests [@arctic-paper-2018].
# - **Washington.** The Pentagon's strategy of July 2024 sees growing cooperation, in trade and in exercises off Alaska [@us-arctic-2024-07].
# - **The record.** The route carried [37.9 million tonnes](figure:arctic_2024) in 2024, [47 %](figure:arctic_target_share) of what a decree of 2018 had asked for; transit was [8.2 %](figure:arctic_transit_share) [@humpert-2025-02; @prime-2026-01].
#   From August 2025 a Chinese terminal took gas from a Russian plant under US sanctions [@arctic-lng-2025-09].
# - **Third countries.** President Kassym-Jomart Tokayev gave Kazakhstan's place and its investors as reasons for a policy of many directions [@tokayev-2022-11].
# - **Kyiv.** On the war its voice belongs in every account: President Zelensky held in June 2024 that Chinese support prolongs it, and that Chinese diplomats worked against the conference in Switzerland [@zelensky-2024-06-02; @tass-2024-06-03].
#   China's ministry answered that a conference needs recognition by both sides, equal part for all and fair discussion of all plans [@mao-2024-05-31].

# %%
ck.quiz("09_contention/near_arctic", "09_contention/voices_arctic")

# %% [markdown]
# ## Second explorer: build an evidence table
#
# The register opens below at Central Asia; each voice has a date and sources, each piece of evidence our grade and a clause on whose reading it bears.
# Take a point that interests you, and say for each voice whether a piece of evidence speaks for it, against it, or is silent.
# Your marks are kept, and `.table()` gives them as a DataFrame; run its cell again when you have marked something.
# The register answers: for which voice is there nothing but its own word, and where does one piece of evidence serve two opposite readings?

# %%
own = ck.contentions("C05")
own

# %%
own.table()

# %% [markdown]
# ## What we do not know
#
# - What the two governments raise behind closed doors; points that are managed well leave the fewest traces.
# - Intentions a generation ahead, on land above all.
# - Bargains that were never begun, because one side knew the answer.
# - Whether another team's scores would give our order; we had no second team.
#
# ## What can now be said, and how sure
#
# - **Fact.** Russia raised a fee that hits Chinese makers of cars, in October 2024, and China put back a duty that hits Russian coal, in January of that year [@gazeta-2024-09-14; @bloomberg-coal-2024-01].
#   *Very likely right; how much either cost is open.*
# - **Attribution.** Both ministries call the border settled [@zakharova-2023-08-31; @zhao-lijian-2022-border] and the partnership equal; a paper ascribed to Russia's FSB speaks of China as an enemy, and nobody in office has confirmed it [@fsb-paper-2025-06].
#   *Certain as to what was said and published; the paper's authorship is not.*
# - **Judgement.** With our middle scores the war stays among the first five points under any weights, and money and goods are where the two disagree in acts.
#   *Likely; scores of another team, or a shock in a latent point, could change it.*
#
# S34 is thus supported, S35 in a narrow sense: the two differ *about* the war more than they quarrel *over* it.
#
# ## Exercises
#
# Suppose that for all five states Chinese books overstate trade as they may for Tajikistan.
# What becomes of the ratio of [2.1](figure:asia_ratio_2024)?
# And where does the war (C01) stand with equal weights if it gets its lowest scores and all others their highest?
#
# <details><summary>Solution</summary>
#
# ```python
# tajik = books[books["with_whom"] == "TJK"].set_index("recorded_by")["value_usd_bn"]
# shrunk = lines.loc[2024, "CHN"] / (tajik["CHN"] / tajik["TJK"])
# print(round(shrunk, 1), round(shrunk / lines.loc[2024, "RUS"], 1))
# means = scores.groupby("contention")[["low", "high"]].mean()
# means.loc["C01", "high"] = means.loc["C01", "low"]
# print(means["high"].rank(ascending=False, method="min")["C01"])
# ```
#
# China's trade would be [48.9 billion dollars](figure:asia_cn_at_tajik_rate) and the ratio [1.1](figure:asia_ratio_shrunk).
# That is the harshest case, for one small state stands for all and Russia's figure is left as its president gave it; between the two numbers lies what can be defended.
# The war falls to the fifteenth place: no weight moved it as much as our own doubt about scores.
#
# </details>
#
# ## Words of this lesson
#
# | English | Russian | Chinese |
# |---|---|---|
# | point of contention | спорный вопрос (spornyy vopros) | 分歧 (fēnqí) |
# | hedging | хеджирование рисков (khedzhirovanie riskov) | 对冲 (duìchōng) |
# | Northern Sea Route | Северный морской путь (Severnyy morskoy put) | 北方海航道 (běifāng hǎi hángdào) |
# | Polar Silk Road | Ледовый шёлковый путь (Ledovyy shyolkovyy put) | 冰上丝绸之路 (bīngshàng sīchóu zhī lù) |
# | managing differences | управление разногласиями (upravlenie raznoglasiyami) | 管控分歧 (guǎnkòng fēnqí) |
#
# ## Readings, and what comes next
#
# - China's twelve points of February 2023 [@position-paper-2023-02] and the six with Brazil of May 2024 [@china-brazil-2024-05]: what is in one and not in the other?
# - Leksyutina on what Chinese experts write of Central Asia [@leksyutina-2024], beside Zuenko on Russia's interests [@zuenko-2025], and Umarov and Gabuev on what the five want [@umarov-gabuev-2023].
#
# You have weighed twenty points; the last lesson asks what to expect of all of them together, and how sure to be.
