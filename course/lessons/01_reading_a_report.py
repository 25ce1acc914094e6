# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# ## The question
#
# A short news report on the meeting of Vladimir Putin and Xi Jinping in Beijing, on 16 May 2024, stands at the start of this course.
# It reads smoothly, as if one well-informed voice were speaking.
# This lesson takes it apart with three questions that work on any report: *what kind of statement is this, who stands behind it, and what would count against it?*
#
# ## Guess first
#
# What share of the statements in such a report are plain facts, which anybody could check and opponents would accept?
# Write a number in place of `None`; it comes back further down.

# %%
guess_facts = None  # in per cent

# %% [markdown]
# ## What lies in front of us
#
# The report is five paragraphs long and carries no date, no author and no publisher.
# What it mentions points to the days from 15 to 17 May 2024; that is our inference.
# The text is not printed here: we took it apart into [47 claims](figure:claims_total) and put each into our own words.
# A *claim* is a statement that can be right or wrong on its own; one sentence may hold three of them.
# [12](figure:claims_asymmetry) are about who needs whom and for what, [19](figure:claims_contention) about matters where interests or readings differ: these are the two threads of the course.
#
# `pandas` is Python's tool for tables, and `ck.load` fetches one by its name.
# Names in square brackets choose columns, and `.head(5)` shows the first five rows.

# %%
import coursekit as ck
import pandas as pd

pd.set_option("display.max_colwidth", None)  # show long text in full
claims = ck.load("claims")
claims[["id", "claim", "speaker", "kind"]].head(5)

# %% [markdown]
# ## Four kinds of statement
#
# | kind | what it says | what settles it |
# |---|---|---|
# | **fact** | something that anybody could check, and that opponents would accept | a named source |
# | **attribution** | that somebody said something | a transcript; whether the content is true is a second question |
# | **judgement** | a weighing, a definition or a cause | criteria and reasons, on which informed people may differ |
# | **forecast** | something about the future | time, if it came with a date and a rule |
#
# Readers who take an attribution for its content have been told who said something and believe that they have been told what is so.
# In the cell after the question `.value_counts(normalize=True)` gives the share of each entry of a column.

# %%
ck.quiz("01_reading_a_report/kinds_basic")

# %%
share = 100 * claims["kind"].value_counts(normalize=True)
print(f"facts: {share['fact']:.1f} per cent; your guess: {guess_facts}")

# %% [markdown]
# Of [47 claims](figure:claims_total), [8](figure:claims_fact) have the form of a fact, or [17.0 %](figure:claims_fact_share), and [6](figure:claims_attribution) report what somebody said.
# The other [33](figure:claims_open), or [70.2 %](figure:claims_open_share), are judgements and forecasts.
# The form of a fact does not make a fact sound.
# The report dates the diplomatic relations of the two countries back by 75 years, a count that starts in October 1949 with the Soviet Union; China entered into relations with the Russian Federation on 27 December 1991 [@prc-mfa-2000].
# The claim is true by a definition that the sentence leaves out.
#
# ## Who is speaking?
#
# Every claim has a voice, of one of three types.
#
# - **named**: the report says who, for example the Kremlin or the Chinese government.
# - **unnamed**: the report hints at others but does not say who, often by the *passive voice*: “the relationship is seen as” such and such keeps back who sees it.
# - **reporter**: the report says it in its own voice, which has no name either, since the report is unsigned.
#
# `pd.crosstab` counts two columns at once, and `.loc` puts rows and columns in the order that we name.

# %%
kinds = ["judgement", "forecast", "fact", "attribution"]
voices = ["named", "unnamed", "reporter"]
counts = pd.crosstab(claims["kind"], claims["speaker_type"]).loc[kinds, voices]
green, purple, grey = "#009e73", "#b5608f", "#8e8e8e"
looks = {"named": {"color": green}, "reporter": {"color": grey}}
looks["unnamed"] = {"color": purple, "hatch": "//", "edgecolor": "white", "linewidth": 0}
opinions = counts.loc[["judgement", "forecast"]].sum()
voices_alt = f"""Four stacked bars, one for each kind. Of {opinions.sum()} judgements and forecasts {opinions["named"]} have a named speaker,
{opinions["unnamed"]} are ascribed to unnamed others, {opinions["reporter"]} are in the report's own voice; named speakers stand with attributions."""


# %%
def draw_voices(guess):
    with ck.chart("No judgement or forecast carries a name", alt=voices_alt, source=claims) as ax:
        left = 0 * counts["named"]
        for voice in voices:
            ax.barh(kinds, counts[voice], left=left, label=voice, **looks[voice])
            left = left + counts[voice]
        ax.invert_yaxis()
        ax.grid(visible=False, axis="y")
        ax.set_xlabel(f"claims; you guessed {guess:.0f} % unnamed")
        ax.legend()


