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
# In December 2019 a pipe began to carry gas from eastern Siberia to China: *Power of Siberia*.
# How did its deliveries grow?

# %%
import coursekit as ck

ck.quiz("04_energy/gas_china_sketch")

# %% [markdown]
# ## The claim
#
# The report of May 2024 has China obtain a steady supply of raw materials (claim S29) and Russia obtain trade (S31) [@seed-2024].
# Behind both stands a larger idea, which many texts state without a number: that China has taken Europe's place as Russia's customer.
# Has it, in volume and in money, and has Russia replaced anybody for China?
#
# Much energy moves through pipes.
# A pipe has two ends, costs billions before the first gas flows, and lasts for decades.
# Whoever owns one end can offer its gas to nobody else, and whoever depends on the other end cannot buy elsewhere at once.
# That is why four words must be kept apart (volumes are in billion cubic metres, shortened to bcm).
#
# - **Capacity** is what pipes and compressors could carry in a year.
# - A **contract** binds two firms; with a clause called *take-or-pay* the buyer must pay for a minimum even if it takes less.
# - A **delivery** is gas that has crossed the border.
# - A **memorandum** records an intention; how far it binds depends on its text.
#
# ## Two markets, one seller
#
# `gas_exports` has one market of one year in each row.
# Gazprom, the state company that exports by pipe, has not published such numbers since the beginning of 2023 [@reuters-gas-2025-09].
# Later numbers are put together by others, and the column `how` says by whom.

# %%
gas = ck.load("gas_exports")
gas[gas["year"] == 2024][["market", "value_bcm", "status", "how"]]

# %% [markdown]
# `EUT` is Europe with Türkiye, `EUR` Europe without it, `CHN` China.
# The next function draws the first and the last of them, and your guess.

# %%
main = gas[gas["series"] == "main"]
west, east = main[main["market"] == "EUT"], main[main["market"] == "CHN"]
markets_alt = f"""Two lines, 2019 to 2025, in billion cubic metres. Europe with Türkiye: {west["value_bcm"].iloc[0]:.0f} at first,
{west["value_bcm"].iloc[2]:.0f} in 2021, {west["value_bcm"].iloc[3]:.0f} in 2022, {west["value_bcm"].iloc[-1]:.0f} in 2025, with a small rise in 2024.
China: near zero at first, {east["value_bcm"].iloc[-1]:.0f} in 2025. The lines meet in 2025."""


# %%
def two_markets(guess):
    with ck.chart("The lines met because one fell", alt=markets_alt, source=gas) as ax:
        ax.plot(west["year"], west["value_bcm"], **ck.style("EUU"))
        ax.plot(east["year"], east["value_bcm"], **ck.style("CHN"))
        ax.scatter(*zip(*guess.items(), strict=True), marker="*", s=120, color="black")
        ck.label(ax, 2021, 183, "Europe with Türkiye")
        ck.label(ax, 2019, 17, "China")
        ax.set(ylabel="billion cubic metres; stars are your guess", ylim=(0, 215))


# %%
ck.predict("04_energy/gas_europe_sketch", then=two_markets)

# %% [markdown]
# Deliveries to Europe with Türkiye fell from [174.7 bcm](figure:gas_west_2021) in 2021 to [85.5](figure:gas_west_2022) in 2022 and to about [38.0](figure:gas_west_2025) in 2025.
# In 2022 Gazprom suspended some routes and explosions damaged the pipes under the Baltic Sea [@afp-routes-2024]; some buyers stopped buying; the route through Ukraine ended with its contract on 1 January 2025 [@zelensky-2025-01].
# Deliveries to China rose from [10.39](figure:pos_2021) to [38.8 bcm](figure:pos_2025).
# In January 2026 Gazprom announced that China had for the first time taken more than Europe and Türkiye together [@gazprom-2026-01-12].
# That sentence is true by these numbers, and it is mainly a sentence about Europe.

# %%
ck.quiz("04_energy/against_europe", "04_energy/stranded_fields", "04_energy/pos2_price")

