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
# Russia's Channel One puts thousands of headlines on its site each year.
# In 2023, a year after the two presidents had signed a statement that is quoted to this day, how many headlines in a thousand named China or Beijing?
#
# Write a number in place of `None` and run the cell; it returns in a picture.

# %%
guess = None  # headlines on China in a thousand, 2023

# %% [markdown]
# ## The claims
#
# The report of May 2024 is full of words about words [@seed-2024].
# Both presidents underline strong relations (claim S09), they will speak of successes (S16), their friendship is often pointed out (S25), and towards the outside they appear as one (S33).
# The report calls one expected topic “Western imperialism” (S23), and says that China does not follow Moscow's line all the way (S41).
#
# Some of this can be checked without knowing what anybody feels, because words leave a record.
# A **joint statement** is a negotiated text: each side gets some sentences in, and keeps some out.
# It has several **audiences**, and it exists in two languages that are equally official, with an English version only at times.
# What it says is an attribution to two speakers, not a fact about the world.
#
# ## One phrase, sixteen moments
#
# Two English words have become the name of the whole relationship.
# Do you know them, and where they stand?

# %%
import coursekit as ck

ck.quiz("08_narratives/phrase")

# %% [markdown]
# `no_limits_uses` follows the two words: who uses them, who reads a meaning into them, who narrows, replaces or leaves them out.

# %%
uses = ck.load("no_limits_uses")
uses[["date", "speaker", "act", "says"]].head(3)

# %% [markdown]
# The phrase did not begin with the presidents.
# A Chinese foreign minister gave it to Xinhua in January 2021 [@xinhua-2021-01-02], and a deputy minister repeated it that December [@tass-2021-12-03]: [2](figure:uses_2021) uses in our table before the presidents' own, and there were others.
# The next cell draws one lane for each kind of voice; `.unique()` lists the values of a column once.

# %%
voices = list(uses["voice"].unique())
marks = {"uses": "o", "reads": "s", "narrows": "v", "leaves out": "X", "replaces": "D"}
counts = uses["act"].value_counts()
seen = f"Dots in {len(voices)} lanes, 2021 to 2025. "
seen += "; ".join(f"{act}: {counts[act]}" for act in marks)
seen += ". Chinese officials use the phrase in 2021 and narrow it from March 2022 on; "
seen += "the statements of 2023 and 2024 leave it out, while NATO and newspapers use it."

# %%
with ck.chart("Said in Beijing first, elsewhere last", alt=seen, source=uses) as ax:
    for act, marker in marks.items():
        some = uses[uses["act"] == act]
        lanes = [voices.index(voice) for voice in some["voice"]]
        colour = "black" if act in ("uses", "narrows") else "#737373"
        ax.scatter(some["time"], lanes, marker=marker, s=55, color=colour, label=act)
    ax.axvline(2022.15, linestyle=":", color="#8e8e8e")
    ax.set_yticks(range(len(voices)), voices)
    ax.set(ylim=(len(voices) - 0.5, -0.5), xlim=(2020.8, 2025.6), xticks=range(2021, 2026))
    ax.legend(ncols=3, loc="upper center", bbox_to_anchor=(0.4, 1.22))

# %% [markdown]
# The dotted line is the full-scale invasion of Ukraine, 24 February 2022.
# Within a month of it a Chinese ambassador kept “no forbidden zone” and put a bottom line under it, the Charter of the United Nations [@scmp-2022-03-24].
# A year later a colleague called the words rhetoric [@fu-nyt-2023-04]; his mission then said that the interview had not been given in full, and that the words do not mean military help [@fu-2023-04-05].
# Asked about it, the Kremlin's spokesman pointed to the two statements just signed in Moscow [@peskov-2023-04].

# %%
ck.quiz("08_narratives/readings", "08_narratives/phrases_order")

# %% [markdown]
# ## Four statements
#
# In which of the presidents' joint statements do the words stand?
# Commit yourself before the picture, which shows ten wordings in four texts.
#
# We could read none of the four texts whole, and so `statement_wordings` has three values.
# *Present* means that a passage with this sense was read, quoted or summarised; *reported absent* rests on somebody who read the whole text; *not seen* means nothing at all.

# %%
grid = ck.load("statement_wordings")
wide = grid.pivot(index="wording", columns="year", values="found")
wide = wide.loc[grid["wording"].unique()]
signs = {"present": "●", "reported absent": "×", "not seen": "?"}
found = "; ".join(f"{name}: {', '.join(row)}" for name, row in wide.iterrows())
in_words = f"A grid, ten wordings by the statements of 2022 to 2025. {found}."