# %%
ck.predict("01_reading_a_report/unnamed", then=draw_voices)

# %% [markdown]
# Names appear only where the report tells what somebody said: of the judgements and forecasts [0](figure:claims_open_named) have a named speaker.
# Ascribed to others who stay unnamed are [8](figure:claims_hidden) of [33](figure:claims_open), or [24.2 %](figure:claims_hidden_share).
# We marked as unnamed only what the grammar itself ascribes to others; with sentences that continue a passive one, and forecasts of what is likely to be discussed, it would be [39.4 %](figure:claims_hidden_share_wide).
# Report the rule with the number.
#
# A *hedge* is a word that lowers the writer's commitment: probably, appears, is likely to.
# It is useful when it tells how sure a known speaker is; without a speaker it makes a sentence hard to hold to account.

# %%
ck.quiz("01_reading_a_report/speaker", "01_reading_a_report/hedges")

# %% [markdown]
# ## What would count against it?
#
# A claim is *testable* when you can say beforehand which observation would count against it.
# What would speak for it is the weaker question, because something can be found in favour of almost anything.
# The column `test` holds our answer for each claim; `.isin` keeps the rows whose entry is on a list.
# Before a test, the words have to be fixed.
#
# - **Support** can be goods, money, arms, votes or words, and each asks for other evidence.
# - **Isolation** needs a *from whom* and an *in what*: in March 2022 the Kremlin's spokesman, Dmitry Peskov, said that it was wrong to speak of isolation, since the United States and Europe were not the whole world [@peskov-2022-03-05].
# - **The West** stands in this course for the United States, the EU and its members, the United Kingdom and other states that put sanctions on Russia in 2022; where they differ, we name them.
# - **Investment** is money for a lasting stake in a firm or a plant; the report's grammar leaves open who invests where.

# %%
three = claims["id"].isin(["S10", "S14", "S31"])
claims.loc[three, ["id", "claim", "test", "strength"]]

# %%
ck.quiz(
    "01_reading_a_report/testable",
    "01_reading_a_report/first_trip",
    "01_reading_a_report/invest_claim",
    "01_reading_a_report/options_evidence",
)

# %% [markdown]
# We rated each claim by what could be known at the end of June 2024.
# *Supported* means that the evidence is for it (for an attribution: that it was said), *partly* that it holds with a qualification, *contested* that informed people disagree, *not testable* that no evidence could count against it.
# The map shows every claim as one mark with its number.
# `.map` gives each kind its row, and `.cumcount()` numbers the claims of a kind from 0, which gives each its place.

# %%
place = claims.groupby("kind").cumcount()
x = place % 8
y = claims["kind"].map({"judgement": 0, "forecast": 3, "fact": 5, "attribution": 6}) + place // 8
marks = {
    "supported": {"marker": "o", "color": green},
    "partly": {"marker": "o", "color": green, "fillstyle": "left", "markerfacecoloralt": "none"},
    "contested": {"marker": "^", "color": purple},
    "not testable": {"marker": "x", "color": grey, "markeredgewidth": 2},
}
rated = claims["strength"].value_counts()
alt = f"""A map of {len(claims)} claims by kind. {rated["supported"]} are marked as supported, {rated["partly"]} as partly, {rated["contested"]} as contested, {rated["not testable"]} as not
testable. All that are not testable, and all contested ones but one, are judgements."""

# %%
with ck.chart("Most claims in doubt are judgements", alt=alt, source=claims, size=(5.6, 5)) as ax:
    for strength, mark in marks.items():
        chosen = claims["strength"] == strength
        ax.plot(x[chosen], y[chosen], linestyle="", markersize=10, label=strength, **mark)
    for i in claims.index:
        ax.text(x[i], y[i] + 0.45, claims["id"][i][1:], ha="center", va="center")
    ax.set_yticks([1, 3.5, 5, 6], kinds)
    ax.set(ylim=(6.8, -0.5), xticks=[])
    ax.grid(visible=False)
    ax.legend()

# %% [markdown]
# [59.6 %](figure:claims_supported_share) of the claims are supported, [7](figure:claims_contested) are contested, and [3](figure:claims_untestable) are not testable as they stand.
# The first number is no mark for the report: many supported claims say little, for example that several questions would be discussed.
# Doubt gathers where a reader hopes to learn most, on the nature of the bond and on what drives it.
#
# ## Label and substance
#
# The report denies the two states the name of strategic partners.
# In official language the opposite holds: in April 1996 Boris Yeltsin and Jiang Zemin declared a “partnership of strategic coordination” [@prc-mfa-2000], since June 2019 the name is longer still [@prc-mfa-2019-06-05], and the joint statement of 16 May 2024 carries it in its title [@js-2024-05-16].
# A **strategic partner** is an *official title*: China's premier Wen Jiabao explained in 2004, speaking of the EU, that *strategic* meant long-term and stable, *partnership* on an equal footing and to mutual benefit [@wen-2004-05-06].
# It is an *analyst's category* too: Strüver (2016), for one, studies such partnerships as a form of alignment that differs from alliances [@struver-2016], and another analyst may ask for a duty to defend each other, and find the name too strong.
# About the title the report's sentence would be false; about substance it is a judgement, and open.
# Give each half its owner, and both can stand.
# Words can also carry a verdict unnoticed: to write that Russia “embraced” isolation is to decide that it was a choice.

