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
# Of all the goods that Russia sold abroad or bought there in 2024, what part was trade with China?
# And what part of China's trade was with Russia?
# Write your guesses in place of `None` and run the cell; they come back in a picture, and nobody marks them.

# %%
guess_russia = None  # China's part of Russia's trade, in per cent
guess_china = None  # Russia's part of China's trade, in per cent

# %% [markdown]
# ## The claim
#
# The report of May 2024 has both countries in need of each other's support (claim S14), names no speaker for it, and gives China the wider choice (S15) [@seed-2024].
# Can the two stand side by side?
#
# "In need of" has no unit, so the sentence cannot be tested as it stands.
# One part of it can: how large is trade with the other country in all of one's own trade?
# That is a share, and one flow of goods, divided by two different wholes, gives two different shares.
# Three words are kept apart on the way.
#
# - A **share** is arithmetic: a part divided by its whole.
# - **Dependence** is what it would cost to do without.
#   Keohane and Nye separate *sensitivity*, the first shock, from *vulnerability*, the cost that stays after one has looked for substitutes [@keohane-nye-1977].
# - **Dominance** shows in outcomes: who gives way when interests differ.
#
# Hirschman argued in 1945 that trade lends power to the side that can do without it more easily [@hirschman-1945]; a share is where such an argument begins.
#
# ## The table
#
# A shipment is written down twice, as an export by one customs service and as an import by the other; `trade_bilateral` keeps the two books apart: the *reporter* is the country whose book is quoted, and the *flow* is seen from it.
# `ck.load` fetches a table of the course, and `.head(6)` shows its first six rows.

# %%
import coursekit as ck

trade = ck.load("trade_bilateral")
trade.head(6)

# %% [markdown]
# `valuation` says what a value includes: exports are counted at the seller's border (`fob`, free on board), imports with freight and insurance to the buyer's (`cif`, cost, insurance, freight).
# `status` says how firm a number is.
# Seven rows are `unconfirmed`: many quote them, and they fit totals that we did see, but we found no document that shows them.
# A condition in square brackets picks rows, and `&` joins two conditions, each in its own round brackets; `.groupby` makes a heap of rows for each flow, and the loop in braces gives each heap a name.
# The next cells prepare a picture of two sellers; then you draw.

# %%
chinese = trade[(trade["reporter"] == "CHN") & (trade["year"] >= 2014)]
lines = {flow: rows.set_index("year") for flow, rows in chinese.groupby("flow")}
out, back, both = (lines[flow]["value_usd_bn"] for flow in ["export", "import", "total"])
sellers_alt = f"""Lines, billion dollars in 2014, 2024 and 2025. Together {both[2014]:.0f}, {both[2024]:.0f}, {both[2025]:.0f}. China sells {out[2014]:.0f}, {out[2024]:.0f}, {out[2025]:.0f}.
Russia sells {back[2014]:.0f}, {back[2024]:.0f}, {back[2025]:.0f}, the higher line from 2018 on. Both dip in 2015 and 2025."""


# %%
def two_sellers(guess):
    """Draw both sellers' lines, their sum, and the reader's guess for the sum."""
    named = [("WLD", both, "together"), ("CHN", out, "China sells"), ("RUS", back, "Russia sells")]
    with ck.chart("From 2018 on Russia sold more", alt=sellers_alt, source=trade) as ax:
        for code, line, name in named:
            ax.plot(line.index, line, **ck.style(code))
            ck.label(ax, 2025, line[2025], name)
        ax.scatter(list(guess), list(guess.values()), marker="*", s=90, color="black")
        ax.set(ylabel="billion US dollars; stars: your guess", ylim=(0, None))


# %%
ck.predict("03_trade/turnover_sketch", then=two_sellers)

