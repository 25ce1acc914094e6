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
# Two numbers, before any data.
#
# - Of all the goods that Russia sold to other countries or bought from them in 2024, what part was trade with China?
# - Of all the trade of China in that year, what part was trade with Russia?
#
# Write your guesses, in per cent, in place of `None`, and run the cell.
# They come back in a picture further down, and nobody marks them.

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
# That is a share, and a share has a whole.
# One flow of goods, divided by two different wholes, gives two different numbers.
# This lesson computes both, falls into the trap that waits in such data, climbs out of it, and ends with what may be said and how sure one can be.
#
# Three words are kept apart on the way.
#
# - A **share** is arithmetic: a part divided by its whole.
# - **Dependence** is what it would cost to do without.
#   Keohane and Nye separate *sensitivity*, the first shock, from *vulnerability*, the cost that stays after one has looked for substitutes [@keohane-nye-1977].
# - **Dominance** shows in outcomes: who gives way when interests differ.
#
# Hirschman argued in 1945 that trade lends power to the side that can do without it more easily [@hirschman-1945].
# A share is where such an argument begins.

# %% [markdown]
# ## The table
#
# A customs service writes down what crosses its border: which goods, from where, to where, at what value.
# A shipment between two countries is thus written down twice, as an export by the one and as an import by the other.
# The table `trade_bilateral` keeps the two books apart.
# The *reporter* is the country whose book is quoted, the *partner* is the other one, and the *flow* is seen from the reporter.
#
# `ck.load` fetches a table of the course, and `.tail(6)` shows its last six rows.

# %%
import coursekit as ck

trade = ck.load("trade_bilateral")
trade.tail(6)

# %% [markdown]
# Two columns need a word.
#
# `valuation` says what a value includes.
# Exports are counted at the seller's border: `fob`, free on board.
# Imports are counted with freight and insurance to the buyer's border: `cif`, cost, insurance, freight.
#
# `status` says how firm a number is.
# Seven rows are `unconfirmed`: they are quoted in many places and agree with totals and growth rates that we did see, but we found no document that shows them.
# Pictures draw them hollow.
#
# To pick rows, put a condition in square brackets; `&` joins two conditions, each in its own round brackets.

# %%
chinese = trade[(trade["reporter"] == "CHN") & (trade["year"] >= 2014)]
china_sells = chinese[chinese["flow"] == "export"]
russia_sells = chinese[chinese["flow"] == "import"]
china_sells[["year", "value_usd_bn", "status"]].tail(3)

# %% [markdown]
# ## The picture
#
# A small function draws one seller's line, so that we need not write the same four lines twice.


# %%
def draw(ax, rows, seller):
    """Draw one seller's line; numbers that we saw in no document are hollow."""
    look = ck.style(seller)
    firm, loose = rows[rows["status"] == "actual"], rows[rows["status"] != "actual"]
    ax.plot(rows["year"], rows["value_usd_bn"], color=look["color"], linestyle=look["linestyle"])
    ax.scatter(firm["year"], firm["value_usd_bn"], **ck.style(seller, "point"))
    ax.scatter(loose["year"], loose["value_usd_bn"], facecolors="none", **ck.style(seller, "point"))


# %% [markdown]
# `.iloc[0]` and `.iloc[-1]` take the first and the last value of a column.
# The text in `seen` says what the picture shows, for readers who cannot see it; the `f` in front lets it hold values in braces, and `:.0f` writes them without decimals.

# %%
out, back = china_sells["value_usd_bn"], russia_sells["value_usd_bn"]
title = "From 2018 on Russia sold more than it bought, in China's books"
seen = f"""Two lines, 2014 to 2025, in billion dollars. What China sells to Russia: {out.iloc[0]:.0f} at first,
{out.iloc[-2]:.0f} in 2024, {out.iloc[-1]:.0f} in 2025. What Russia sells to China: {back.iloc[0]:.0f} at first,
{back.iloc[-2]:.0f} in 2024, {back.iloc[-1]:.0f} in 2025, the higher line from 2018 on. Both dip in 2015 and 2025."""

# %% [markdown]
# `ck.chart` opens a drawing area, and the indented lines below it draw there; `ck.label` writes a name beside a point.

