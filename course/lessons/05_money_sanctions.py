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
# On 12 June 2024 the US put the Moscow Exchange under sanctions, and trading in dollars and euros stopped there.
# The yuan's share of the exchange's currency trading had been [31.5 %](figure:moex_share_2022_12) at the end of 2022 [@cbr-2023-05]; now it leapt from [53.6](figure:moex_share_2024_05) to [99.6 %](figure:moex_share_2024_06) [@cbr-2024-07].
# By how much did the *amount* of yuan traded in a day change?
# Write your guess in place of `None`, in per cent; a fall has a minus sign.

# %%
guess_yuan = None  # change of the yuan traded in a day, in per cent

# %% [markdown]
# ## The claim
#
# The report of May 2024 counts China's exposure to Western sanctions among the points that divide the two countries (claim S36) [@seed-2024].
# It says that the United States has taken measures against Chinese firms (S43), for help that those firms are said to give to Russia (S44), and that this makes China's position harder (S45).
# A common answer to such reports is short: the trade is paid for in yuan, so what could Washington do?
# This lesson asks in which currencies the trade is paid, where a sanction takes hold, who gives way, and whether one can see it in the goods.
# Four words help.
# - **Invoicing** is the currency in which a price is written.
# - **Settlement** is the currency in which money changes hands.
# - **Clearing** is the way by which banks set off what they owe each other.
# - A **correspondent account** is one that a bank keeps with a bank abroad, so that it can pay there.
#
# A *primary* sanction binds the people and the territory of the state that issues it, a *secondary* one threatens a foreigner with a loss for dealing with somebody else.
#
# ## In which currency?
#
# Russia's central bank publishes how its exports and imports are paid for, in groups of currencies.
# The states that Russia's government lists as "unfriendly" are those that have imposed sanctions on it; their currencies, dollar and euro above all, form one group.
# `settlement_ru` holds single months, read in reports about these data.

# %%
import coursekit as ck

settlement = ck.load("settlement_ru")
exports = settlement[settlement["flow"] == "export"]
exports[exports["group"] == "yuan"][["period", "share_pct", "source"]]

# %%
ck.quiz("05_money_sanctions/settlement")

# %% [markdown]
# From next to nothing to [40.8 %](figure:yuan_exports_2024_01) in two years: that is the number behind many headlines.
# It covers payments from all partners, not from China alone, and after January 2024 only the groups go on.
# How did the rouble fare meanwhile?
# `.pivot` gives each group a column, and `.dropna` leaves out months in which one of them is missing.
# What is neither "unfriendly" nor rouble is left over, and the yuan is most of it.

# %%
shares = exports.pivot(index="when", columns="group", values="share_pct")
shares = shares.dropna(subset=["rouble", "unfriendly"])
shares["rest"] = 100 - shares["rouble"] - shares["unfriendly"]
lines = {"unfriendly": "EUU", "rouble": "RUS", "rest": "CHN"}
first, last = shares.iloc[0], shares.iloc[-1]
groups_alt = f"""Three lines, per cent of payments for Russia's exports, January 2022 to August 2025. Dollar and euro: {first["unfriendly"]:.0f} to {last["unfriendly"]:.0f},
below both others by spring 2024. Rouble: {first["rouble"]:.0f} to {last["rouble"]:.0f}. Yuan and others: {first["rest"]:.0f} to {last["rest"]:.0f}, falling after spring 2024."""


# %%
def three_groups(guess):
    title = "By 2025 the rouble had gained more than the yuan"
    with ck.chart(title, alt=groups_alt, source=settlement) as ax:
        names = ["dollar, euro", "rouble", "yuan, others"]
        for (group, code), name in zip(lines.items(), names, strict=True):
            ax.plot(shares.index, shares[group], **ck.style(code))
            ck.label(ax, shares.index[-1], last[group], name)
        middle = [year + 0.5 for year in guess]
        ax.scatter(middle, list(guess.values()), marker="*", s=120, color="black")
        ax.set(ylabel="per cent of payments; stars are your guess", ylim=(0, 95))


# %%
ck.predict("05_money_sanctions/rouble_sketch", then=three_groups)