# %% [markdown]
# In China's books the two flows together came to [95.3 billion US dollars](figure:trade_2014) in 2014, fell to [68.1 billion](figure:trade_2015) in 2015, stood at [146.9 billion](figure:trade_2021) in 2021 and at [240.1 billion](figure:trade_2023) in 2023.
# They grew by [2.0 %](figure:growth_2024) in 2024, to [244.8 billion](figure:trade_2024), and fell by [6.8 %](figure:growth_2025) in 2025, to [228.1 billion](figure:trade_2025).
# Who sold more than the other, in a year drawn by lot, and how far does a trend carry, in another trade?

# %%
ck.quiz("03_trade/surplus", "03_trade/central_asia_100")

# %% [markdown]
# In 2024 Russia sold goods for [129.3 billion](figure:imports_2024) to China and bought for [115.5 billion](figure:exports_2024): a surplus of [13.8 billion](figure:surplus_2024) on Russia's side.
# A year later both flows were smaller, and the surplus was larger, [21.5 billion](figure:surplus_2025); a headline can pick level or balance.
# It can pick the currency as well: trade grew by [26.3 %](figure:growth_2023_usd) in 2023 in dollars and by [32.7 %](figure:growth_2023_cny) in yuan, which had lost value; level and rate belong in one currency.
#
# ## One flow, two wholes
#
# `trade_totals` holds the wholes.
# On China's side both numbers are published.
# Russia's customs service stopped publishing figures by country in spring 2022 [@moscow-times-2022-04] and came back a year later with coarser tables [@moscow-times-2023-03].
# What we have is a statement: in autumn 2024 Vladimir Ivin, deputy head of that service, put China's part of Russia's trade at [34 %](figure:share_ru_2024), against [11 %](figure:share_ru_2014) ten years before [@fcs-2024-09].
# It can be checked, since Russia did publish its totals: divide China's record of the bilateral trade by Russia's record of all its trade.
# `.set_index("partner")` makes the partner's code the label of its row, and `.sum()` adds a column up.

# %%
totals = ck.load("trade_totals")
yuan = totals[(totals["country"] == "CHN") & (totals["year"] == 2024) & (totals["flow"] == "total")]
yuan = yuan.set_index("partner")["value_cny_tn"]
print(f"China 2024: {yuan['RUS']} with Russia, {yuan['WLD']} in all, trillion yuan")
russia = totals[(totals["country"] == "RUS") & (totals["year"] == 2023)]["value_usd_bn"]
part = lines["total"].loc[2023, "value_usd_bn"]
print(f"Russia 2023: {part} with China, {russia.sum():.1f} in all, billion dollars")

# %%
ck.quiz("03_trade/share_cn", "03_trade/share_ru", "03_trade/ratio")

# %% [markdown]
# In Russia's share the part comes from Beijing and the whole from Moscow, and the result for 2023 is close to what the official said: reassuring, and no proof.
# The next picture puts the shares side by side, as officials and one institute have stated them, and your two guesses with them; `.pivot` gives each partner a column.

# %%
shares = ck.load("trade_shares")
parts = shares[shares["country"] == "RUS"]
parts = parts.pivot(index="year", columns="partner", values="share_pct")
rose, fell = parts["CHN"].dropna(), parts["EUU"].dropna()
small = {year: ck.figure(f"share_cn_{year}").value for year in [2014, 2022, 2024]}
guesses = [guess for guess in [guess_russia, guess_china] if guess is not None]
seen = f"""Three lines, per cent, 2014 to 2024. China in Russia's trade: {rose[2014]:.0f} to {rose[2024]:.0f}; the European Union: {fell[2014]:.0f} to
{fell[2024]:.0f}, crossing China's line after 2021. Russia in China's trade: {small[2014]:.1f} to {small[2024]:.1f}, near the bottom."""