# %%
with ck.chart(title, alt=seen, source=trade) as ax:
    draw(ax, china_sells, "CHN")
    draw(ax, russia_sells, "RUS")
    ck.label(ax, 2025, out.iloc[-1], "China sells")
    ck.label(ax, 2025, back.iloc[-1], "Russia sells")
    ax.set(ylabel="billion US dollars", ylim=(0, None))

# %% [markdown]
# In China's books the two flows together came to [95.3 billion US dollars](figure:trade_2014) in 2014, fell to [68.1 billion](figure:trade_2015) in 2015, stood at [146.9 billion](figure:trade_2021) in 2021 and at [240.1 billion](figure:trade_2023) in 2023.
# They grew by [2.0 %](figure:growth_2024) in 2024, to [244.8 billion](figure:trade_2024), and fell by [6.8 %](figure:growth_2025) in 2025, to [228.1 billion](figure:trade_2025).
# Who sold more than the other, and by how much?

# %%
ck.quiz("03_trade/surplus")

# %% [markdown]
# In 2024 Russia sold goods for [129.3 billion](figure:imports_2024) to China and bought for [115.5 billion](figure:exports_2024): a surplus of [13.8 billion](figure:surplus_2024) on Russia's side.
# A year later both flows were smaller, and the surplus was larger, [21.5 billion](figure:surplus_2025), for China's sales had shrunk more than Russia's.
# Level and balance are different stories; a headline can pick either.
#
# One more caution before we divide.
# China's customs publish each flow in dollars and in yuan.
# Trade with Russia grew by [26.3 %](figure:growth_2023_usd) in 2023 in dollars, and by [32.7 %](figure:growth_2023_cny) in yuan.
# Both rates are right.

# %%
ck.quiz("03_trade/currency")

# %% [markdown]
# Now a rate of your own, in dollars.
# The base year is drawn by lot: who answers again gets another one.

# %%
ck.quiz("03_trade/change_to_2024")

# %% [markdown]
# ## One flow, two wholes
#
# First China's side, by hand.

# %%
ck.quiz("03_trade/share_cn")

# %% [markdown]
# The same in code.
# `trade_totals` holds the wholes.
# `.set_index("partner")` makes the partner's code the label of its row, so that a row can be called by name.

# %%
totals = ck.load("trade_totals")
china = totals[(totals["country"] == "CHN") & (totals["flow"] == "total")]
yuan = china[china["year"] == 2024].set_index("partner")["value_cny_tn"]
share_in_china = 100 * yuan["RUS"] / yuan["WLD"]
print(f"Russia's part of China's trade, 2024: {share_in_china:.1f} %")

# %% [markdown]
# Now Russia's side.
# Its customs service stopped publishing figures by country in spring 2022 [@moscow-times-2022-04] and came back a year later with coarser tables [@moscow-times-2023-03].
# What we have is a statement: in autumn 2024 Vladimir Ivin, deputy head of that service, put China's part of Russia's trade at [34 %](figure:share_ru_2024), against [11 %](figure:share_ru_2014) ten years before [@fcs-2024-09].
#
# A statement can be checked.
# For 2023 Russia did publish its totals, so China's record of the bilateral trade can be divided by Russia's record of all its trade.

# %%
ck.quiz("03_trade/share_ru")

# %% [markdown]
# `.sum()` adds a column up, `.item()` takes the one value out of a selection that has one row.

# %%
turnover = trade[(trade["reporter"] == "CHN") & (trade["flow"] == "total")]
part = turnover[turnover["year"] == 2023]["value_usd_bn"].item()
whole = totals[(totals["country"] == "RUS") & (totals["year"] == 2023)]["value_usd_bn"].sum()
share_in_russia = 100 * part / whole
print(f"China's part of Russia's trade, 2023: {share_in_russia:.1f} %")

# %% [markdown]
# The part comes from Beijing and the whole from Moscow, and the result is close to what the official said.
# That is reassuring, and no proof.

# %%
ck.quiz("03_trade/ratio")

# %% [markdown]
# The next picture puts the shares side by side, and your two guesses with them.
# `trade_shares` holds what officials and one institute have stated.