# %% [markdown]
# The dollar and the euro went from [87 %](figure:unfriendly_exports_2022) to [14.3 %](figure:unfriendly_exports_2025) in three and a half years.
# Until spring 2024 the yuan gained more than the rouble, and the two were level; by August 2025 the rouble stood at [56.3 %](figure:rouble_exports_2025_08), by the words of Russia's minister of industry [@alikhanov-2025-10].
# "Away from the dollar" did not simply mean "into the yuan".
# The points are single months; the lines between them are ours.
#
# ## A trap: a share that leaps
#
# Back to the exchange, and to a headline that writes itself.

# %%
print(f"Yuan on the Moscow Exchange: up {100 * (99.6 - 53.6) / 53.6:.0f} %!")

# %% [markdown]
# The arithmetic is right, and the sentence is false.
# A share has a numerator and a denominator, and this one rose because the denominator broke away.
# All trading fell from [418](figure:moex_all_2024_05) to [282 billion roubles](figure:moex_all_2024_06) a day, by [33 %](figure:moex_all_change).
# The way out is to ask for the numerator alone.

# %%
ck.quiz("05_money_sanctions/yuan_volume")

# %%
turnover = ck.load("fx_moex_turnover")
parts = turnover.pivot(index="currency", columns="period", values="turnover_rub_bn_day")
may, june = parts["2024-05"], parts["2024-06 (second half)"]
change = 100 * (june["yuan"] / may["yuan"] - 1)
seen = f"""Two stacked bars, billion roubles a day. May 2024: {may["yuan"]:.0f} in yuan and {may["others"]:.0f} in other currencies.
Late June 2024: {june["yuan"]:.0f} in yuan and {june["others"]:.0f} in others. The whole shrinks by a third, the yuan part grows by a quarter."""

# %%
title = f"The yuan's share leapt, its amount grew by {change:.0f} %"
with ck.chart(title, alt=seen, source=turnover, size=(5.6, 2.8)) as ax:
    for name, month in {"late June 2024": june, "May 2024": may}.items():
        ax.barh(name, month["yuan"], height=0.5, **ck.style("CHN", "bar"))
        ax.barh(name, month["others"], left=month["yuan"], height=0.5, color="#787878")
        ax.annotate(f"yuan {month['yuan']:.0f}", (8, name), color="black", va="center")
    text = f"others {may['others']:.0f}"
    ax.annotate(text, (may["yuan"] + 8, "May 2024"), color="black", va="center")
    if guess_yuan is not None:
        ax.axvline(may["yuan"] * (1 + guess_yuan / 100), linestyle=":", color="black")
    ax.set_xlabel("billion roubles a day; a dotted line is your guess")
    ax.grid(visible=False)

# %% [markdown]
# An amount can be caught in a good moment, too.
# In October 2024 the newspaper Kommersant, whose count is narrower than the central bank's, found the least trading in yuan since February 2023, close to half of what it had been early in the year [@kommersant-2024-11].
# In September the heads of Sberbank and VTB had asked the central bank for more yuan; Reuters added that Chinese banks in Russia held back from trading for fear of sanctions [@reuters-2024-09-05].

# %% [markdown]
# ## Where a sanction takes hold
#
# Follow a payment.
# A Russian importer owes yuan to a maker in Shenzhen.
# The importer's bank has an account in yuan with a bank in China, sends it a message, and that bank credits the maker.
# No dollar is involved, and no bank in the United States.
#
# Now the order of 22 December 2023.
# It lets the US Treasury act against a *foreign bank* that carries a significant transaction for Russia's military-industrial base: close or restrict its accounts with US banks, or block its property [@eo-14114].
# On 12 June 2024 the Treasury widened what it counts as that base to everyone blocked under an earlier order, Russia's largest banks included [@ofac-2024-06-12]: from about 1,200 names to over 4,500, by the count of a trade journal [@gtr-2024-06].
# The wording covers any currency.
# The picture shows the two paths: the payment runs along the top, the hold comes from below.

# %%
places = {"importer": (0, 1), "bank in\nRussia": (1, 1), "bank in\nChina": (2, 1)}
places |= {"maker": (3, 1), "US bank": (2, 0)}
measures = ck.load("sanctions_events")
title = "The hold is on the bank, not on the currency"
seen = """Four names in a row, joined by arrows for yuan: importer, bank in Russia, bank in China, maker.
Below the bank in China stands a US bank, joined to it alone by a dotted line: dollars, which can be cut."""