# %%
with ck.chart("Both parts grew, from far apart", alt=seen, source=[shares, totals]) as ax:
    ax.plot(fell.index, fell, **ck.style("EUU"))
    ax.plot(rose.index, rose, **ck.style("CHN"))
    ax.plot(list(small), list(small.values()), **ck.style("RUS"))
    ax.scatter([2024] * len(guesses), guesses, marker="*", s=160, color="black")
    ax.annotate("European Union in Russia's trade", (2014.5, 51))
    ax.annotate("China in Russia's trade", (2014.5, 21))
    ax.annotate("Russia in China's trade", (2014.5, 4))
    ax.set(ylabel="per cent; stars are your guesses", ylim=(0, max([53, *guesses]) + 2))

# %% [markdown]
# China's part of Russia's trade rose by [23 percentage points](figure:share_ru_rise) in ten years; percentage points are differences of shares.
# The European Union's part fell from [47 %](figure:eu_share_ru_2014) to [11 %](figure:eu_share_ru_2024).
# Russia's part of China's trade grew as well, from [2.2 %](figure:share_cn_2014) by way of [3 %](figure:share_cn_2022) in 2022 to [4.0 %](figure:share_cn_2024).
# So the trade has come to weigh more for both, and it weighs [8.6 times](figure:dependence_ratio_2024) as much in Russia's total as in China's; in 2014 it was [5.0 times](figure:dependence_ratio_2014).
# A second yardstick, an index of trade interdependence in the Russian journal *Voprosy statistiki*, was [4.7 times](figure:hm_ratio_2024) as high for Russia as for China in 2024 [@voprstat-2025]: the same direction, another size.
# Options can be counted too: with whom else does China trade?

# %%
ck.quiz("03_trade/china_partners", "03_trade/us_multiple", "03_trade/shares_order")

# %% [markdown]
# The multiple with the United States was [2.8](figure:us_multiple_2024) in 2024 and [2.5](figure:us_multiple_2025) in 2025, after a year of tariffs.
# A large trade with a third country is a choice that one has, and at the same time a thing that one can lose.
#
# ## A trap: whose imports, whose total?
#
# Who had the surplus in the first eight months of 2021?
# For these months both books were found; such a pair is called *mirror statistics*.
# Russia's entries are those that the Russian Export Center, a state institution, quoted that autumn [@rec-2021-11].
# The function subtracts what Russia bought from what it sold, within one book; it can take off freight, of which more in a moment.

# %%
mirror = ck.load("trade_mirror").set_index(["period", "seller", "recorded_by"])["value_usd_bn"]


def balance(period, book, freight=0):
    """Return Russia's balance in one book, with freight (per cent) taken off the imports."""
    sold, bought = mirror[period, "RUS", book], mirror[period, "CHN", book]
    factor = 1 + freight / 100
    return sold / factor - bought if book == "CHN" else sold - bought / factor


for book in ["CHN", "RUS"]:
    print(f"Jan–Aug 2021, book of {book}: {balance('Jan–Aug 2021', book):+.1f} billion dollars")

# %% [markdown]
# In China's book Russia had a surplus of [7.4 billion](figure:balance_2021_cn), in Russia's a deficit of [1.2 billion](figure:balance_2021_ru).
# The same ships, the same trains, and the sign has changed; in 2018 the two books agreed on it, with [11.1 billion](figure:balance_2018_cn) and [3.8 billion](figure:balance_2018_ru).
# Whoever wants a surplus can quote Beijing, whoever wants a deficit Moscow, and neither number is untrue.
# The way out is the column that we passed over, `valuation`.
# What Russia sells is an import in China's book, so freight is in; what China sells is an export there, so freight is out.
# In Russia's book it is the other way round: each service makes the goods that come in look dearer.
# The OECD puts transport and insurance at [6 %](figure:freight_oecd) of the value of goods, as a world average, and the FAO works with [12 %](figure:freight_fao) where a country does not report [@oecd-2016; @fao-trade].
#
# ### Explorer: the mirror room
#
# Choose a period and a margin: from which margin on do both books show the same sign, at which do they meet, and would you believe that one?