# %%
def texts(guess):
    """Draw ten wordings in four joint statements."""
    title = "One sentence left, others came"
    with ck.chart(title, alt=in_words, source=grid, size=(5.6, 4.2)) as ax:
        for y, x in [(y, x) for y in range(len(wide)) for x in range(4)]:
            ax.text(x, y, signs[wide.iloc[y, x]], ha="center", va="center", fontsize=13)
        ax.set_yticks(range(len(wide)), wide.index)
        ax.set_xticks(range(4), wide.columns)
        ax.set(xlim=(-0.5, 3.5), ylim=(len(wide) - 0.5, -0.5))
        ax.set(xlabel="● in   × out   ? not seen")


# %%
ck.predict("08_narratives/where_no_limits", then=texts)

# %% [markdown]
# Of [40](figure:grid_cells) cells [9](figure:grid_unseen) are question marks, and we leave them so.
# The words on friendship without limits are documented in [1](figure:no_limits_statements) statement of four and reported missing from [2](figure:no_limits_missing) [@radchenko-2023-03; @cna-2024-05-16].
# On the very day of the third text one report had the partnership without limits reaffirmed [@inkl-2024-05-16].
# In February 2025 Reuters reported that Xi *affirmed* it in a call [@reuters-2025-02-24]; the part of Xinhua's account that we read has good neighbours and true friends, and not that phrase [@xinhua-2025-02-24].
# A label of reporters had become a quotation of presidents.
#
# Absence can be read too quickly as well.
# In May 2025 an analyst found that *no alliance*, in each statement since 2023, was now missing, and took it for a deterrent [@wishnick-2025-05].
# Five weeks earlier China's foreign minister had said it in Moscow once more, beside *friends forever, never enemies* [@wang-2025-04-01].
# A sentence that is gone may have been dropped, traded, or merely not needed that day.

# %%
ck.quiz("08_narratives/three_nots", "08_narratives/give_and_take", "08_narratives/one_china")

# %% [markdown]
# ## One text, three languages
#
# The Kremlin published an English version of the statement of 2022; China's foreign ministry published none [@supchina-2022-03-24].
# English has *no limits*, which sounds like a blank cheque; Russian *не имеет границ*, knows no borders; Chinese 没有止境, has no end point, as one says of learning.
# Whoever argues from the English pair of words argues from a translation.
# Five more terms, before you see them side by side:

# %%
ck.quiz("08_narratives/two_languages")

# %% [markdown]
# | English | Russian | Chinese |
# |---|---|---|
# | multipolarity | многополярность (mnogopolyarnost) | 多极化 (duōjíhuà) |
# | *hegemony* | гегемония (gegemoniya) | 霸权 (bàquán) |
# | indivisible security | неделимость безопасности (nedelimost bezopasnosti) | 安全不可分割 (ānquán bùkě fēngē) |
# | colour revolution | цветная революция (tsvetnaya revolyutsiya) | 颜色革命 (yánsè gémìng) |
# | community with a shared future | сообщество единой судьбы (soobshchestvo yedinoy sudby) | 命运共同体 (mìngyùn gòngtóngtǐ) |
#
# ## A trap: counting words
#
# Did Moscow speak more of China as time went on?
# `headline_words` counts a word in two Russian outlets: headlines of Channel One, and the first 120 characters of the foreign ministry's messages on Telegram.

# %%
words = ck.load("headline_words")
ministry = words[(words["outlet"] == "ministry") & (words["word"] == "China")].set_index("year")
ministry["hits"].loc[2022:2023]

# %% [markdown]
# Up by [39 %](figure:ministry_china_change) in a year: *Moscow turns to China*, one could print.
# Before you print it, look at what else grew.

# %%
ministry[["hits", "items", "per_1000"]].loc[2022:2023]

# %% [markdown]
# The ministry sent far more messages of every kind, and a **rate**, which divides by all of them, did not rise.

# %%
ck.quiz("08_narratives/count_or_rate")

# %% [markdown]
# Statements have the same trap in another form, since they grow.
# That of 2022 had [5,364](figure:words_2022) English words, none of them *Ukraine* [@wapo-2022-02-04]; those of 2024 and 2025 about eight thousand in translations [@js-2024-05-16; @socialist-2025-05-27].
# In a longer text most words are more numerous, and between a count in English words and one in Chinese characters there is no rate at all.
#
# ## What the screen shows
#
# Channel One's list has about fifteen headlines a day, so the yearly totals hardly differ.
# Here is your guess, beside a second country for scale.

# %%
tv = words[words["outlet"] == "channel_one"].pivot(index="year", columns="word", values="per_1000")
seen = f"""Two lines, headlines in a thousand, 2000 to 2025. United States: between 25 and 70, {tv["United States"][2023]:.0f} in 2023.
China: between 5 and 19, {tv["China"][2008]:.1f} in 2008, {tv["China"][2021]:.1f} in 2021, {tv["China"][2023]:.1f} in 2023, {tv["China"][2025]:.1f} in 2025."""