# %% [markdown]
# Between 2021 and 2024 the rise to China made up [17.0 %](figure:gas_replaced_2024) of the fall to the west.
# Other gas to other places, and gas shipped as a liquid, are outside this sum.
#
# ## A trap: which Europe, which cubic metre?
#
# By how much did Russian gas to Europe fall from 2021 to 2024?
# A newspaper of July 2025 puts the year 2021 at 175 bcm [@moscow-times-2025-07], a news agency the year 2024 at about 32 [@tass-gas-2025-01].

# %%
print(f"{100 * (32 - 175) / 175:.0f} %")

# %% [markdown]
# Before you print that, look for the definitions: in Gazprom's own books, *Europe* includes Türkiye [@gazprom-glossary].
# Its exports beyond the former Soviet Union were [185.1 bcm](figure:gas_far_2021) in 2021; without China that leaves the 175.
# So the first number includes Türkiye, which is our inference, and the second does not.

# %%
values = main.set_index(["market", "year"])["value_bcm"]
change = values["EUT", 2024] / values["EUT", 2021] - 1
print(f"with Türkiye in both years: {100 * change:.0f} %")

# %% [markdown]
# Like with like, the fall was [70 %](figure:gas_west_change_2024); mixed, it is [82 %](figure:gas_mixed_change_2024).
# A third Europe is the European Union alone, for which the International Energy Agency put 2021 at about [140 bcm](figure:gas_eu_2021) [@iea-2022-03].
#
# The cubic metre has its own trap.
# Gas expands when it is warm, so a volume needs a temperature.
# `gas_reference` counts the deliveries of 2024 three times.

# %%
ck.load("gas_reference")[["who", "temperature_c", "factor_from_20c", "gas_2024_bcm"]]

# %% [markdown]
# What Gazprom counts as [31.12 bcm](figure:pos_2024) at 20 °C is [30.6](figure:pos_2024_at_15) at 15 °C and [29.0](figure:pos_2024_at_0) at 0 °C: the same gas.
# Two sources for the west in 2023 differ by [8 %](figure:gas_iea_gap), [45](figure:gas_west_2023_iea) against [48.6 bcm](figure:gas_west_2023); temperature can explain part of that gap, and not all of it.
#
# ## What is flow, and what is paper
#
# After a visit of Russia's president to China in September 2025, agencies wrote of documents for 106 bcm a year [@gazprom-2026-01].
# `gas_routes` takes that number apart.
# `.pivot` turns one column's values into columns of their own; `.fillna(0)` writes a zero where a route has no such paper.

# %%
routes = ck.load("gas_routes")
paper = routes.pivot(index="route", columns="stage", values="value_bcm").fillna(0)
paper

# %%
flow, total = paper["delivered"].sum(), paper.drop(columns="delivered").sum().sum()
seen = f"Three stacked bars, one a route: {total:.0f} billion cubic metres a year on paper, {flow:.0f} delivered."
for route, row in paper.iterrows():
    seen += f" {route}: {', '.join(f'{stage} {value:.0f}' for stage, value in row.items())};"
looks = {
    "contract": {"color": "#009e73"},
    "increase": {"color": "#8e8e8e", "hatch": "//", "edgecolor": "white", "linewidth": 0},
    "memorandum": {"color": "none", "hatch": "..", "edgecolor": "#737373"},
}

# %%
with ck.chart("Of gas on paper, over a third flows", alt=seen, source=routes, size=(5.6, 3)) as ax:
    left = 0 * paper["contract"]
    for stage, look in looks.items():
        ax.barh(paper.index, paper[stage], left=left, height=0.5, label=stage, **look)
        left = left + paper[stage]
    ax.barh(paper.index, paper["delivered"], height=0.12, color="black", label="delivered 2025")
    ax.set_xlabel("billion cubic metres a year")
    ax.grid(axis="x")
    ax.grid(visible=False, axis="y")
    ax.legend()

# %% [markdown]
# Of [106 bcm](figure:gas_routes_all), [37 %](figure:gas_routes_flowing) flowed in 2025, all of it through one line, which ran at [102 %](figure:pos_use_2025) of its contract.
# The largest part, [47 %](figure:gas_routes_memo), is the second Power of Siberia, which would bring gas from western Siberia, once Europe's source, through Mongolia [@babaev-2025-09; @afp-2022-12]; its paper is a memorandum, without a price.

# %%
ck.quiz("04_energy/utilisation", "04_energy/words_of_volume", "04_energy/firmness")