# %%
with ck.chart(title, alt=seen, source=measures, size=(5.6, 2.4)) as ax:
    for name, place in places.items():
        ax.annotate(name, place, ha="center", va="center")
    for start in range(3):
        arrow = {"arrowstyle": "->", "color": ck.style("CHN")["color"], "linewidth": 2}
        ax.annotate("", (start + 0.66, 1), (start + 0.36, 1), arrowprops=arrow)
        ax.annotate("yuan", (start + 0.5, 1.28), ha="center")
    ax.plot([2, 2], [0.18, 0.76], linestyle=":", linewidth=2, color="#737373")
    ax.annotate("dollars, which can be cut", (1.9, 0.48), ha="right", va="center")
    ax.set(xlim=(-0.5, 3.5), ylim=(-0.3, 1.4))
    ax.axis("off")

# %% [markdown]
# What takes hold is not the yuan in the payment but the dollars in the rest of the bank's business.
# Henry Farrell and Abraham Newman call such places in a network *chokepoints*, and the power of the state that holds them *weaponized interdependence* [@farrell-newman-2019].
#
# After the questions, `sanctions_events` lists [12](figure:measures_listed) measures that name China or reach banks, out of hundreds; `.style.hide()` shows long texts in full.

# %%
ck.quiz("05_money_sanctions/lever", "05_money_sanctions/eu_bank")

# %%
ck.quiz("05_money_sanctions/kinds_of_measure")

# %%
measures[["date", "issuer", "kind", "target"]].style.hide().format({"date": "{:%Y-%m-%d}"})

# %% [markdown]
# The first foreign bank that we found listed under the order sits in Kyrgyzstan: Keremet Bank, in January 2025; it denies the charge [@keremet-2025-01].
# On the same day the US listed firms in Russia and China over platforms that set off payments against each other without moving money [@us-treasury-2025-01-15]; even a payment in no currency at all can be named on a list.
# And the first banks of China that were listed over Russia were listed by the EU, in July 2025 [@eu-2025-07-18].
# By the end of January 2026 we had found no US listing of a Chinese bank on this ground.
# A threat can work without being carried out.

# %%
ck.quiz("05_money_sanctions/order_measures")

# %% [markdown]
# ## Who stops first?
#
# In February 2024 Russian newspapers reported, from clients and bankers, that three of China's four largest banks had stopped payments from Russian banks under sanctions since January, through whatever message system they came: SWIFT, Russia's or China's [@izvestia-2024-02].
# The same was told of a smaller bank much used by importers, Zhejiang Chouzhou [@vedomosti-2024-02].
# We found no public word of these banks on it.
# By summer small regional banks carried payments [@investforesight-2024-07].
# A reckoning shows why the large ones might go first, without any instruction from above.

# %%
ck.quiz("05_money_sanctions/break_even", "05_money_sanctions/big_small_bank")

# %% [markdown]
# ### Explorer: the compliance desk
#
# You decide for a bank.
# Choose what a Russian client earns it in a year, what it would lose without dollars, and how likely the loss is.
# For a border bank try a loss of 20, for a world-wide bank 2,000.
# Which has more influence on your decision: the size of the gain, or the size of the loss?


# %%
def compliance_desk(gain, loss, chance):
    worth = [gain * (1 - c / 100) - loss * c / 100 for c in [0, 30, chance]]  # on average
    limit, result = 100 * gain / (gain + loss), worth[-1]
    title = f"Break-even at {limit:.1f} %: on average, {'serve' if result > 0 else 'stop'}"
    alt = f"A falling line from {gain} at 0 per cent; it crosses zero at {limit:.1f} per cent; your point is {result:.1f}."
    with ck.chart(title, alt=alt, source=ck.load("bank_cases"), size=(5.6, 3)) as ax:
        ax.plot([0, 30], worth[:2], color=ck.style("CHN")["color"])
        ax.axhline(0, color="#737373")
        ax.scatter([chance], [result], marker="*", s=140, color="black")
        ax.set(xlabel="chance of being cut off, per cent", ylabel="million dollars on average")


# %%
from ipywidgets import FloatSlider, IntSlider, SelectionSlider, interact