# %%
ck.quiz(
    "01_reading_a_report/label_substance",
    "01_reading_a_report/title_word",
    "01_reading_a_report/loaded",
)

# %% [markdown]
# ## A denial proves a position
#
# In claim S37 China rejects the charge of supporting what Russia does; which documents bear on it?
# `.str.contains` finds the rows in whose text a word occurs, and `.sort_values` puts them in order.
# On 16 May 2024 the spokesman Wang Wenbin called the US charge groundless and said that China strictly controls dual-use goods, which serve civil and military ends [@prc-mfa-2024-05-16].
# A day before, in Kyiv, Secretary of State Antony Blinken had said that China held back from sending weapons, and that its machine tools and microelectronics strengthened Russia's arms production [@us-state-2024-05-15].
# Neither says that China delivers weapons; they differ on whether trade in other goods is support, the word that had to be fixed first.

# %%
documents = ck.load("visit_documents")
about_denial = documents["claims"].str.contains("S37")
documents.loc[about_denial, ["date", "speaker", "form", "says"]].sort_values("date")

# %%
ck.quiz(
    "01_reading_a_report/denial",
    "01_reading_a_report/source_grade",
    "01_reading_a_report/kinds_hard",
)

# %% [markdown]
# ## Where a sentence comes from
#
# The *lineage* of a statement is the way it took to you.
# Order and wording of our report match a text by CNBC of 15 or 16 May 2024, which we saw in the opening paragraphs of two reprints [@cnbc-2024-05].
# That the one is made from the other is our inference; both might go back to a third text.
# If it is right, we can watch what happened on the way: three columns hold true or false, and `.sum()` counts each true as one.

# %%
lineage = ck.load("claim_lineage")
signs = {"name_lost": "X", "hedge_lost": "s", "sense_changed": "^"}
colours = {"name_lost": purple, "hedge_lost": green, "sense_changed": grey}
lost = lineage[list(signs)].sum()
alt = f"""A list of {len(lineage)} claims with a mark for each change. {lost["name_lost"]} lost the name of their speaker, {lost["hedge_lost"]} a word of caution,
{lost["sense_changed"]} changed their sense. S11, S12 and S13 lost both name and caution; S08 is the one without a mark."""

# %%
with ck.chart("What got lost on the way", alt=alt, source=lineage, size=(5.6, 5)) as ax:
    for across, (change, sign) in enumerate(signs.items()):
        rows = lineage.index[lineage[change].fillna(False)]
        look = {"marker": sign, "color": colours[change], "label": change.replace("_", " ")}
        ax.plot([across] * len(rows), rows, linestyle="", markersize=9, **look)
    ax.set_yticks(lineage.index, lineage["claim"] + "  " + lineage["statement"])
    ax.set(xticks=[], xlim=(-0.5, 2.5))
    ax.invert_yaxis()
    ax.legend()

# %% [markdown]
# Of [15 claims](figure:lineage_total) that can be compared, [8](figure:lineage_name_lost) had a speaker with a name and lost it, and [6](figure:lineage_hedge_lost) lost a word of caution.
#
# - CNBC wrote that the meeting was watched for *signs* of closer cooperation; in the report it *is expected*, and a question became a forecast.
# - That strategic partners would *probably* be too strong a name was the view of Sam Greene, of the Center for European Policy Analysis in Washington; in the report the word of caution and the man are gone.
# - He added that the need for each other was *not symmetrical*; the report keeps need and options as two claims, and the idea that joins them is lost.
#
# ## Pitfall: six claims, one voice
#
# The claims S10 to S15 draw the report's picture of the relationship: closeness that had to come, brought about by decisions, no strategic partners, aligned, in need of each other, China with more choice.
# They fit together, and a reader counts them as if each were a witness.
# Ask for each where it came from: `.merge` adds to each row of one table the row of another that has the same entry, and `.nunique()` counts different entries.

# %%
picture = claims[claims["id"].isin(["S10", "S11", "S12", "S13", "S14", "S15"])]
print(len(picture), "claims agree. That looks like broad backing.")
traced = picture[["id", "speaker_type"]].merge(lineage, left_on="id", right_on="claim")
print(traced["upstream_voice"].nunique(), "voice stands behind", len(traced), "claims.")
traced[["id", "speaker_type", "upstream_voice", "what_changed"]]