# %%
shares = ck.load("trade_shares")
china_part = shares[(shares["country"] == "RUS") & (shares["partner"] == "CHN")]
europe_part = shares[(shares["country"] == "RUS") & (shares["partner"] == "EUU")]
years = [2014, 2022, 2024]
names = ["share_cn_2014", "share_cn_2022", "share_cn_2024"]
russia_part = [ck.figure(name).value for name in names]

# %%
rose, fell = china_part["share_pct"].tolist(), europe_part["share_pct"].tolist()
seen = f"""Three lines, 2014 to 2024, in per cent. China's part of Russia's trade rises from {rose[0]:.0f} to
{rose[-1]:.0f}, the European Union's part falls from {fell[0]:.0f} to {fell[-1]:.0f}; they cross between 2021 and 2023.
Russia's part of China's trade rises from {russia_part[0]:.1f} to {russia_part[-1]:.1f}, near the bottom."""

# %%
title = "Both parts grew, from very different levels"
with ck.chart(title, alt=seen, source=[shares, trade, totals]) as ax:
    ax.plot(europe_part["year"], fell, **ck.style("EUU"))
    ax.plot(china_part["year"], rose, **ck.style("CHN"))
    ax.plot(years, russia_part, **ck.style("RUS"))
    guesses = [guess for guess in [guess_russia, guess_china] if guess is not None]
    ax.scatter([2024] * len(guesses), guesses, marker="*", s=160, color="black")
    ax.annotate("European Union in Russia's trade", (2014.5, 49))
    ax.annotate("China in Russia's trade", (2014.5, 20))
    ax.annotate("Russia in China's trade", (2014.5, 4))
    ax.set(ylabel="per cent; stars are your guesses", ylim=(0, max([53, *guesses]) + 2))

# %% [markdown]
# China's part of Russia's trade rose by [23 percentage points](figure:share_ru_rise) in ten years.
# Percentage points are differences of shares; in per cent of its first value the share has more than tripled.
# The European Union's part fell from [47 %](figure:eu_share_ru_2014) to [11 %](figure:eu_share_ru_2024).
# Russia's part of China's trade grew as well, from [2.2 %](figure:share_cn_2014) by way of [3 %](figure:share_cn_2022) in 2022 to [4.0 %](figure:share_cn_2024).
# So the trade has come to weigh more for both, and it weighs [8.6 times](figure:dependence_ratio_2024) as much in Russia's total as in China's; in 2014 it was [5.0 times](figure:dependence_ratio_2014).
#
# A second yardstick: a study in the Russian journal *Voprosy statistiki* computed an index of trade interdependence for 2024 and found it [4.7 times](figure:hm_ratio_2024) as high for Russia as for China [@voprstat-2025].
# The direction is the same, the size is not.
#
# Options can be counted too: how large is China's trade with a third country, measured by its trade with Russia?

# %%
ck.quiz("03_trade/us_multiple")

# %% [markdown]
# The multiple with the United States was [2.8](figure:us_multiple_2024) in 2024 and [2.5](figure:us_multiple_2025) in 2025, after a year of tariffs.
# A large trade with a third country is a choice that one has, and at the same time a thing that one can lose.

# %%
ck.quiz("03_trade/share_claim")

# %% [markdown]
# ## A trap: whose imports, whose total?
#
# A simple question: who had the surplus in the first eight months of 2021?
# For these months both books were found, and `trade_mirror` holds them.
# Such a pair is called *mirror statistics*.
# Russia's entries for 2021 are those that the Russian Export Center, a state institution, quoted that autumn [@rec-2021-11].

# %%
mirror = ck.load("trade_mirror")
mirror[mirror["period"] == "Jan–Aug 2021"][["seller", "recorded_by", "valuation", "value_usd_bn"]]

# %% [markdown]
# Each row has a seller and a book.
# The first function below finds one entry; the second subtracts what Russia bought from what it sold, within one book.


# %%
def entry(period, seller, book):
    """Return the value of one seller's goods in one country's book."""
    rows = mirror[(mirror["period"] == period) & (mirror["seller"] == seller)]
    return rows[rows["recorded_by"] == book]["value_usd_bn"].item()


def balance(period, book):
    """Return Russia's sales minus its purchases in one country's book."""
    return entry(period, "RUS", book) - entry(period, "CHN", book)


# %%
for period in ["2018", "Jan–Aug 2021"]:
    for book in ["CHN", "RUS"]:
        print(f"{period}, book of {book}: {balance(period, book):+.1f} billion dollars")