desk = interact(
    compliance_desk,
    gain=IntSlider(value=10, min=1, max=60, description="Gain, $ mn"),
    loss=SelectionSlider(value=200, options=[5, 20, 50, 200, 600, 2000], description="Loss, $ mn"),
    chance=FloatSlider(value=2, min=0, max=30, step=0.5, description="Chance, %"),
)

# %% [markdown]
# The desk counts averages; a board that fears ruin stops earlier, and that is called *over-compliance*.
# How much is at stake for China as a whole?

# %%
ck.quiz("05_money_sanctions/exposure", "05_money_sanctions/exports_2024")

# %% [markdown]
# China's sales to the United States and the EU were at least [8.7 times](figure:exposure_2024) those to Russia in 2024.
# This wealth of other customers gives China more options in trade than Russia has (S15), and it is what makes its banks vulnerable: whoever has much to lose can be threatened.
#
# ## Can one see it in the goods?
#
# If payments fail, deliveries should fall.
# `exports_cn_ru_monthly` has China's exports to Russia against the same month of the year before; January and February stand together.

# %%
monthly = ck.load("exports_cn_ru_monthly")
when, growth = monthly["when"], monthly["growth_cny_pct"]
rate = monthly.set_index("month")["growth_cny_pct"]
seen = f"""Bars by month, early 2024 to October 2025, some missing, per cent in yuan against a year before. {rate["2024-02"]:+.0f} at first, {rate["2024-03"]:+.0f} and {rate["2024-04"]:+.0f} in March and
April 2024, up to {rate["2024-10"]:+.0f} in October, below zero from April 2025 on, {rate["2025-10"]:+.0f} in October 2025. Lines: December 2023 and June 2024."""

# %%
with ck.chart("A fall after one threat, growth after the next", alt=seen, source=monthly) as ax:
    colors = [ck.style("CHN")["color"] if value > 0 else "#8e8e8e" for value in growth]
    ax.bar(when, growth, width=0.06, color=colors)
    for place, text in {2023.98: "order", 2024.45: "wider"}.items():
        ax.axvline(place, color="black", linestyle=":")
        ax.annotate(text, (place + 0.03, 29))
    ax.axhline(0, color="#737373", linewidth=1)
    ax.set(ylabel="per cent against a year before, in yuan", ylim=(-27, 34), xlim=(2023.8, 2026))

# %% [markdown]
# In March 2024 exports lay [13.0 %](figure:exports_ru_march_2024) below those of a year before in yuan ([15.7 %](figure:exports_ru_march_2024_usd) in dollars), in April [10.8 %](figure:exports_ru_april_2024) below.
# Then they grew, through the wider threat of June, up to [24 %](figure:exports_ru_october_2024) in October; the second half-year came out [8.8 %](figure:exports_ru_h2_change) above that of 2023, in dollars.
# If "after the order" meant "because of the order", the second order would have helped.
# After is not because: the rouble, stocks of unsold cars and holidays moved in the same months, and payments found other ways.
# Reuters wrote of middlemen in third countries [@reuters-2024-04-26], and of mutual offsetting among banks, which brought fees down from up to 12 to about 2 or 3 per cent [@reuters-2025-04-22].
# A cost that is paid shows in no count of goods.
# In 2025 exports fell again, by [22 %](figure:exports_ru_october_2025) in October, in a year in which Russia's minister of industry spoke of sanctions and of a saturated market in one breath [@reuters-2025-09-08].

# %%
ck.quiz("05_money_sanctions/two_currencies", "05_money_sanctions/rival_causes")