# %%
def mirror_room(period, freight):
    russia, china = (balance(period, book, freight) for book in ["RUS", "CHN"])
    seen = f"Two bars, Russia's balance in billion dollars: Russia's book {russia:+.1f}, China's {china:+.1f}."
    title = f"{period}, freight {freight:g} %: {abs(china - russia):.1f} billion apart"
    sources = [ck.load("trade_mirror"), ck.load("freight_margins")]
    with ck.chart(title, alt=seen, source=sources, size=(5.6, 2.4)) as ax:
        for name, code, value in [("Russia's", "RUS", russia), ("China's", "CHN", china)]:
            bar = ax.barh(f"{name} book", value, **ck.style(code, "bar"))
            ax.bar_label(bar, fmt="{:+.1f}", padding=4)
        ax.set(xlim=(-5, 14), xlabel="Russia's balance, billion US dollars")


# %%
from ipywidgets import Dropdown, FloatSlider, interact

room = interact(
    mirror_room,
    period=Dropdown(options=["2018", "Jan–Aug 2021"], description="Period"),
    freight=FloatSlider(value=0, min=0, max=15, step=0.5, description="Freight, %"),
)

# %% [markdown]
# With a middling margin both books agree that Russia had a surplus: most of the distance was freight, and not all of it.
# Goods that travel through Kazakhstan or Hong Kong may be booked under another partner, and a shipment that leaves in December arrives in January.
# Asked in December 2023 about the distance between the two totals, the acting head of Russia's customs service said that the methods of trade statistics allow for such gaps [@fcs-2023-12].
# The distance is no constant: China's total for 2018 was [1.1 %](figure:mirror_total_gap_2018) smaller than Russia's, its total for 2023 [5.8 %](figure:mirror_total_gap_2023) larger than the [227 billion](figure:trade_2023_ru) that Russia's president named [@putin-2024-05-16].
# Dmitry Izotov, an economist in Khabarovsk, compared the books and found China's the more reliable for 2022 [@izotov-2023].

# %%
ck.quiz("03_trade/balance_sign", "03_trade/mirror_gap", "03_trade/mirror_why")

# %% [markdown]
# ## One share, four answers
#
# What part of Russia's imports came from China?
# For the years since 2022 no Russian table answers, so others have built the share from what they could get.

# %%
names = {
    "From partners' reports, 2023": "partners",
    "Gaidar Institute, Jan–Oct 2023": "gaidar",
    "Chinese part, Russian whole, 2023": "mixed",
    "Vienna Institute, 2025": "wiiw",
}
answers = {name: ck.figure(f"cn_in_ru_imports_{key}").value for name, key in names.items()}
seen = "Four bars, per cent. " + "; ".join(f"{name}: {x:.0f}" for name, x in answers.items())

# %%
low, *_, high = sorted(answers.values())
title = f"China's part of Russia's imports: between {low:.0f} and {high:.0f} per cent"
methods = ck.load("trade_shares_methods")
with ck.chart(title, alt=seen, source=[methods, trade, totals], size=(5.6, 3)) as ax:
    for place, (name, value) in enumerate(answers.items()):
        ax.barh(place, value, height=0.3, **ck.style("CHN", "bar"))
        ax.annotate(f"{name}: {value:.0f} %", (0.6, place + 0.2), va="bottom")
    ax.set(yticks=[], ylim=(-0.4, 3.8), xlim=(0, 60), xlabel="per cent of Russia's goods imports")
    ax.grid(visible=False)