# %% [markdown]
# In China's book Russia had a surplus of [7.4 billion](figure:balance_2021_cn) in those eight months.
# In Russia's book it had a deficit of [1.2 billion](figure:balance_2021_ru).
# The same ships, the same trains, and the sign has changed; in 2018 the two books at least agreed on it, with [11.1 billion](figure:balance_2018_cn) and [3.8 billion](figure:balance_2018_ru).
# Whoever wants a surplus can quote Beijing, whoever wants a deficit Moscow, and neither number is untrue.
#
# The way out is in the column that we passed over, `valuation`.
# What Russia sells is an import in China's book, so freight is in; what China sells is an export there, so freight is out.
# In Russia's book it is the other way round.
# Each service makes the goods that come in look dearer than those that go out.
# Before two books are compared, freight has to come off the imports in both.
#
# How much freight?
# Two yardsticks: the OECD puts transport and insurance at [6 %](figure:freight_oecd) of the value of goods, as a world average, and the FAO works with [12 %](figure:freight_fao) where a country does not report [@oecd-2016; @fao-trade].

# %%
margins = ck.load("freight_margins")
margins[["name", "scope", "margin_pct"]]

# %% [markdown]
# The next function is `balance` once more, with a margin taken off the imports of each book.


# %%
def without_freight(period, book, freight):
    """Return Russia's balance in one book, with freight (per cent) taken off the imports."""
    factor = 1 + freight / 100
    if book == "CHN":
        return entry(period, "RUS", book) / factor - entry(period, "CHN", book)
    return entry(period, "RUS", book) - entry(period, "CHN", book) / factor


# %%
for book in ["CHN", "RUS"]:
    value = without_freight("Jan–Aug 2021", book, 6)
    print(f"Jan–Aug 2021, 6 % freight taken off, book of {book}: {value:+.1f} billion dollars")

# %% [markdown]
# With a middling margin both books agree that Russia had a surplus.
# Most of the distance was freight, and not all of it.
#
# ### Explorer: the mirror room
#
# Choose a period and a margin.
# Questions that it can answer: from which margin on do both books show the same sign?
# At which margin do they meet?
# Is that margin one that you would believe?


# %%
def mirror_room(period, freight):
    """Draw Russia's balance in both books at one freight margin."""
    russia, china = (without_freight(period, book, freight) for book in ["RUS", "CHN"])
    seen = f"Two bars, Russia's balance in billion dollars: Russia's book {russia:+.1f}, China's book {china:+.1f}."
    title = (
        f"{period}, {freight:g} % freight: the books are {abs(china - russia):.1f} billion apart"
    )
    with ck.chart(title, alt=seen, source=[mirror, margins], size=(5.6, 2.4)) as ax:
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
# Freight is the first reason why two books differ, and there are more.
# Goods that travel through Kazakhstan or Hong Kong may be booked under another partner by one side.
# A shipment that leaves in December arrives in January.
# Some goods are kept out of the tables, and each service converts currencies at its own rate.
# The acting head of Russia's customs service, asked in December 2023 about the distance between the two totals, said that the methods of trade statistics allow for such gaps [@fcs-2023-12].
#
# The distance is no constant either.
# China's total for 2018 was [1.1 %](figure:mirror_total_gap_2018) smaller than Russia's; its total for 2023 was [5.8 %](figure:mirror_total_gap_2023) larger than the [227 billion](figure:trade_2023_ru) that Russia's president named [@putin-2024-05-16].
# Dmitry Izotov, an economist in Khabarovsk, compared the two sets of books and found China's the more reliable for 2022; from the same comparison he concluded that the cost of carrying goods from Russia to China more than doubled in the pandemic [@izotov-2023].

# %%
ck.quiz("03_trade/balance_sign", "03_trade/mirror_gap", "03_trade/mirror_why")

# %% [markdown]
# ## One share, four answers
#
# What part of Russia's imports came from China?
# For the years since 2022 no Russian table answers, so others have built the share from what they could get.
# `ck.figure` fetches one named number of the course, and the braces pair each method with its number.