# %% [markdown]
# What could tell the causes apart is a comparison *within* the trade.
# Michael Funke and Adrian Wende of the Bank of Finland's institute find in a model that threats against third parties, aimed at critical technology, were effective in lowering Russia's imports of it, although loopholes are many [@funke-wende-2025].
# Nathaniel Sher counted, in Chinese customs data, that goods on a common priority list of the EU, Japan, the UK and the US fell from more than [600 million dollars](figure:priority_2023_12) in December 2023 to more than [300 million](figure:priority_2024_spring) a month, while China remained the largest supplier [@sher-2024].
# The narrow list fell by about half from its peak, all exports by an eighth against a year before in the worst month of that spring.
# The bases differ, and peaks flatter a fall; still, this fits a threat which works mainly where it is aimed.
#
# ## How others read it
#
# - **Beijing.** The foreign ministry opposes sanctions that have no basis in international law and no mandate of the Security Council [@prc-mfa-2025-10-23], and says that China arms neither side and controls dual-use exports strictly [@prc-mfa-2024-06-20].
#   Ambassador Zhang Hanhui said in May 2024 that US sanctions had disturbed settlements and that both sides were looking for a solution [@zhang-2024-05-07].
#   When the EU listed two banks, China's commerce ministry called it a grave breach of international law and barred dealings with two Lithuanian banks [@mofcom-2025-08-13].
# - **Moscow.** The Kremlin's Dmitry Peskov spoke in March 2024 of unprecedented pressure on China, which makes problems but cannot stop the growth of trade [@peskov-2024-03-21].
#   In December President Vladimir Putin named payments as the main difficulty [@reuters-2025-01].
# - **Washington and Brussels.** Secretary of State Antony Blinken told the Senate in May 2024 that China had sent no weapons as far as the US had seen, but most of the machine tools and microelectronics that Russia imports [@blinken-2024-05-22].
#   For the EU's Kaja Kallas the fifteenth package answers a war machine and those who enable it [@eu-2024-12-16].
# - **Kyiv.** President Zelensky put five Chinese firms under sanctions in July 2025 after parts were found in drones; his commissioner Vladyslav Vlasiuk said that a flow of Chinese components sustains Russia's output of weapons [@ukraine-2025-07-08].
# - **Third countries.** Banks in Türkiye and the United Arab Emirates were reported to hold back early in 2024, like those of China [@turkish-banks-2024-01; @uae-banks-2024-02].
#   Kyrgyzstan's central bank said that it would soften the effect on its banks of the listing of Keremet [@us-treasury-2025-01-15].

# %%
ck.quiz("05_money_sanctions/lines", "05_money_sanctions/say_and_do", "05_money_sanctions/dual_use")

# %%
ck.quiz("05_money_sanctions/evidence_grade")

# %% [markdown]
# ## What we do not know
#
# - What part of the trade between the two countries alone is paid in yuan; officials name a sum of yuan and roubles.
# - Which banks refused what, and whether anybody told them to.
# - How much goes by netting and middlemen, and at what cost.
# - What was done with a given shipment in the end, except in single cases.
#
# ## What can now be said, and how sure
#
# - **Fact.** The yuan's share in payments for Russia's exports rose from [0.5](figure:yuan_exports_2022_01) to [40.8 %](figure:yuan_exports_2024_01) between January 2022 and January 2024, by the Bank of Russia; in 2025 the rouble alone had [53.7 %](figure:rouble_exports_2025).
#   *Sure for these reports; the series itself was not read.*
# - **Judgement.** Washington can reach trade that is settled in yuan, through banks that want to keep their dollars; it has little hold on banks that have none.
#   *Likely: the text of the order, reported refusals and the choice of small banks agree; how much trade was lost is open.*
# - **Forecast.** The United States lists none of China's five largest banks over Russia by the end of 2026.
#   *Very likely, in our estimate above nine in ten: none was listed in two years of threats, and the cost to both economies would be large.*
#
# The claim that the measures complicate China's position (S45) holds in direction; its size is contested.
#
# ## Exercise
#
# For each of the four invented banks, find the loss at which it would break even at a chance of one in fifty.
# Hint: solve gain × 0.98 = loss × 0.02, with the columns of `bank_cases`.
#
# <details><summary>Solution</summary>
#
# ```python
# banks = ck.load("bank_cases").set_index("case")
# banks["gain_usd_mn"] * 0.98 / 0.02
# ```
#
# At such a chance a bank can bear a loss of almost fifty times its gain.
# All four would serve the client; few banks with a large business in dollars would.
#
# </details>
#
# ## Readings, and what comes next
#
# - The order itself, four pages [@eo-14114], and the Treasury's answers to banks [@ofac-2024-06-12].
# - Farrell and Newman on chokepoints [@farrell-newman-2019]; Funke and Wende on loopholes [@funke-wende-2025]; Fu Tiantian, in Russian, on the stages of financial cooperation as seen by a Chinese economist in Moscow [@fu-tiantian].
# - Two statements to read side by side: Peskov in March 2024 [@peskov-2024-03-21] and China's ambassador in May [@zhang-2024-05-07].
#
# Goods that serve two uses lead to goods that serve one: the next lesson counts arms.