# %% [markdown]
# The outlier is the [53 %](figure:cn_in_ru_imports_partners) of a handbook that adds up what Russia's partners report [@cia-2026].
# Such a whole is too small wherever a partner reports late, in part or not at all, and then the parts of all others come out too large.
# The [38.9 %](figure:cn_in_ru_imports_mixed) is our own division, China's exports over Russia's imports; it errs to the other side, for the part is counted without freight and the whole with it, but no usual margin lifts it near the 53.
# The Gaidar Institute in Moscow came to [41 %](figure:cn_in_ru_imports_gaidar) [@gaidar-2023-12], the Vienna Institute for 2025 to [35 %](figure:cn_in_ru_imports_wiiw) [@wiiw-2025].
# Report the range and the methods; a favourite number is a choice of method in disguise.

# %%
ck.quiz("03_trade/two_methods")

# %% [markdown]
# ## What goes which way
#
# Shares of a total treat a barrel of oil and a lathe alike.
# What does China buy, and what could each side do without?

# %%
ck.quiz("03_trade/imports_basket")

# %% [markdown]
# In the first seven months of 2024 crude oil alone made up [50 %](figure:crude_share_2024) of what China bought from Russia.
# Of what Russia bought from China in the first ten months of 2023, [61 %](figure:machines_share_2023) were machinery, equipment and vehicles.
# Each flow is hard to replace in its own way: oil has other sellers but Russia's comes partly through pipes that lead nowhere else, and machines had other makers until sanctions cut Russia off from many of them.
#
# The report adds that China gains "investments" (S30), and leaves open whose.
# Recorded stocks of direct investment in 2017 were [4.5 billion US dollars](figure:fdi_stock_cn_ru) from China in Russia and [0.2 billion](figure:fdi_stock_ru_cn) from Russia in China [@bofit-2018].
# The Bank of Finland's institute puts the yearly flow from China at [1.2 billion](figure:fdi_flow_before) in 2011–2018 and at [0.4 billion](figure:fdi_flow_after) in 2022–2023 [@bofit-2025].
# Both are small beside the trade; detours through third places hide part of them.

# %%
ck.quiz("03_trade/who_invests", "03_trade/sensitive_vulnerable")

# %% [markdown]
# ## How others read it
#
# - **Beijing.** Foreign minister Wang Yi said in Munich on 14 February 2025 that the two keep up normal economic relations, and asked how China was to meet its people's needs if it stopped buying Russian oil and gas [@wang-2025-02].
#   The ministry's spokesperson said on 8 January 2026 that this trade is not aimed at third parties and should not be disturbed [@prc-mfa-2026-01].
# - **Moscow.** President Vladimir Putin said on 16 May 2024 that the cooperation is not opportunistic and not directed against anyone [@putin-2024-05-16]; in December 2024 he named payments as the main difficulty [@reuters-2025-01].
#   Alexei Maslov, of Moscow State University, points to Russia's surplus and to a wider range of goods, farm products among them [@maslov-2024-05].
#   In industry, Maxim Sokolov of the car maker AvtoVAZ proposed limits on imports of Chinese cars in May 2024, while Sergey Chemezov of the state corporation Rostec thanked Chinese makers for filling a gap [@wards-2024-09].
# - **Analysts differ.** Janis Kluge in Berlin describes economic cooperation with China as vital for Russia since 2022, and Russia's dependence as deepening [@kluge-2024].
#   Mikhail Korostikov argued in July 2023 that China's part of Russia's trade was still below its part of Australia's, and that shared interests of the leaderships allow fairly equal cooperation [@korostikov-2023].
#   Rajoli Siddharth Jayaprakash, an Indian analyst, argues that unequal structure and conflicting interests limit how far the partnership can go [@jayaprakash-2024].
# - **Kyiv.** President Volodymyr Zelensky said on 23 October 2025 that China helps Russia and does not help Ukraine, and that he knew nothing of packages of arms [@zelenskyy-2025-10].
#   Ukraine has put Chinese firms under sanctions [@devdiscourse-2025-04]; in December 2025 China's foreign ministry called on Ukraine to correct its course [@prc-mfa-2025-12].
#
# ### Two acts to compare
#
# Dominance shows in outcomes, so here is a pair.
# Russia raised its recycling fee, a charge paid once for each car, in autumn 2024 and again in January 2025, against the interest of Chinese makers [@kyiv-independent-2025-03].
# China's exports of passenger cars to Russia then fell by [44 %](figure:cars_change_2025), from [15.2 billion US dollars](figure:cars_2024) to [8.5 billion](figure:cars_2025).
# High interest rates and a full market came at the same time, and yearly totals cannot tell these apart.
# China, for its part, brought back an import duty on coal at the start of 2024, from which Indonesia and Australia are exempt [@oilprice-2024-03]; in October 2025 Russia's energy ministry was still asking for its end [@minenergo-2025-10].
# In the first case the smaller economy had its way, in the second, up to that month, the larger.