# %% [markdown]
# If the lineage is right, all [6 claims](figure:lineage_one_voice) are one analyst's answer.
# He may be right, but his sentences do not confirm each other.
# We call this *laundered attribution*: an opinion goes in with a name on it, passes through a passive or the writer's own voice, and comes out as what is generally held.
# The handbook of the news agency Reuters warns against writing of sources in the plural where there is one [@reuters-handbook].
# Three habits help: count speakers, not sentences; add “by whom?” to each passive; look for the earliest text that you can find.
#
# Numbers change on the way as well.
# [15 days](figure:days_listing_to_visit) before the talks the US Treasury announced measures against nearly [300](figure:us_listing_total) targets [@us-treasury-2024-05-01], of which Reuters counted [20](figure:us_listing_cn) companies from mainland China and Hong Kong, or [6.7 %](figure:us_listing_cn_share) [@reuters-2024-05-01].
# One headline put all of them on companies in China and Hong Kong [@jurist-2024-05].
#
# ## How others read the same days
#
# Of the four capitals below the report lets two speak, through the Kremlin and the Chinese government.
#
# - **Moscow**: Putin said on 16 May 2024 that the cooperation was one of the main stabilising factors in world affairs and was directed against nobody [@putin-2024-05-16]; Weitz (2024) finds that Russian analysts stress how durable the bond has proved [@weitz-2024].
# - **Beijing**: Xi said that the relationship had grown stronger in 75 years [@xi-2024-05-16]; Guan (2022), of Peking University, describes differences as present and as managed through trust between the leaders [@guan-2022].
# - **Washington**: The State Department's spokesman, Vedant Patel, said that China could not have better relations with Europe and at the same time fuel the greatest threat to its security [@us-state-2024-05-16].
# - **Kyiv**: President Volodymyr Zelensky said in Singapore, [17 days](figure:days_visit_to_kyiv) after the talks, that with China's support for Russia the war would last longer [@zelensky-2024-06-02]; at the same conference China's defence minister, Dong Jun, said that China had given weapons to neither side.

# %%
ck.quiz("01_reading_a_report/who_disputes", "01_reading_a_report/missing_voice")

# %% [markdown]
# ## Explorer: the map of claims
#
# Imagine that you edit the report: which claims would you send back to the writer, and why?
# Try *judgement* with *unnamed* (*by whom?*), any kind with *not testable* (*what would count against it?*), then *fact* with *partly* and with *contested* (which 75 years, whose investments?).
#
# A claim that you open shows what was true in mid-2024 and later, and the lessons, questions and tables that take it up.

# %%
ck.claims()

# %% [markdown]
# ## What we do not know
#
# - Who wrote the report, when, and from what; later passages of the CNBC text, which we did not see, may have had named speakers too.
# - Whether the joint statement uses the word *imperialism*, as the report suggests: what we read, in translation, speaks of hegemonism and neo-colonialism.
# - How many papers were signed: China's foreign ministry spoke of more than ten [@prc-mfa-2024-05-17], and we did not see the list.
#
# ## What can now be said, and how sure
#
# - **Fact.** In our table the report names no speaker for any of its [33](figure:claims_open) judgements and forecasts.
#   *Another coder might move some claims between kinds; that a name was overlooked is very unlikely.*
# - **Attribution.** On 16 May 2024 China's foreign ministry called the US charge groundless, and Putin called the cooperation a stabilising factor.
#   *Very likely correct as quoted, by several agencies; that is no evidence for what they say.*
# - **Judgement.** The report's picture of the relationship rests on one analyst.
#   *Likely, because order and wording match; an earlier text with several analysts behind the same sentences would change our mind.*
#
# ## Exercise: take a report apart
#
# Choose five sentences of a report from a medium that you read, and make a table with the columns *claim*, *kind*, *speaker* and *test*.
#
# <details><summary>What a good answer has</summary>
#
# A sentence with two claims stands in two rows, and *kind* is judged by the form, whatever you believe of the content.
# *Speaker* is a name, “unnamed” or “the report itself”; beside each passive stands “by whom?”.
# *Test* names an observation that would count **against** the claim, and where to look for it, or says “not testable”.
#
# </details>
#
# ## Readings, and what comes next
#
# - The joint statement of 16 May 2024 [@js-2024-05-16], official in Russian and Chinese; beside it the briefings of that day and the day before [@prc-mfa-2024-05-16; @us-state-2024-05-15].
# - Guan (2022), a Chinese scholar on the official names since 1991 [@guan-2022], beside Weitz (2024), a US scholar on Russian views [@weitz-2024]; the rules on sources that a news agency sets itself [@reuters-handbook].
#
# “Had to come”, says the report of the closeness of the two states; the next lesson asks their history whether that is so.
