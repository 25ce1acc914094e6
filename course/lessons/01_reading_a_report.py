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

# %% [markdown]
# ## Guess first
#
# How much of such a report is plain fact?
# Put down a number before you read on; a guess of your own makes the answer easier to remember.

# %%
import coursekit as ck

ck.quiz("01_reading_a_report/guess_facts")

# %% [markdown]
# ## What lies in front of us
#
# The report is five paragraphs long and carries no date, no author and no publisher.
# What it mentions points to the days from 15 to 17 May 2024; that is our inference.
# It is a *summary*, somebody's short version of something longer.
# That it goes back to one longer report of the same week is likely, and an inference too, for which you can judge the grounds below.
#
# The text is not printed here.
# We took it apart into [47 claims](figure:claims_total) and put each into our own words.
# A *claim* is a statement that can be right or wrong on its own; one sentence may hold three of them.
# [12](figure:claims_asymmetry) are about who needs whom and for what, [19](figure:claims_contention) about matters where interests or readings differ: these are the two threads of the course.
#
# The claims stand in a table with one claim a row.
# `pandas` is Python's tool for tables, and `ck.load` fetches one by its name.
# The names in square brackets choose columns, and `.head(5)` shows the first five rows.

# %%
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
# One word more or less can change the kind.
# “The partnership makes world politics steadier” is a judgement.
# “The Kremlin says that the partnership makes world politics steadier” is an attribution, and a transcript is enough to make it true.
# Readers who take the second for the first have been told who said something and believe that they have been told what is so.
#
# `.value_counts()` counts how often each entry of a column occurs.

# %%
claims["kind"].value_counts()

# %% [markdown]
# Of [47 claims](figure:claims_total), [8](figure:claims_fact) have the form of a fact and [6](figure:claims_attribution) report what somebody said.
# The other [33](figure:claims_open), or [70.2 %](figure:claims_open_share), are judgements and forecasts.
#
# The form of a fact does not make a fact sound.
# The report dates the diplomatic relations of the two countries back by 75 years.
# That count starts in October 1949 with the Soviet Union; China entered into relations with the Russian Federation on 27 December 1991 [@prc-mfa-2000].
# The claim is true by a definition that the sentence leaves out.

# %%
ck.quiz("01_reading_a_report/attributions")

# %% [markdown]
# ## Who is speaking?
#
# Every claim has a voice, and there are three types of it.
#
# - **named**: the report says who, for example the Kremlin or the Chinese government.
# - **unnamed**: the report hints at others but does not say who.
# - **reporter**: the report says it in its own voice; since the report is unsigned, this voice has no name either.
#
# The usual tool of the second type is the *passive voice*.
# “The window was broken” keeps back who broke it, and “the relationship is seen as” such and such keeps back who sees it.
# With an opinion, who holds it is what matters most.
#
# A *hedge* is a word that lowers the writer's commitment: probably, appears, is likely to.
# It is useful when it tells how sure a known speaker is; without a speaker it makes a sentence hard to hold to account.
#
# `pd.crosstab` counts two columns at once: one row for each kind, one column for each type of voice.
# `.loc` then puts rows and columns in the order that we name.
# The cells after that draw a chart; `alt` says in words what it shows, with numbers in braces that Python fills in.

# %%
counts = pd.crosstab(claims["kind"], claims["speaker_type"])
kinds = ["judgement", "forecast", "fact", "attribution"]
voices = ["named", "unnamed", "reporter"]
counts = counts.loc[kinds, voices]
counts

# %%
green, purple, grey = "#009e73", "#b5608f", "#8e8e8e"
looks = {
    "named": {"color": green},
    "unnamed": {"color": purple, "hatch": "//", "edgecolor": "white", "linewidth": 0},
    "reporter": {"color": grey},
}
opinions = counts.loc[["judgement", "forecast"]].sum()

# %%
alt = (
    f"Four stacked bars, one for each kind. Of {opinions.sum()} judgements and forecasts, "
    f"{opinions['named']} have a named speaker, {opinions['unnamed']} are ascribed to unnamed others "
    f"and {opinions['reporter']} are in the report's own voice. The {counts['named'].sum()} named "
    f"speakers all stand with attributions."
)

# %%
with ck.chart("No judgement or forecast carries a name", alt=alt, source=claims) as ax:
    left = 0 * counts["named"]
    for voice in voices:
        ax.barh(kinds, counts[voice], left=left, label=voice, **looks[voice])
        left = left + counts[voice]
    ax.invert_yaxis()
    ax.grid(axis="x")
    ax.grid(visible=False, axis="y")
    ax.set_xlabel("claims")
    ax.legend()