# %%
ck.quiz("03_trade/complaints", "03_trade/cars_fee")

# %% [markdown]
# ## What we do not know
#
# - Russia's own figures by partner after January 2022; for later years we have partners' books and single statements.
# - How much travels under another country's name, and how much of what is booked to Central Asia ends in Russia.
# - What it would cost either side to stop; no table of this lesson measures it.
# - Why trade shrank in 2025: oil prices, the fee, interest rates and payments all moved.
#
# ## What can now be said, and how sure
#
# - **Fact.** In China's books goods trade between the two countries came to [244.8 billion US dollars](figure:trade_2024) in 2024, with a Russian surplus of [13.8 billion](figure:surplus_2024).
#   *Sure, for these books.*
# - **Attribution.** Russia's customs service put China's part of Russia's trade at [34 %](figure:share_ru_2024) in 2024; by China's customs, Russia's part of China's trade was [4.0 %](figure:share_cn_2024).
#   *Sure that both are on record; the first is likely right within a few points.*
# - **Judgement.** The trade is mutual and unequal: it weighs several times as much for Russia as for China.
#   *Very likely to hold under other methods too; whether weight turns into influence is a question for outcomes, and the two cases above differ.*
#
# The claim that each needs the other's support (S14) is thus right in part, and right only together with the one that follows it (S15).
#
# ## Exercise: where the books meet
#
# For each period of `trade_mirror`, find the freight margin at which both books show the same balance.
#
# <details><summary>Solution</summary>
#
# Both balances are equal when all imports, with freight, exceed all exports, without it, by just that margin.
#
# ```python
# for period in ["2018", "Jan–Aug 2021"]:
#     dear = mirror[period, "RUS", "CHN"] + mirror[period, "CHN", "RUS"]
#     plain = mirror[period, "RUS", "RUS"] + mirror[period, "CHN", "CHN"]
#     print(f"{period}: {100 * (dear / plain - 1):.1f} %")
# ```
#
# In 2018 they meet at [7.0 %](figure:mirror_margin_2018), close to the OECD's average: freight is enough to explain the gap.
# In 2021 they meet at [10.3 %](figure:mirror_margin_2021), for China's record of what Russia sold was [13.9 %](figure:mirror_gap_2021_ru_sales) above Russia's own, against [5.4 %](figure:mirror_gap_2018_ru_sales) in 2018.
# Dearer transport in the pandemic may explain it, as Izotov concludes [@izotov-2023], and so may goods that one side booked and the other did not.
#
# </details>
#
# ## Readings, and what comes next
#
# - Hirschman's second chapter [@hirschman-1945] and the first of Keohane and Nye [@keohane-nye-1977]; Kluge for the case that Russia's dependence has deepened [@kluge-2024], and Korostikov against the word that usually follows [@korostikov-2023].
# - Turaeva and Yakovlev on the results of 2023 [@turaeva-yakovlev-2024] and Izotov on whose books to trust [@izotov-2023], both in Russian; the OECD's note on freight, short and clear [@oecd-2016].
#
# Half of what Russia sells here is oil; the next lesson follows it, and the gas, through the pipes.