# %%
with ck.chart("China in 2023: as often as in 2008", alt=seen, source=words) as ax:
    ax.plot(tv["China"], **ck.style("CHN"), markersize=4)
    ax.plot(tv["United States"], **ck.style("USA"), markersize=4)
    ck.label(ax, 2025, tv["China"][2025], "China")
    ck.label(ax, 2025, tv["United States"][2025], "United\nStates")
    if guess is not None:
        ax.scatter([2023], [guess], marker="*", s=120, color="black", zorder=3)
    ax.set(ylabel="headlines in a thousand", ylim=(0, None), xlim=(1999, 2026))

# %% [markdown]
# In 2023 [18.4](figure:tv_china_2023) headlines in a thousand named China.
# That is three times the [5.9](figure:tv_china_2021) of 2021, which makes a fine story, and it is the [18.3](figure:tv_china_2008) of 2008, the year of the Olympic Games in Beijing, which unmakes it.
# For each headline on China there were [2.3](figure:tv_us_to_china_2023) on the United States.
# By this measure the partner is named less often than the rival; whether that tells of attention, of news, or of habit, a count cannot say.
# In the month of the visit of 2024 the rate was the highest of its year, [23.7](figure:visit_month_rate), and far below the [47.6](figure:best_month) of February 2022, when both an Olympic flame and a president were in Beijing.
#
# Words have pasts, too.
# *Special operation* stood in [35](figure:tv_op_2005) headlines of 2005, in [6](figure:tv_op_2021) of 2021, in [216](figure:tv_op_2022) of 2022 and in [56](figure:tv_op_2025) of 2025.
# The early ones were actions of security forces, mostly in the North Caucasus: the name was taken out of a drawer in which it had lain for years.
# *War* was in [38](figure:tv_war_2022) headlines of 2022, many of them on the years 1941 to 1945, others on what speakers called an information war.

# %%
ck.quiz("08_narratives/per_thousand", "08_narratives/war_words")

# %% [markdown]
# ## Explorer: the word lens
#
# Choose an outlet, a word, and a count or a rate.
# Questions that it answers: did India gain on China in the ministry's messages?
# In which year did NATO matter most to the screen?
# Is there a word that rises by count and falls by rate?

# %%
labels = {"Channel One": "channel_one", "foreign ministry": "ministry"}


def lens(outlet, word, measure):
    """Draw one word in one outlet, by count or by rate."""
    row = words[(words["outlet"] == labels[outlet]) & (words["word"] == word)].set_index("year")
    if row.empty:
        return print(f"“{word}” was counted in Channel One's headlines alone.")
    line = row["hits"] if measure == "count" else row["per_1000"]
    title = f"{word}: most in {line.idxmax()}, least in {line.idxmin()}"
    alt = f"{word}, {outlet}: {line.iloc[0]:.0f} in {line.index[0]}, {line.iloc[-1]:.0f} in 2025."
    with ck.chart(title, alt=alt, source=words) as ax:
        ax.plot(line, color="#737373", marker="o", markersize=4)
        ax.set(ylabel="items" if measure == "count" else "in a thousand", ylim=(0, None))


# %%
from ipywidgets import Dropdown, interact

desk = interact(
    lens,
    outlet=Dropdown(options=list(labels), description="Outlet"),
    word=Dropdown(options=list(words["word"].unique()), description="Word"),
    measure=Dropdown(options=["count", "rate"], description="Measure"),
)

# %% [markdown]
# ## Do people say it too?
#
# Leaders call each other friends: “best and bosom friend”, said Xi of Putin in 2019 [@xi-2019-06].
# Pollsters ask everybody else, each in their own way; `.groupby` makes one small table of each question.

# %%
polls = ck.load("opinion").sort_values(["asked_in", "pollster", "question", "year"])
polls["name"] = polls["pollster"] + ":\n" + polls["question"]
lanes = dict(list(polls.groupby("name", sort=False)))
ends = "; ".join(f"{n.replace(chr(10), ' ')} {list(g['share_pct'])}" for n, g in lanes.items())
seen = f"Dots in {len(lanes)} lanes, one a question, per cent, earlier to later years. {ends}."

# %%
with ck.chart("Six questions, six scales", alt=seen, source=polls, size=(5.6, 5)) as ax:
    for lane, rows in enumerate(lanes.values()):
        look = ck.style(rows["asked_in"].iloc[0], "point")
        ax.scatter(rows["share_pct"], [lane] * len(rows), **look)
        for i, (share, same) in enumerate(rows.groupby("share_pct")):
            years = " ".join(f"’{year % 100:02d}" for year in same["year"])
            place, side = (lane + 0.42, "right") if i % 2 else (lane - 0.2, "left")
            ax.text(share, place, years, ha=side)
    ax.set_yticks(range(len(lanes)), list(lanes))
    ax.set(xlim=(30, 90), ylim=(len(lanes) - 0.3, -0.7))
    ax.set(xlabel="per cent; ● asked in China, ■ in Russia")

