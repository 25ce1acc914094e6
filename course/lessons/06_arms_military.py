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
# Russia sells arms to many states.
# Where did they go in 2021 to 2025?

# %%
import coursekit as ck

ck.quiz("06_arms_military/recipients")

# %% [markdown]
# ## The claim
#
# The report expects the two armed forces to move closer together (claim S06) and calls the two states aligned in strategy (S13) [@seed-2024].
# Headlines often go one step further and write *alliance*.
# Three words help to keep apart what is meant.
#
# - An **alliance** rests on a promise to help if the other is attacked.
#   The promise stands in a treaty.
# - An **alignment** is a habit of acting in the same direction, with or without a text.
# - An **entente** lies between them: an understanding that each will take account of the other, without a duty to fight.
#
# So the first piece of evidence is neither a ship nor a budget but a clause.

# %%
treaties = ck.load("defence_clauses")
treaties[["date", "parties", "clause", "state"]]

# %% [markdown]
# `assist` means that the text promises military and other help if the partner is attacked, `consult` that it promises talks.
# Each of the two has had such a promise with North Korea, China since 1961 and Russia since 2024 [@treaty-1961; @treaty-2024].
# With each other they had one from 1950; in April 1979 Beijing gave notice that it would end a year later [@treaty-1950; @treaty-1950-end].
# The treaty of 2001 has no such clause.
# Article 9 provides for contact and talks at once when one side sees a threat to peace or of aggression, article 7 says that military cooperation is aimed at no third state, and under article 2 neither will be the first to use nuclear weapons against the other [@treaty-2001].

# %%
ck.quiz("06_arms_military/clause")

# %% [markdown]
# A text says what is owed.
# What is done may be more or less, and can be counted in part: deliveries of arms, money, warheads, flights.
#
# ## Arms: a unit of its own
#
# Prices of arms deals are often secret.
# The Stockholm institute SIPRI therefore weighs what is delivered by what it can do, in *trend-indicator values*, TIV [@sipri-tiv].
# Sums are taken over windows of five years, since a single large ship can make a year.

# %%
ck.quiz("06_arms_military/tiv", "06_arms_military/tiv_operations")

# %% [markdown]
# `arms_windows` holds shares as they were first published.
# `.pivot` makes a row for each window and a column for each buyer.

# %%
arms = ck.load("arms_windows")
exports = arms[arms["measure"] == "share_of_exports"]
buyers = exports.pivot(index="window", columns="recipient", values="value_pct")
buyers

# %%
seen = "Two lines over four windows, per cent of Russia's arms exports: "
for code, name in {"IND": "India", "CHN": "China"}.items():
    seen += f"{name} {buyers[code].iloc[0]:.0f} in 2018–2022, {buyers[code].iloc[-1]:.0f} in 2021–2025. "

# %%
with ck.chart("Russia's arms go to India more than to China", alt=seen, source=arms) as ax:
    for code, name in {"IND": "India", "CHN": "China"}.items():
        ax.plot(buyers.index, buyers[code], **ck.style(code))
        ck.label(ax, buyers.index[-1], buyers[code].iloc[-1], name)
    ax.set(ylabel="per cent of Russia's arms exports, by volume", ylim=(0, 55))

# %% [markdown]
# China's part went from [23 %](figure:arms_cn_in_ru_2022) to [13 %](figure:arms_cn_in_ru_2025), India's from [31 %](figure:arms_in_in_ru_2022) to [48 %](figure:arms_in_in_ru_2025).
# The last window was published in March 2026 [@sipri-arms-2026].
# Mind the whole: between 2016–2020 and 2021–2025 Russia's arms exports fell by [64 %](figure:arms_ru_exports_change), and its part of the world's from [21 %](figure:arms_ru_world_2020) to [6.8 %](figure:arms_ru_world_2025).
# India's growing part is a part of something smaller.
# China itself sold [5.6 %](figure:arms_cn_world_2025) of the world's arms in 2021–2025, nearly as much as Russia.

# %%
ck.quiz("06_arms_military/cn_share", "06_arms_military/india")

# %% [markdown]
# ## A trap: the share that rose
#
# Now from the other side: what part of China's arms imports came from Russia?

# %%
to_china = arms[(arms["measure"] == "share_of_imports") & (arms["recipient"] == "CHN")]
to_china[["window", "value_pct"]]

# %% [markdown]
# It rose, from [70 %](figure:arms_ru_in_cn_2018) to [77 %](figure:arms_ru_in_cn_2023).
# The headline is at hand: *China depends on Russian arms more and more.*
# Before you print it, look at the volume.