# %%
methods = ck.load("trade_shares_methods")
answers = {
    "From partners' reports, 2023": "cn_in_ru_imports_partners",
    "Gaidar Institute, Jan–Oct 2023": "cn_in_ru_imports_gaidar",
    "Chinese part, Russian whole, 2023": "cn_in_ru_imports_mixed",
    "Vienna Institute, 2025": "cn_in_ru_imports_wiiw",
}
answers = {method: ck.figure(name).value for method, name in answers.items()}
low, high = min(answers.values()), max(answers.values())
seen = "Four bars, one a method, for China's part of Russia's imports in per cent. "
seen += "; ".join(f"{method}: {value:.0f}" for method, value in answers.items())

# %%
title = f"China's part of Russia's imports: between {low:.0f} and {high:.0f} per cent"
with ck.chart(title, alt=seen, source=[methods, trade, totals], size=(5.6, 3)) as ax:
    for place, (method, value) in enumerate(answers.items()):
        ax.barh(place, value, height=0.3, **ck.style("CHN", "bar"))
        ax.annotate(f"{method}: {value:.0f} %", (0.6, place + 0.2), va="bottom")
    ax.axvspan(low, high, color="black", alpha=0.12)
    ax.set(yticks=[], ylim=(-0.4, 3.8), xlim=(0, 60), xlabel="per cent of Russia's goods imports")
    ax.grid(visible=False)

# %% [markdown]
# The outlier is the [53 %](figure:cn_in_ru_imports_partners) of a handbook that adds up what Russia's partners report [@cia-2026].
# A whole that is put together in this way is too small wherever a partner reports late, in part or not at all, and then the parts of all others come out too large.
# Belarus stood third in that handbook's list for 2021 and is missing from its list for 2023, which fits this reading but does not prove it.
#
# The [38.9 %](figure:cn_in_ru_imports_mixed) is our own division: China's exports over Russia's imports.
# It errs to the other side, for the part is counted without freight and the whole with it.
# The Gaidar Institute in Moscow came to [41 %](figure:cn_in_ru_imports_gaidar) [@gaidar-2023-12], the Vienna Institute for 2025 to [35 %](figure:cn_in_ru_imports_wiiw) [@wiiw-2025].
# Report the range and the methods; a favourite number is a choice of method in disguise.

# %%
ck.quiz("03_trade/two_methods")

# %% [markdown]
# ## What goes which way
#
# Shares of a total treat a barrel of oil and a lathe alike.
# What could each side do without?
# `.isin` keeps the rows whose value stands in a list.

# %%
products = ck.load("trade_products")
picked = products[products["period"].isin(["Jan–Jul 2024", "Jan–Oct 2023"])]
oil, machines = 100 * picked["value_usd_bn"] / picked["flow_value_usd_bn"]
seen = f"""Two bars of 100 per cent. Of what Russia sells to China, {oil:.0f} per cent is crude oil, January to July 2024.
Of what China sells to Russia, {machines:.0f} per cent is machinery, equipment and vehicles, January to October 2023."""
bars = {
    "China sells": ("CHN", machines, "machinery, equipment, vehicles"),
    "Russia sells": ("RUS", oil, "crude oil"),
}

# %%
with ck.chart("Oil one way, machines the other", alt=seen, source=products, size=(5.6, 2.6)) as ax:
    for place, (seller, (code, part, goods)) in enumerate(bars.items()):
        ax.barh(place, 100, height=0.4, color="black", alpha=0.12)
        ax.barh(place, part, height=0.4, **ck.style(code, "bar"))
        ax.annotate(f"{seller}: {goods} {part:.0f} %", (1, place + 0.25), va="bottom")
    ax.set(yticks=[], ylim=(-0.4, 1.7), xlabel="per cent of that flow; grey is everything else")
    ax.grid(visible=False)

# %% [markdown]
# In the first seven months of 2024 crude oil alone made up [50 %](figure:crude_share_2024) of what China bought from Russia.
# Of what Russia bought from China in the first ten months of 2023, [61 %](figure:machines_share_2023) were machinery, equipment and vehicles.
# Each flow is hard to replace in its own way: oil has other sellers but Russia's comes partly through pipes that lead nowhere else, and machines had other makers until sanctions cut Russia off from many of them.
# How hard, these tables cannot say.
#
# The report adds that China gains "investments" (S30), and leaves open whose.
# Recorded stocks of direct investment in 2017 were [4.5 billion US dollars](figure:fdi_stock_cn_ru) from China in Russia and [0.2 billion](figure:fdi_stock_ru_cn) from Russia in China [@bofit-2018].
# The Bank of Finland's institute puts the yearly flow from China at [1.2 billion](figure:fdi_flow_before) in 2011–2018 and at [0.4 billion](figure:fdi_flow_after) in 2022–2023 [@bofit-2025].
# Both directions are small beside the trade, and detours through third places hide part of them.