# %% [markdown]
# ## Prices, and patience
#
# The price in the contract of 2014 is secret.
# What can be computed is an average that follows from the value and the volume that Gazprom named.
# It follows the price of oil, with a delay [@contract-2014-05; @interfax-2020], so the sums of 2014 are not those of later years.
# From time to time Russia's economy ministry has let averages be seen.

# %%
ck.quiz("04_energy/implied_price")

# %%
prices = ck.load("gas_prices")
prices = prices[prices["period"].isin(["2022", "2023", "2024", "2025"])]
by_market = {m: prices[prices["market"] == m].astype({"period": int}) for m in ["china", "west"]}
china, europe = (rows.set_index("period")["usd_per_1000m3"] for rows in by_market.values())
seen = f"""Two lines of prices in dollars for 1,000 cubic metres, forecasts hollow. Europe with Türkiye: {europe[2022]:.0f} in 2022,
{europe[2024]:.0f} in 2024, {europe[2025]:.0f} in 2025. China: {china[2022]:.0f}, {china[2024]:.0f} and {china[2025]:.0f}, the lower line throughout."""

# %%
with ck.chart("China pays less, and the gap has narrowed", alt=seen, source=prices) as ax:
    for (market, rows), code in zip(by_market.items(), ["CHN", "EUU"], strict=True):
        years, usd, look = rows["period"], rows["usd_per_1000m3"], ck.style(code, "point")
        ax.plot(years, usd, color=look["color"], linestyle=ck.style(code)["linestyle"])
        fill = [look["color"] if s == "actual" else "none" for s in rows["status"]]
        ax.scatter(years, usd, marker=look["marker"], s=40, edgecolors=look["color"], c=fill)
        ck.label(ax, 2025, usd.iloc[-1], {"china": "China", "west": "Europe, Türkiye"}[market])
    ax.set(ylabel="US dollars for 1,000 cubic metres", ylim=(0, 1050), xticks=range(2022, 2026))

# %% [markdown]
# China paid [28 %](figure:gas_price_share_2022) of the western price in 2022, a year of record prices in Europe; the ministry expected [56 %](figure:gas_price_share_2024) for 2024 and estimated [62 %](figure:gas_price_share_2025) for 2025 [@minecon-2023-09; @minecon-2025-09].
# The gap closed because the western price came down, not because the Chinese price went up.
#
# Is a low price the mark of a strong buyer?
# Gazprom's head, Alexei Miller, calls it objectively lower, since the fields are nearer [@gazprom-2025-09].
# A test would compare sellers to one buyer: in spring 2020, in China's books, Russian gas cost [183 dollars](figure:gas_price_spring_ru) and Turkmen gas [227](figure:gas_price_spring_tkm) for the same amount [@interfax-2020].
# Formulas and borders differ, so this is a hint and no proof.

# %% [markdown]
# ## The other side: whom did Russia replace for China?
#
# Guess first; in the cell after, `.sort_values` puts rows in order, and `100 * part / whole` works on a whole column at once.

# %%
ck.quiz("04_energy/suppliers")

# %%
ck.quiz("04_energy/crude_share", "04_energy/mbd")

# %%
crude = ck.load("crude_imports_cn")
year = crude[crude["period"] == "2023"].set_index("supplier")["value_mt"]
parts = (100 * year.drop("WLD") / year["WLD"]).sort_values(ascending=False)
parts.round(1)

# %% [markdown]
# Between 2020 and 2024 Russia's part rose from [15.4](figure:crude_ru_part_2020) to [19.6 %](figure:crude_ru_part_2024), Saudi Arabia's fell from [15.7](figure:crude_sa_part_2020) to [14.2 %](figure:crude_sa_part_2024).
# So Russia took a place from others and became the first supplier; it did not become the only one.
# Oil declared as Malaysian doubled in two years, from [35.7](figure:crude_my_2022) to [70.4 million tonnes](figure:crude_my_2024), and much of it is Iranian according to Reuters [@reuters-malaysia-2025-07].
# Customs tables show papers, not wells.
#
# Price played its part: in the first half of 2023 a Russian tonne cost [13 %](figure:crude_tonne_gap) less in China's books than a Saudi one, and one declared as Malaysian, at [500 dollars](figure:crude_tonne_my), less still; quality and freight are in these numbers too.
#
# China's need for somebody's oil is great: in 2024 its own production lay [72 %](figure:cn_oil_gap_2024) below its consumption; for gas the gap was [43 %](figure:cn_gas_gap_2024).