# %%
tiv = ck.load("arms_deliveries").set_index("year")["tiv_mn"]
before, after = tiv.loc[2014:2018].sum(), tiv.loc[2019:2023].sum()
print(f"{before:.0f} → {after:.0f} million TIV: {100 * (after / before - 1):+.0f} %")

# %% [markdown]
# `.loc[2014:2018]` takes the rows from one label to the other, both included.
# Russia's deliveries to China fell by [40.4 %](figure:tiv_change_2023).
# Both are true at once because China's imports from everybody fell as well, by [44 %](figure:arms_cn_imports_change); SIPRI names weapons made at home as the main reason [@sipri-arms-2024].
# The share went up, and what was delivered went down.

# %%
ck.quiz("06_arms_military/share_up_volume_down", "06_arms_military/volume_change")

# %% [markdown]
# A second trap lies in the windows.
# Let us move both by a single year.

# %%
before, after = tiv.loc[2013:2017].sum(), tiv.loc[2018:2022].sum()
print(f"{before:.0f} → {after:.0f} million TIV: {100 * (after / before - 1):+.0f} %")

# %% [markdown]
# A fall has turned into a rise of [9.7 %](figure:tiv_change_2022).
# The next picture shows why.

# %%
seen = f"""Bars for Russia's arms deliveries to China, 1995 to 2024, in million TIV: highest in {tiv.idxmax()} with {tiv.max():.0f},
below 800 from 2010 to 2016, {tiv[2018]:.0f} in 2018, {tiv[2024]:.0f} in 2024."""

# %%
with ck.chart(
    "A peak in 2005, a smaller one in 2018", alt=seen, source=ck.load("arms_deliveries")
) as ax:
    ax.bar(tiv.index, tiv, **ck.style("RUS", "bar"))
    ax.axvspan(2013.5, 2018.5, color="#8e8e8e", alpha=0.3, linewidth=0)
    ax.annotate("2014–2018", (2016, 2000), ha="center")
    ax.set(ylabel="million TIV, by year of delivery", ylim=(0, 3300))

# %% [markdown]
# In 2018 came [1,656 million TIV](figure:tiv_2018), the most in any year since 2006.
# In one comparison 2018 lies in the later window, in the other in the earlier one.
# Four of five years are shared by windows that lie a year apart, so the fifth decides.
# There is a third layer: for the same windows SIPRI's sheet of March 2023 gave a rise of [39 %](figure:arms_ru_cn_change_sheet) [@sipri-arms-2023].
# Between that sheet and the register lie yearly revisions, and the copy that we sum may differ from SIPRI's own sums; from here we cannot tell which of the two it is.
# The direction agrees, the size does not.

# %%
ck.quiz("06_arms_military/windows")

# %% [markdown]
# ## Explorer: more, or less?
#
# Choose the length of the windows and the last year.
# Can you find two honest sentences, *more* and *less*, from one table?
# Which length makes the sign change most seldom?


# %%
def draw_windows(early, late, title, alt):
    """Draw the yearly deliveries, and two windows in colour."""
    with ck.chart(title, alt=alt, source=ck.load("arms_deliveries"), size=(5.6, 3)) as ax:
        ax.bar(tiv.index, tiv, color="#8e8e8e", alpha=0.4)
        ax.bar(early, tiv.loc[early], color="#737373", hatch="..", edgecolor="white", linewidth=0)
        ax.bar(late, tiv.loc[late], **ck.style("RUS", "bar"))
        ax.set(ylabel="million TIV; earlier window dotted, later striped")


# %%
def compare(length, last):
    """Compare a window with the one before it."""
    late = list(range(last - length + 1, last + 1))
    early = [year - length for year in late]
    change = 100 * (tiv.loc[late].sum() / tiv.loc[early].sum() - 1)
    spans = f"{late[0]}–{late[-1]} against {early[0]}–{early[-1]}"
    alt = f"Bars by year. {spans}: the sum of deliveries changes by {change:+.0f} per cent."
    draw_windows(early, late, f"{spans}: {change:+.0f} %".replace("-", "−"), alt)


# %%
from ipywidgets import IntSlider, interact

window_desk = interact(
    compare,
    length=IntSlider(value=5, min=2, max=7, description="Years"),
    last=IntSlider(value=2023, min=2010, max=2024, description="Last year"),
)

# %% [markdown]
# ## Money and burden
#
# Spending is counted in dollars, and as a share of output, the **military burden**.
# For Russia and China alike SIPRI publishes estimates [@sipri-milex-2025-04]; `.unstack` puts one of two keys above the columns.