# %%
ck.quiz("03_trade/who_invests")

# %% [markdown]
# ## How others read it
#
# **Beijing.** Foreign minister Wang Yi said in Munich on 14 February 2025 that China and Russia keep up normal economic and trade relations, and asked how China was to meet the needs of its people if it stopped buying Russian oil and gas [@wang-2025-02].
# The ministry's spokesperson said on 8 January 2026 that this trade is not aimed at third parties and should not be disturbed [@prc-mfa-2026-01].
#
# **Moscow.** President Vladimir Putin said on 16 May 2024 that the cooperation is not opportunistic and not directed against anyone [@putin-2024-05-16]; in December 2024 he named payments as the main difficulty of trade with China [@reuters-2025-01].
# Alexei Maslov, director of the Institute of Asian and African Studies at Moscow State University, points to Russia's surplus and to a wider range of goods, farm products among them [@maslov-2024-05].
#
# **Russian industry.** Maxim Sokolov, head of the car maker AvtoVAZ, proposed limits on imports of Chinese cars in May 2024.
# Sergey Chemezov, head of the state corporation Rostec, thanked Chinese makers for filling a gap and said that further imports could be regulated by protective measures [@wards-2024-09].
#
# **Analysts differ.** Janis Kluge in Berlin describes economic cooperation with China as vital for Russia since 2022, and Russia's dependence as deepening [@kluge-2024].
# Mikhail Korostikov argued in July 2023 that China's part of Russia's trade was still below its part of Australia's, and that the interests which the two leaderships share allow fairly equal cooperation [@korostikov-2023].
# Rajoli Siddharth Jayaprakash, an Indian analyst, argues that unequal structure and conflicting interests limit how far the partnership can go [@jayaprakash-2024].
#
# **Kyiv.** President Volodymyr Zelensky said on 23 October 2025 that China helps Russia and does not help Ukraine, and that he knew nothing of packages of arms [@zelenskyy-2025-10].
# Ukraine has put Chinese firms under sanctions [@devdiscourse-2025-04]; asked about further ones in December 2025, China's foreign ministry called on Ukraine to correct its course [@prc-mfa-2025-12].
#
# ### Two acts to compare
#
# Dominance shows in outcomes, so here is a pair.
# Russia raised its recycling fee on cars in autumn 2024 and again in January 2025, against the interest of Chinese makers [@kyiv-independent-2025-03].
# China's exports of passenger cars to Russia then fell by [44 %](figure:cars_change_2025), from [15.2 billion US dollars](figure:cars_2024) to [8.5 billion](figure:cars_2025).
# The fee came together with high interest rates and a market that had filled up, and yearly totals cannot tell these apart.
# China, for its part, brought back an import duty on coal at the start of 2024, from which Indonesia and Australia are exempt under free-trade agreements [@oilprice-2024-03]; in October 2025 Russia's energy ministry was still asking for its end [@minenergo-2025-10].
# In the first case the smaller economy had its way, in the second, up to that month, the larger.

# %%
ck.quiz("03_trade/cars_fee")