# %%
ck.quiz("04_energy/about_a_quarter")

# %% [markdown]
# One gas, two wholes: in 2023 Power of Siberia met [5.8 %](figure:pos_in_cn_2023) of China's gas consumption, and it was [32 %](figure:cn_in_ru_gas_2023) of what Russia sold by pipe to China and the west together; in 2025 it was [51 %](figure:cn_in_ru_gas_2025).
# The seller has fewer ways out.
# The buyer has a reason of its own to keep this one: what comes overland passes no strait.
# After the US put two Russian oil companies under sanctions in October 2025, Reuters reported that Chinese state firms paused purchases by sea while oil in pipes flowed on [@moscow-times-2025-10].

# %%
ck.quiz("04_energy/overland", "04_energy/if_gas_stops")

# %% [markdown]
# ## Explorer: replace Europe?
#
# Suppose that all papers become pipes: when would China take as much gas as Europe with Türkiye took in 2019, [198.9 bcm](figure:gas_west_2019), and when would it pay as much?
# Choose when the second line starts, how many years it takes to fill, and a price.
# We assume that the first line grows to its agreed volume by 2030 and that the Far Eastern route fills from 2027 to 2030.
# `.groupby` collects rows that share a value, here a route, and `.sum()` adds up each group.

# %%
full = routes[routes["stage"] != "delivered"].groupby("route")["value_bcm"].sum()
old_gas = values["EUT", 2019]
old_price = ck.load("gas_prices").set_index("period")["usd_per_1000m3"]["2019"]


# %%
def to_china(year, start, ramp):
    first = min(full["Power of Siberia"], 38.8 + 1.04 * (year - 2025))
    east = full["Far Eastern route"] * min(1, max(0, year - 2026) / 4)
    second = full["Power of Siberia 2"] * min(1, max(0, year - start + 1) / ramp)
    return first + east + second


# %%
def replace_europe(start, ramp, price):
    years = list(range(2025, 2046))
    volumes = [to_china(year, start, ramp) for year in years]
    gas_part, money = volumes[-1] / old_gas, volumes[-1] * price / (old_gas * old_price)
    title = f"In 2045: {100 * gas_part:.0f} % of the gas, {100 * money:.0f} % of the money of 2019"
    alt = f"A line from {volumes[0]:.0f} in 2025 to {volumes[-1]:.0f} in 2045, below a level line at {old_gas:.0f}."
    with ck.chart(title, alt=alt, source=[routes, gas], size=(5.6, 3)) as ax:
        ax.plot(years, volumes, color=ck.style("CHN")["color"])
        ax.axhline(old_gas, **{**ck.style("EUU"), "marker": ""})
        ax.annotate("Europe with Türkiye, 2019", (2025, old_gas - 14))
        ax.set(ylabel="billion cubic metres", ylim=(0, 215), xticks=range(2025, 2046, 5))


# %%
from ipywidgets import IntSlider, interact

desk = interact(
    replace_europe,
    start=IntSlider(value=2031, min=2030, max=2046, description="Start"),
    ramp=IntSlider(value=5, min=1, max=10, description="Years to fill"),
    price=IntSlider(value=250, min=120, max=420, step=10, description="Price, $"),
)