# %%
ck.quiz("01_reading_a_report/unnamed")

# %% [markdown]
# Names appear only where the report tells what somebody said.
# Of the judgements and forecasts, [0](figure:claims_open_named) have a named speaker; most are in the report's own voice.
# The share ascribed to others who stay unnamed is [8](figure:claims_hidden) of [33](figure:claims_open), or [24.2 %](figure:claims_hidden_share).
#
# That share depends on a rule.
# We marked as unnamed only what the grammar itself ascribes to others.
# If we counted sentences that continue a passive one, and forecasts of what is likely to be discussed, it would be [39.4 %](figure:claims_hidden_share_wide).
# Report the rule with the number.

# %% [markdown]
# ## What would count against it?
#
# A claim is *testable* when you can say beforehand which observation would count against it.
# What would speak for it is the weaker question, because something can be found in favour of almost anything.
# The column `test` holds our answer for each claim.
# `.isin` keeps the rows whose entry is on a list.

# %%
three = claims["id"].isin(["S10", "S14", "S31"])
claims.loc[three, ["id", "claim", "test", "strength"]]

# %% [markdown]
# Before a test, the words have to be fixed.
#
# - **Support** can be goods, money, arms, votes or words, and each asks for other evidence.
#   The report uses the word for three different things.
# - **Isolation** needs a *from whom* and an *in what*.
#   In March 2022 the Kremlin's spokesman, Dmitry Peskov, said that it was wrong to speak of isolation, since the United States and Europe were not the whole world [@peskov-2022-03-05].
# - **The West** stands in this course for the United States, the EU and its members, the United Kingdom and other states that put sanctions on Russia in 2022.
#   Where they differ, we name them.
# - **Investment** is money for a lasting stake in a firm or a plant.
#   Where the report speaks of it, the grammar leaves open who invests where.
#
# We rated each claim by what could be known at the end of June 2024.
# *Supported* means that the evidence is for it, *partly* that it holds with a qualification, *contested* that informed people disagree, *not testable* that no evidence could count against it.
# An attribution is rated by whether it was said.
# The map shows every claim as one mark with its number.
# `.map` gives each kind its row, and `.cumcount()` numbers the claims of a kind from 0, which gives each its place in the row.

# %%
place = claims.groupby("kind").cumcount()
row = claims["kind"].map({"judgement": 0, "forecast": 2, "fact": 3, "attribution": 4})
x = place % 12
y = row + place // 12
marks = {
    "supported": {"marker": "o", "color": green},
    "partly": {"marker": "o", "color": green, "fillstyle": "left", "markerfacecoloralt": "none"},
    "contested": {"marker": "^", "color": purple},
    "not testable": {"marker": "x", "color": grey, "markeredgewidth": 2},
}

# %%
rated = claims["strength"].value_counts()
alt = (
    f"A map of {len(claims)} claims, row by row: judgements, forecasts, facts, attributions. "
    f"{rated['supported']} are marked as supported, {rated['partly']} as partly, "
    f"{rated['contested']} as contested and {rated['not testable']} as not testable. "
    f"All that are not testable, and all contested ones but one, are judgements."
)

# %%
with ck.chart("Most claims in doubt are judgements", alt=alt, source=claims) as ax:
    for strength, mark in marks.items():
        chosen = claims["strength"] == strength
        ax.plot(x[chosen], y[chosen], linestyle="", markersize=10, label=strength, **mark)
    for i in claims.index:
        ax.text(x[i], y[i] + 0.4, claims["id"][i][1:], ha="center", va="center", fontsize=8)
    ax.set_yticks([0.5, 2, 3, 4], kinds)
    ax.set_ylim(4.8, -0.5)
    ax.set_xticks([])
    ax.grid(visible=False)
    ax.legend()

# %% [markdown]
# [59.6 %](figure:claims_supported_share) of the claims are supported, [7](figure:claims_contested) are contested, and [3](figure:claims_untestable) are not testable as they stand.
# The first number is no mark for the report: many supported claims say little, for example that several questions would be discussed.
# Doubt gathers where a reader hopes to learn most, on the nature of the bond and on what drives it.

# %%
ck.quiz(
    "01_reading_a_report/testable",
    "01_reading_a_report/first_trip",
    "01_reading_a_report/invest_claim",
)