# %%
milex = ck.load("milex").set_index(["country", "year"])
milex.loc[["CHN", "RUS"], ["usd_bn", "gdp_pct"]].unstack("country")

# %%
paths = {code: milex.loc[code] for code in ["CHN", "RUS"]}
seen = "Two paths from 2019 to 2024, spending across and burden upwards. "
for code, rows in paths.items():
    usd, burden = rows["usd_bn"], rows["gdp_pct"]
    seen += f"{'China' if code == 'CHN' else 'Russia'}: from {usd[2019]:.0f} billion dollars and {burden[2019]} per cent to {usd[2024]:.0f} and {burden[2024]}. "

# %%
with ck.chart("China spends more, Russia bears more", alt=seen, source=ck.load("milex")) as ax:
    for (code, rows), name in zip(paths.items(), ["China", "Russia"], strict=True):
        ax.plot(rows["usd_bn"], rows["gdp_pct"], **ck.style(code))
        ck.label(ax, rows["usd_bn"].iloc[-1], rows["gdp_pct"].iloc[-1], f"{name} 2024")
        ax.annotate("2019", (rows["usd_bn"].iloc[0], rows["gdp_pct"].iloc[0] - 0.9), ha="center")
    ax.set(
        xlabel="billion US dollars at market rates",
        ylabel="per cent of output",
        ylim=(0, 8),
        xlim=(0, 400),
    )

# %%
ck.quiz("06_arms_military/burden", "06_arms_military/spending_ratio", "06_arms_military/estimates")

# %% [markdown]
# In 2019 China spent [4.0 times](figure:milex_ratio_2019) as much as Russia in dollars, in 2024 [2.1 times](figure:milex_ratio_2024).
# Counted in dollars, China's spending rose by a fifth in these years, and Russia's more than doubled.
# Russia, at war, let its burden rise from [4.1 %](figure:milex_gdp_ru_2021) in 2021 to [7.1 %](figure:milex_gdp_ru_2024).
#
# ## Warheads: a gap that narrows from both sides
#
# `warheads` holds SIPRI's estimates for January of each year.
# Draw China's before you look.

# %%
warheads = ck.load("warheads")
stock = warheads.pivot(index="year", columns="country", values="inventory")


# %%
def draw(guess):
    """Draw both stocks on a logarithmic axis, with the reader's guess for China."""
    seen = f"""Two lines on a logarithmic axis, 2018 to 2025. Russia: {stock["RUS"][2018]} to {stock["RUS"][2025]}.
    China: {stock["CHN"][2018]} to {stock["CHN"][2025]}; you guessed {guess[2025]:.0f}."""
    with ck.chart("China's stock doubled; Russia's is larger", alt=seen, source=warheads) as ax:
        for code, name in {"RUS": "Russia", "CHN": "China"}.items():
            ax.plot(stock.index, stock[code], **ck.style(code))
            ck.label(ax, 2025, stock[code][2025], name)
        ax.plot(list(guess), list(guess.values()), color="#8e8e8e", linestyle=":")
        ax.set(yscale="log", ylabel="warheads, retired too; dotted: your guess", ylim=(100, 10000))
        ax.set_yticks([100, 1000, 10000], ["100", "1,000", "10,000"])


# %%
ck.predict("06_arms_military/warheads_sketch", then=draw)

# %% [markdown]
# From 2018 to 2025 China's estimated stock went from [280](figure:warheads_cn_2018) to [600 warheads](figure:warheads_cn_2025), Russia's from [6,850](figure:warheads_ru_2018) to [5,459](figure:warheads_ru_2025).
# Russia had [24.5 times](figure:warheads_ratio_2018) as many at first and [9.1 times](figure:warheads_ratio_2025) at the end.
# China's growth did most for the ratio, Russia's cuts for the difference in warheads.
# Part of Russia's are retired and wait to be taken apart; without them the last ratio is [7.2](figure:warheads_stock_ratio_2025).
#
# ## Together in the air and at sea
#
# Since 2019 bombers of both states have flown joint patrols.
# `.value_counts()` counts them by the farthest waters that reports name.

# %%
patrols = ck.load("air_patrols")
print(patrols["year"].value_counts().sort_index())
patrols["farthest"].value_counts()