# %% [markdown]
# ## What we do not know
#
# - Russia's own figures by partner after January 2022.
#   What stands here for later years are partners' books and single statements.
# - How much of China's exports to Russia travels under another country's name, and how much of what is booked as sent to Central Asia ends in Russia.
# - What it would cost either side to stop.
#   No table of this lesson measures it.
# - Why trade shrank in 2025.
#   Oil prices, the fee, interest rates and payments all moved, and a yearly total cannot separate them.
# - Seven rows of `trade_bilateral` to the last digit.
#
# ## What can now be said, and how sure
#
# - **Fact.** In China's books goods trade between the two countries came to [244.8 billion US dollars](figure:trade_2024) in 2024, with a Russian surplus of [13.8 billion](figure:surplus_2024).
#   *Sure, for these books.*
# - **Attribution.** Russia's customs service put China's part of Russia's trade at [34 %](figure:share_ru_2024) in 2024; by the figures of China's customs, Russia's part of China's trade was [4.0 %](figure:share_cn_2024).
#   *Sure that both are on record; the first is likely right within a few points.*
# - **Judgement.** The trade is mutual and unequal: it weighs several times as much for Russia as for China.
#   *Very likely to hold under other methods too.
#   Whether that weight turns into influence is a question for outcomes, and the two cases above point in opposite directions.*
#
# The claim that each needs the other's support (S14) is thus right in part, and right only together with the one that follows it (S15).
#
# ## Exercises
#
# **1. Where the books meet.**
# For each period of `trade_mirror`, find the freight margin at which both books show the same balance.
# The cell below prints China's book only.

# %%
for freight in range(0, 16, 3):
    print(f"{freight:2} %: {without_freight('2018', 'CHN', freight):+.1f}")

# %% [markdown]
# <details><summary>Solution</summary>
#
# Both balances are equal when all imports, with freight, exceed all exports, without it, by just that margin.
#
# ```python
# for period in ["2018", "Jan–Aug 2021"]:
#     with_freight = entry(period, "RUS", "CHN") + entry(period, "CHN", "RUS")
#     without = entry(period, "RUS", "RUS") + entry(period, "CHN", "CHN")
#     print(f"{period}: {100 * (with_freight / without - 1):.1f} %")
# ```
#
# In 2018 they meet at [7.0 %](figure:mirror_margin_2018), close to the OECD's average: freight is enough to explain the gap.
# In 2021 they meet at [10.3 %](figure:mirror_margin_2021), for China's record of what Russia sold was [13.9 %](figure:mirror_gap_2021_ru_sales) above Russia's own, against [5.4 %](figure:mirror_gap_2018_ru_sales) in 2018.
# Dearer transport in the pandemic may explain it, and so may goods that one side booked and the other did not; the two numbers alone cannot decide.
#
# </details>
#
# **2. Put the freight back.**
# Our own share of China in Russia's imports divides a part without freight by a whole with it.
# Add freight to the part, first at the OECD's margin, then at the FAO's.
# Does the share reach that of the handbook?

# %%
part, whole = ck.figure("cn_exports_2023").value, ck.figure("ru_imports_2023").value
print(f"without freight: {100 * part / whole:.1f} %")

# %% [markdown]
# <details><summary>Solution</summary>
#
# ```python
# for freight in [ck.figure("freight_oecd").value, ck.figure("freight_fao").value]:
#     print(f"{freight:.0f} % freight: {100 * part * (1 + freight / 100) / whole:.1f} %")
# ```
#
# With the world's average margin the share comes to where the Gaidar Institute put it.
# Even with the larger one it stays far below the [53 %](figure:cn_in_ru_imports_partners) from partners' reports.
# Freight cannot close that distance; a whole that is too small can.
#
# </details>
#
# ## Words of this lesson
#
# | English | Russian | Chinese | meaning |
# |---|---|---|---|
# | trade turnover | товарооборот | 贸易额 | exports plus imports |
# | surplus | профицит | 顺差 | exports minus imports, when positive |
# | mirror statistics | зеркальная статистика | 镜像统计 | one flow in two countries' books |
# | CIF / FOB | СИФ / ФОБ | 到岸价 / 离岸价 | value with, or without, freight and insurance |
# | asymmetric interdependence | асимметричная взаимозависимость | 不对称相互依存 | each needs the other, one more than the other |
# | recycling fee | утилизационный сбор | 报废税 | a charge on vehicles, paid once when they enter the market |
#
# ## Readings
#
# - Hirschman's second chapter, on how trade becomes an instrument of power [@hirschman-1945].
# - The first chapter of Keohane and Nye, for sensitivity and vulnerability [@keohane-nye-1977].
# - Kluge for the case that Russia's dependence has deepened [@kluge-2024], and Korostikov against the word that usually follows [@korostikov-2023].
# - Turaeva and Yakovlev on the results of 2023, in Russian [@turaeva-yakovlev-2024].
# - Izotov on whose books to trust, in Russian [@izotov-2023].
# - The OECD's note on freight and insurance, short and clear [@oecd-2016].