# %% [markdown]
# ## Label and substance
#
# The report denies the two states the name of strategic partners.
# In official language the opposite holds: in April 1996 Boris Yeltsin and Jiang Zemin declared a “partnership of strategic coordination” [@prc-mfa-2000], since June 2019 the name is longer still [@prc-mfa-2019-06-05], and the joint statement of 16 May 2024 carries it in its title [@js-2024-05-16].
#
# So is the report wrong?
# A **strategic partner** is two things.
#
# - It is an *official title*.
#   China's premier Wen Jiabao explained the words in 2004, speaking of the EU: *strategic* meant long-term and stable, *partnership* meant on an equal footing and to mutual benefit [@wen-2004-05-06].
#   Nothing in this is about defence.
# - It is an *analyst's category*.
#   Strüver (2016), for one, studies such partnerships as a form of alignment that differs from alliances [@struver-2016].
#   Another analyst may ask for joint planning or for a duty to defend each other, and find that the name is too strong.
#
# About the title the report's sentence would be false; about substance it is a judgement, and open.
# Give each half its owner, and both can stand.
#
# Words can also carry a verdict unnoticed: to write that Russia “embraced” isolation is to decide that it was a choice.

# %%
ck.quiz("01_reading_a_report/label_substance", "01_reading_a_report/loaded")

# %% [markdown]
# ## A denial proves a position
#
# In claim S37 China rejects the charge of supporting what Russia does.
# Which documents bear on it?
# `.str.contains` finds the rows in whose text a word occurs, and `.sort_values` puts them in order.

# %%
documents = ck.load("visit_documents")
about_denial = documents["claims"].str.contains("S37")
documents.loc[about_denial, ["date", "speaker", "form", "says"]].sort_values("date")

# %% [markdown]
# On 16 May 2024 the spokesman Wang Wenbin called the US charge groundless and said that China strictly controls dual-use goods, which serve civil and military ends [@prc-mfa-2024-05-16].
# A day before, in Kyiv, Secretary of State Antony Blinken had said that China held back from sending weapons, and that its machine tools and microelectronics strengthened Russia's arms production [@us-state-2024-05-15].
#
# Read side by side, the two differ about less than it seems.
# Neither says that China delivers weapons; they differ on whether trade in other goods is support, the word that had to be fixed first.
# The denial settles one thing: what China's government stood by in public on that day.

# %%
ck.quiz("01_reading_a_report/denial")

# %% [markdown]
# ## Where a sentence comes from
#
# The *lineage* of a statement is the way it took to you.
# Order and wording of our report match a text by CNBC of 15 or 16 May 2024, which we saw in the opening paragraphs of two reprints [@cnbc-2024-05].
# That the one is made from the other is our inference; both might go back to a third text.
# If it is right, we can watch what happened on the way.
# The columns `name_lost`, `hedge_lost` and `sense_changed` hold true or false; `.sum()` counts each true as one.

# %%
lineage = ck.load("claim_lineage")
changes = {"name_lost": "name lost", "hedge_lost": "hedge lost", "sense_changed": "sense changed"}
lost = lineage[list(changes)].sum()
lost

# %%
alt = (
    f"A list of {len(lineage)} claims with a mark for each change. {lost['name_lost']} lost the name "
    f"of their speaker, {lost['hedge_lost']} a word of caution, {lost['sense_changed']} changed their "
    f"sense. S11, S12 and S13 lost both name and caution; S08 is the one without a mark."
)
signs = {"name_lost": "X", "hedge_lost": "s", "sense_changed": "^"}
colours = {"name_lost": purple, "hedge_lost": green, "sense_changed": grey}

# %%
with ck.chart("What got lost on the way", alt=alt, source=lineage, size=(5.6, 5)) as ax:
    for across, change in enumerate(changes):
        rows = lineage.index[lineage[change].fillna(False)]
        look = {"marker": signs[change], "color": colours[change], "label": changes[change]}
        ax.plot([across] * len(rows), rows, linestyle="", markersize=9, **look)
    ax.set_yticks(lineage.index, lineage["claim"] + "  " + lineage["statement"])
    ax.set_xticks([])
    ax.set_xlim(-0.5, 2.5)
    ax.invert_yaxis()
    ax.legend()