# %% [markdown]
# A start in 2046 stands for *never*.
# In volume, no setting reaches the old level: the papers do not hold enough gas.
# In money some do, at prices well above those of 2025; but 2019 was a cheap year.
#
# ## How others read it
#
# - **Moscow.** Putin said on 3 September 2025 that the second line's price follows a market formula and that nobody is being charitable [@putin-2025-09].
#   Kirill Babaev of the Russian Academy of Sciences sees a gain for both: safety from decisions at sea for China, and balance between two markets for Russia [@babaev-2025-09].
# - **Beijing.** In June 2024 the foreign ministry's Mao Ning declared readiness to cooperate on the second line [@prc-mfa-2024-06].
#   Asked about it on 2 September 2025, her colleague Guo Jiakun spoke of cooperation in energy for mutual benefit and referred to those in charge [@prc-mfa-2025-09-02].
#   Lu Ruquan, who heads the research institute of the buyer, CNPC, said in December that such projects take eight to ten years and a great deal of negotiation [@lu-2025-12].
#   Du and Katuntseva describe many suppliers and routes as China's chosen road to security [@du-2025].
# - **Western analysts differ.** OSW in Warsaw held in 2014 that the terms of the first contract favoured China [@osw-2014].
#   Erica Downs, a US analyst, told a commission of Congress in 2019 that the two countries' energy strategies complement each other, and that China had lent Russian firms money when they needed it [@downs-2019].
#   A Reuters columnist read the memorandum of 2025 as a signal to Washington and asked whether China needs the gas [@reuters-pipeline-2025-09].
#   Sergey Vakulenko of Carnegie argues that price is only one side of a triangle, with flexibility and duration [@vakulenko-2025-09].
# - **Kyiv.** President Volodymyr Zelensky called the end of transit on 1 January 2025 “one of Moscow's biggest defeats” and said that Russia had lost its best market by using energy as a weapon [@zelensky-2025-01]; Gazprom said that Ukraine's refusal to renew the contract had deprived it of the means to deliver [@gazprom-2025-01].
# - **Third countries.** Mongolia's prime minister wants to build and to buy [@mongolia-2025-09]; Turkmenistan's president has offered China more gas of his own [@turkmenistan-2023-05].

# %%
ck.quiz("04_energy/pos2_known", "04_energy/pos2_voices")

# %% [markdown]
# ## What we do not know
#
# - The price formula of any of the contracts, and the text of the memorandum.
# - What Gazprom delivered to whom after 2022, except for China; our western numbers are sums of estimates.
# - How much of the oil declared as Malaysian is Iranian, Venezuelan or Russian.
# - Whether slow talks show that the buyer is strong, that the gas is not needed yet, or both; these explain the same silence.
#
# ## What can now be said, and how sure
#
# - **Fact.** Power of Siberia delivered [38.8 bcm](figure:pos_2025) in 2025, by Gazprom's figures, and Russia was China's first supplier of crude oil in 2023 and 2024, by Chinese customs.
#   *Very likely right to the digits given; buyer and seller have published no contradiction that we found.*
# - **Judgement.** China has not replaced Europe as a buyer of Russian gas: the rise made up about a sixth of the fall by 2024, at a lower price, from other fields.
#   *Very likely to hold under other counts; a contract for the second line would change the outlook, not the years behind us.*
# - **Forecast.** No gas flows through Power of Siberia 2 before the end of 2030.
#   *Very likely, in our estimate above nine in ten: there was no contract by January 2026, and the buyer's own institute speaks of eight to ten years.*
#
# The claim that China obtains a steady supply (S29) is thus supported.
# That Russia obtains trade (S31) holds as well, and is not the same as getting back what it lost.
#
# ## Exercise
#
# What did Russia's pipeline gas earn in all, in 2019 and in 2025?
# Volumes are in `values`, prices in `europe`, `china` and `old_price`; multiply and compare.
#
# <details><summary>Solution</summary>
#
# ```python
# old = values["EUT", 2019] * old_price
# new = values["EUT", 2025] * europe[2025] + values["CHN", 2025] * china[2025]
# print(old / 1000, new / 1000, "billion dollars")
# ```
#
# Billions of cubic metres at dollars for each thousand give millions of dollars, hence the division.
# With less than two fifths of the gas, 2025 brought about three fifths of the money, by a ministry's estimate of prices.
#
# </details>
#
# ## Readings, and what comes next
#
# - The announcement of September 2025 [@gazprom-2025-09] beside the answer in Beijing on that day [@prc-mfa-2025-09-02]: what does each leave out, and what did OSW say of the contract of 2014, four weeks after its signing [@osw-2014]?
# - Vakulenko, in Russian, on the three sides of the bargain [@vakulenko-2025-09]; Du and Katuntseva on the buyer's strategy [@du-2025].
#
# Half of the gas is paid for in roubles and half in yuan, Miller said in 2025 [@gazprom-2025-09]; the lesson on money asks what such a currency can protect from.