# %% [markdown]
# Within one question a change can be read, and between questions it cannot: VCIOM, owned by the state, found [34 %](figure:vciom_2005) in 2005, [60 %](figure:vciom_2014) in 2014, [55 %](figure:vciom_2022) in 2022 and [72 %](figure:vciom_2024) in 2024 [@vciom-2024-05-16].
# In 2021 Levada, which is independent, found [75 %](figure:levada_good_2021) with a good attitude to China and [38 %](figure:levada_friend_2021) who named it among friendly countries: one pollster, one year, one people, and half the number.
# By 2024 the good attitude stood at [81 %](figure:levada_good_2024).
# That a third pollster, FOM, has [72 %](figure:fom_2023) for a friendly country in 2023, as VCIOM has for friendly relations in 2024, is chance.
# In China a survey of 2022 (CEIAS) found Russia viewed positively by nearly [80 %](figure:ceias_2022), one of 2024 (CISS) favourably by [66 %](figure:ciss_2024); the first followed the invasion by weeks, the second has another scale, and we cannot tell which of the two made the gap.

# %%
ck.quiz("08_narratives/who_likes_whom", "08_narratives/comparable")

# %% [markdown]
# ## How others read the words
#
# **Beijing.** The foreign ministry says: no alliance, no confrontation, no third party as target [@xinhua-2022-03-31].
# Feng Yujun, a scholar of Russia, writes that *limitless* has ceded from official language while relations stay strong [@feng-2024]; Shen Dingli of Shanghai said that any cooperation ends where it harms a state's own interest [@cna-2024-05-16].
#
# **Moscow.** Putin told Xinhua that relations rest on equality and trust, free of ideology and of passing trends [@putin-2024-05-15].
# To President Macron's “form of vassalisation” the Kremlin answered that this misunderstands the matter [@macron-2023-05-14].
#
# **Washington and NATO.** The State Department's Ned Price saw, in February 2022, a wish for an illiberal order [@price-2022-02-23]; NATO's declaration of July 2024 writes of a “so-called ‘no limits’ partnership” [@nato-2024-07-10].
#
# **Kyiv.** On 7 February 2022 the foreign minister, Dmytro Kuleba, called the statement a gesture for Russia's benefit, and saw no reason to think that China would ease an attack [@nv-2022-02-07].
#
# **Delhi.** Shyam Saran, who once led the foreign service, read the visit of 2023 as the promise carried forward [@saran-2023-04].

# %%
ck.quiz("08_narratives/well_attributed", "08_narratives/junior")

# %% [markdown]
# ## What we do not know
#
# - What stood in drafts, and who struck it out.
# - Whether the phrase is in the statement of May 2025, and how often either side has used it since 2022; no full set of texts was within reach.
# - What Chinese television shows: nothing comparable to our Russian lists was found, so that half of the picture is missing.
# - What people would answer if nothing hung on it.
#
# ## What can now be said, and how sure
#
# - **Fact.** Words on friendship without limits stand in the statement of 2022, and Chinese officials had used them in 2021; by two reports they are missing in 2023 and 2024.
#   *Very likely right; a whole reading of the texts would settle it.*
# - **Attribution.** Chinese diplomats have narrowed the phrase, NATO and newspapers have kept it, the Kremlin has pointed to what is signed.
#   *Certain as to what was said; no motive follows.*
# - **Judgement.** The vocabulary of the two has come closer on Ukraine's *root causes* and on the United States, while the largest words were put away.
#   *Likely; ten wordings were our choice, and others could tell another story.*
#
# The united front (S33) is thus real on paper, and made of sentences that come and go.
#
# ## Exercise
#
# Find the five months from 2022 to 2025 in which China was most often in Channel One's headlines, and look up what happened.

# %%
months = ck.load("headline_months")
months.head()

# %% [markdown]
# <details><summary>Solution</summary>
#
# ```python
# months.sort_values("per_1000", ascending=False).head()
# ```
#
# January and February 2022 are the Olympic Games and Putin's visit, March 2023 is Xi in Moscow, September 2025 is Putin in Beijing.
# July 2023 has no summit, but a delegation of parliament and a naval exercise.
#
# </details>
#
# ## Readings, and what comes next
#
# - The statement of 2022 in the Kremlin's English [@tass-js-2022] beside the newspaper that counted it [@wapo-2022-02-04].
# - Hope on twelve texts and calls [@hope-2024-05]: which of its findings could our grid not have made?
# - Turcsányi and others on asking people in China [@ceias-2022].
#
# Words show where two governments say that they agree; the next lesson looks for the places where they do not.