# %% [markdown]
# Of [15 claims](figure:lineage_total) that can be compared, [8](figure:lineage_name_lost) had a speaker with a name and lost it, and [6](figure:lineage_hedge_lost) lost a word of caution.
#
# - CNBC wrote that the meeting was watched for *signs* of closer cooperation.
#   In the report closer cooperation *is expected*.
#   A question became a forecast.
# - That strategic partners would *probably* be too strong a name was the view of Sam Greene, an analyst at the Center for European Policy Analysis, a research institute in Washington.
#   In the report the word of caution and the man are gone.
# - He added that the need for each other was *not symmetrical* and that China had far more options.
#   The report keeps need and options as two claims; the idea that joins them, asymmetry, is lost.

# %% [markdown]
# ## Pitfall: six claims, one voice
#
# A careful reader wants to know how well the report's picture of the relationship is backed.
# The claims S10 to S15 draw it: closeness that had to come, brought about by decisions, no strategic partners, aligned, in need of each other, China with more choice.
# They fit together, and the reader counts them as if each were a witness.

# %%
picture = claims[claims["id"].isin(["S10", "S11", "S12", "S13", "S14", "S15"])]
print(len(picture), "claims agree. That looks like broad backing.")

# %% [markdown]
# Now ask for each claim where it came from.
# `.merge` joins two tables: to each row of the first it adds the row of the second that has the same entry.
# `.nunique()` counts how many different entries a column has.

# %%
traced = picture[["id", "speaker_type"]].merge(lineage, left_on="id", right_on="claim")
print(traced["upstream_voice"].nunique(), "voice stands behind", len(traced), "claims.")
traced[["id", "speaker_type", "upstream_voice", "what_changed"]]

# %% [markdown]
# If the lineage is right, all [6 claims](figure:lineage_one_voice) are one analyst's answer.
# He may be right, and others may agree; but his sentences do not confirm each other.
#
# We call this *laundered attribution*.
# An opinion goes in with a name on it, passes through a passive or the writer's own voice, and comes out as what is generally held.
# The handbook of the news agency Reuters prefers a named source to an unnamed one, and warns against writing of sources in the plural where there is one [@reuters-handbook].
#
# Three habits help: count speakers, not sentences; add “by whom?” to each passive; look for the earliest text that you can find.
#
# Numbers change on the way as well.
# [15 days](figure:days_listing_to_visit) before the talks the US Treasury announced measures against nearly 300 targets in many countries [@us-treasury-2024-05-01].
# One headline put all of them on companies in China and Hong Kong, while the text below it spoke of over a dozen [@jurist-2024-05].

# %%
ck.quiz("01_reading_a_report/one_source", "01_reading_a_report/headline")

# %% [markdown]
# ## How others read the same days
#
# - **Moscow**: Putin said on 16 May 2024 that the cooperation was one of the main stabilising factors in world affairs and was directed against nobody [@putin-2024-05-16].
#   Weitz (2024) finds that Russian analysts stress how durable the bond has proved [@weitz-2024].
# - **Beijing**: Xi said that the relationship had grown stronger in 75 years [@xi-2024-05-16].
#   Guan (2022), of Peking University, describes differences as present and as managed through trust between the leaders [@guan-2022].
# - **Washington**: The State Department's spokesman, Vedant Patel, said on the same day that China could not have better relations with Europe and at the same time fuel the greatest threat to its security; he said that the G7, NATO and the EU shared this view [@us-state-2024-05-16].
# - **Kyiv**: President Volodymyr Zelensky said in Singapore, [17 days](figure:days_visit_to_kyiv) after the talks, that with China's support for Russia the war would last longer [@zelensky-2024-06-02].
#   At the same conference China's defence minister, Dong Jun, said that China had given weapons to neither side.
#
# Of these four the report lets two speak, the Kremlin and the Chinese government.
# It mentions US measures without quoting anybody, and Ukraine appears as a place.

# %%
ck.quiz("01_reading_a_report/missing_voice")

# %% [markdown]
# ## Explorer: the claim sorter
#
# Imagine that you edit the report: which claims would you send back to the writer, and why?
# Choose a kind, a voice, a strength and a lesson; the claims that fit all four choices are listed.
# Try *judgement* with *unnamed*, then *fact* with *partly* and with *contested*.
#
# `def` gives a name to a few lines, so that they can be used again; `interact` runs them anew after each choice, and `.style` sets the look of a table.


# %%
def sort_claims(kind, voice, strength, lesson):
    chosen = claims
    wanted = {"kind": kind, "speaker_type": voice, "strength": strength}
    for column, choice in wanted.items():
        if choice != "any":
            chosen = chosen[chosen[column] == choice]
    if lesson != "any":
        chosen = chosen[chosen["lessons"].str.contains(lesson)]
    print(len(chosen), "of", len(claims), "claims fit.")
    shown = chosen[["id", "claim", "speaker", "kind", "strength"]]
    return shown.style.hide(axis="index").set_properties(**{"text-align": "left"})