# %% [markdown]
# China's ministry counts [10](figure:patrols_all) until the end of 2025, [7](figure:patrols_since_2022) of them since 2022 [@tass-patrol-2025-12].
# Japan's defence minister counted nine [@kyodo-2025-12]; the flight near Alaska in July 2024 did not pass Japan, which would explain the difference.
# So claim S06 found support within ten weeks of the visit of May 2024, as far as the place is concerned.
# The number a year has not risen since 2022; what is new is the place.
# The European Union's institute for security studies counts 66 joint exercises of all kinds from 2003 on [@euiss-exercises].

# %%
ck.quiz("06_arms_military/firsts", "06_arms_military/alliance_test")

# %% [markdown]
# ## How others read it
#
# **Moscow.** Putin called the cooperation one of the main stabilising factors in the world on the day of the visit [@putin-2024-05-16].
# Asked about an alliance in October 2020 he said that there is no need of one, and that in theory it can be imagined [@putin-2020-10].
# Artyom Lukin of Vladivostok writes of a quasi-alliance or entente [@lukin-2021].
#
# **Beijing.** A commentary of the state agency Xinhua in March 2023 calls non-alignment a core principle and a lesson of history [@xinhua-allies-2023-03].
# The joint statement of that week says that relations are no alliance of the Cold War's kind, surpass that form, and are aimed at nobody [@statement-2023-03].
# Zhao Huasheng of Fudan University held in 2013 that an alliance would bring less than hoped and could harm stable relations [@zhao-2013]; in 2021 he noted that views in favour exist in both countries and are not mainstream [@zhao-2021].
#
# **NATO and an analyst.** NATO called China a decisive enabler of Russia's war in July 2024 [@nato-2024-07-10].
# Alexander Korolev, in Sydney, found the foundations of an alliance laid, with minor steps missing and not certain to follow [@korolev-2019].
#
# **Kyiv.** Oleh Ivashchenko, head of foreign intelligence, said in May 2025 that China supplies machine tools, chemicals and gunpowder to twenty Russian arms plants; Beijing rejects such charges and says that it gives lethal aid to neither side [@ivashchenko-2025-05].
#
# **Asia.** For Japan's defence minister Shinjiro Koizumi the joint flights have to be taken as intimidation [@kyodo-2025-12]; China's ministry says that they are routine and aimed at no third party [@zhang-xiaogang-2024-12].
# India's foreign minister S. Jaishankar explains his country's Russian arms by their merits and by decades in which the West did not sell [@jaishankar-2022-10].

# %%
ck.quiz("06_arms_military/who_leads")

# %% [markdown]
# ## What we do not know
#
# - What either would do in the other's war; no clause and no exercise shows it.
# - Whether secret papers exist.
#   A British journalist reported a pledge of February 2022 from one unnamed source; nobody has confirmed it [@snider-2022-12].
# - What Russia transfers in knowledge, such as for the warning system against missiles of which Putin spoke in 2019 [@putin-2019-10].
#   TIV cover arms, large components and licences that are known.
# - How well the forces could fight together.
#   Flights are counted; radio links and command are not.
#
# ## What can now be said, and how sure
#
# - **Fact.** No published treaty obliges China and Russia to defend each other; that of 2001 provides for consultation.
#   *Sure for published texts, as of March 2026.*
# - **Attribution.** By SIPRI's register Russia's arms deliveries to China were [40.4 %](figure:tiv_change_2023) lower in 2019–2023 than in the five years before.
#   *The direction is very likely to hold; the size moves with each revision.*
# - **Judgement.** This is an alignment with military habits, short of an alliance by its texts, in which each side's need of the other's arms trade has become smaller.
#   *Likely; it rests on public evidence, and a secret promise or a war would test it.*
# - **Forecast.** China and Russia sign no treaty with a defence clause before the end of 2026.
#   *Above nineteen in twenty, in our estimate: there has been none since 1980, and both deny the aim.*
#
# ## Exercise
#
# What part of all deliveries since 1995 came before 2008?
#
# <details><summary>Solution</summary>
#
# ```python
# 100 * tiv.loc[1995:2007].sum() / tiv.sum()
# ```
#
# About two thirds: 13 of the 30 years, and most of what was delivered.
#
# </details>
#
# ## Readings, and what comes next
#
# - The treaty of 2001, articles 2, 7 and 9 [@treaty-2001], beside that of 1950 [@treaty-1950]: mark each verb that obliges.
# - SIPRI on what its values mean [@sipri-tiv].
# - Korolev and Lukin on how near an alliance is [@korolev-2019; @lukin-2021], Zhao on why it is not wanted [@zhao-2021].
#
# Guns are one measure of alignment; the next lesson takes another, votes in the United Nations.