# %%
from ipywidgets import Dropdown, interact

lessons = sorted(set("; ".join(claims["lessons"]).split("; ")))
sorter = interact(
    sort_claims,
    kind=Dropdown(options=["any", *kinds], description="Kind"),
    voice=Dropdown(options=["any", *voices], description="Voice"),
    strength=Dropdown(options=["any", *marks], description="Strength"),
    lesson=Dropdown(options=["any", *lessons], description="Lesson"),
)

# %% [markdown]
# <details><summary>One editor's answer</summary>
#
# Judgements and forecasts with an unnamed voice go back with “by whom?”.
# Claims that are not testable go back with “what would count against it?”.
# Facts that are not fully supported go back for precision: which disputes, which 75 years, whose investments?
#
# </details>

# %% [markdown]
# ## What we do not know
#
# - Who wrote the report, when, and from what.
#   The link to CNBC is an inference, and later passages of that text, which we did not see, may have had named speakers too.
# - Whether the joint statement uses the word *imperialism*, as the report suggests.
#   The parts and summaries that we read, in translation, speak of hegemonism and neo-colonialism.
# - How many papers were signed.
#   China's foreign ministry spoke of more than ten [@prc-mfa-2024-05-17]; we did not see the list.
# - How another coder would mark the table.
#   Kinds, voices and strengths are our reading, and some claims could go either way.

# %% [markdown]
# ## What can now be said, and how sure
#
# 1. *Fact, about our table*: The report names no speaker for any of its [33](figure:claims_open) judgements and forecasts.
#    Another coder might move some claims between kinds; that a name was overlooked is very unlikely.
# 2. *Attribution*: On 16 May 2024 China's foreign ministry called the US charge groundless, and Putin called the cooperation a stabilising factor.
#    Several agencies quote both, so they are very likely correct as quoted; that is no evidence for what they say.
# 3. *Judgement*: The report's picture of the relationship rests on one analyst.
#    We hold this to be likely, because order and wording match; an earlier text with several analysts behind the same sentences would change our mind.

# %% [markdown]
# ## Exercises
#
# **1.** How many claims on matters of contention are rated as contested or partly right, and what share of the claims with that theme is that?
# Write the code, then say in one sentence what the share does *not* show.

# %%
# your code here

# %% [markdown]
# <details><summary>Solution</summary>
#
# ```python
# contention = claims[claims["themes"].str.contains("contention")]
# doubtful = contention[contention["strength"].isin(["contested", "partly"])]
# print(len(doubtful), "of", len(contention))
# print(round(100 * len(doubtful) / len(contention), 1), "per cent")
# ```
#
# The share shows how we rated the claims.
# It is silent on how serious the matters are: a contested claim can be about something small, a supported one about something grave.
#
# </details>
#
# **2.** Choose five sentences of a report from a medium that you read, and make a table with the columns *claim*, *kind*, *speaker* and *test*.
#
# <details><summary>What a good answer has</summary>
#
# - A sentence with two claims stands in two rows.
# - *Kind* is judged by the form, whatever you believe of the content.
# - *Speaker* is a name, “unnamed” or “the report itself”; beside each passive stands “by whom?”.
# - *Test* names an observation that would count **against** the claim, and where to look for it, or says “not testable”.
#
# </details>

# %% [markdown]
# ## Readings
#
# - The joint statement of 16 May 2024 [@js-2024-05-16]: official in Russian and Chinese; English versions are unofficial.
# - The briefing of China's foreign ministry of that day [@prc-mfa-2024-05-16], beside the remarks of Secretary Blinken and Foreign Minister Kuleba in Kyiv a day before [@us-state-2024-05-15].
# - Guan (2022), a Chinese scholar on the official names since 1991 [@guan-2022], beside Weitz (2024), a US scholar on Russian views [@weitz-2024].
# - The rules on sources that a news agency sets itself [@reuters-handbook].

# %% [markdown]
# ## What comes next
#
# Each state needs the other, China has more ways to act, Russia gains trade and China access to investments: so the report.
# You can say what kind of claims these are, and which words in them need fixing.
# The lesson on trade tests them: it divides one flow of trade by two different wholes, and finds two very different numbers.
