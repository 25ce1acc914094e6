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
# Between 2014 and 2025 the UN General Assembly voted again and again on Ukraine.
# Russia said *no* to every one of the texts that we shall read.
# On how many of fourteen do you think China said the same?
# Write a number in place of `None` and run the cell; it returns in a picture.

# %%
guess = None  # texts of fourteen on which China voted as Russia did

# %% [markdown]
# ## The claims
#
# The report of May 2024 has the two states show one face to the outside (claim S33) and point the same way in strategy (S13), and it counts the war among the points where they differ (S35) [@seed-2024].
# It also says that China does not follow Russia all the way (S41).
# Votes are where such sentences meet a public record: a state must choose, in front of all others, on a text that anybody can read.
# Three choices are open to a member that takes part: *yes*, *no*, and **abstention**.
# A member that does not take part is **absent**, which is something else.
# Most texts of the Assembly pass by **consensus**, without a vote; only where somebody asks for a **recorded vote** are names written down.
#
# The Security Council has fifteen members, and the *no* of any of the five permanent ones, a **veto**, stops a draft; an abstention does not.
# Two of the five seats have changed hands: that of China was held by the Republic of China, whose government had moved to Taiwan in 1949, until 25 October 1971 [@unga-2758], and that of the Soviet Union passed to Russia in December 1991.

# %%
import coursekit as ck

ck.quiz("07_un_votes/abstain_absent", "07_un_votes/seat", "07_un_votes/china_column")

# %% [markdown]
# ## The table
#
# `un_votes` has one vote of one state on one text in each row.
# `Y` is a yes, `N` a no, `A` an abstention, `X` no recorded vote.

# %%
votes = ck.load("un_votes")
votes[votes["resolution"] == "ES-11/3"][["country", "vote", "status"]]

# %% [markdown]
# Fourteen texts make up our first set: seven of 2014 to 2019 on Crimea, from 68/262 on [@unga-68-262], and seven of the emergency session that met after the invasion of February 2022, from ES-11/1 on [@unga-es11-1].
# Such a session rests on a resolution of 1950, *Uniting for Peace*: the Assembly may act where a veto stops the Council [@unga-377].
# They are a selection: the yearly texts on human rights in Crimea go on after 2019 and are not in the table.
# `.pivot` lays the table out with a text in each row and a state in each column; read down China's, with the topics beside it.

# %%
fourteen = votes[votes["subset"] == "fourteen"]
topics = fourteen.drop_duplicates("resolution").set_index("resolution")[["topic"]]
wide = fourteen.pivot(index="resolution", columns="country", values="vote").loc[topics.index]
topics.join(wide[["CHN", "RUS", "IND", "BRA", "USA"]])

# %% [markdown]
# ## First measure: the identical share
#
# Comparing two columns gives `True` where the letters agree; the mean of such a column is the share of `True`.

# %%
same = (wide["CHN"] == wide["RUS"]).mean()
print(f"China and Russia, identical: {100 * same:.0f} %")

# %%
ck.quiz("07_un_votes/same_share", "07_un_votes/half_credit")

# %% [markdown]
# China cast the same vote as Russia on [7](figure:un_same_ru_count) texts and abstained on [7](figure:un_half_ru_count).
# The identical share is [50 %](figure:un_same_ru).
# With half a point for each abstention beside a *no* it is [75 %](figure:un_half_ru), for China and India [89.3 %](figure:un_half_ind).
# If one holds that an abstention has the same effect as a *no*, since it too withholds a *yes*, it is [100 %](figure:un_as_no_ru).
# The votes have not moved; the rule has.
#
# ## A trap: a number without a neighbour
#
# A headline writer takes the last rule and prints: *China and Russia vote as one, in every case.*
# It is arithmetic, and it is a trap; the way out is a **baseline**: the same rule, applied to another pair.


# %%
def alike(table, code, weight=0):
    """Return how like China's a state's votes are, in per cent; one abstention scores the weight."""
    pair = table[["CHN", code]]
    pair = pair[(pair != "X").all(axis=1)]
    score = (pair["CHN"] == pair[code]).astype(float)
    score[(pair == "A").sum(axis=1) == 1] = weight
    return 100 * score.mean()


# %% [markdown]
# `.all(axis=1)` asks whether a condition holds in the whole row, `.astype(float)` turns true and false into 1 and 0, and below `.replace("A", "N")` exchanges one letter for another.
# Who votes most like China?

# %%
ck.quiz("07_un_votes/closest")

# %%
rules, strict = ["identical", "half credit", "abstention as no"], wide.replace("A", "N")
pairs = {"RUS": "Russia", "IND": "India", "BRA": "Brazil"}
bars = {code: [alike(wide, code), alike(wide, code, 0.5), alike(strict, code)] for code in pairs}
seen = f"Groups of bars ({', '.join(rules)}), per cent alike with China: "
seen += "; ".join(f"{pairs[code]} {a:.0f}, {b:.0f}, {c:.0f}" for code, (a, b, c) in bars.items())

# %%
with ck.chart("From 50 to 100 by the rule alone", alt=seen, source=votes) as ax:
    for place, (code, row) in enumerate(bars.items()):
        spots = [i + 0.3 * (place - 1) for i in range(3)]
        bar = ax.bar(spots, row, width=0.27, **ck.style(code, "bar"), label=pairs[code])
        ax.bar_label(bar, fmt="{:.0f}", padding=2, fontsize=9)
    if guess is not None:
        ax.scatter([-0.3], [100 * guess / 14], marker="*", s=120, color="black", zorder=3)
    ax.set_xticks(range(3), [rule.replace(" ", "\n", 1) for rule in rules])
    ax.set(ylabel="per cent alike with China", ylim=(0, 115))
    ax.legend(ncols=3, loc="upper left")

# %% [markdown]
# Under the headline's rule India, too, reaches [100 %](figure:un_as_no_ind) with China, although the two dispute a border.
# A rule that makes all of them one bloc cannot tell blocs apart.
# Under the strict rule China is nearer to Iran ([92 %](figure:un_same_ir)), Kazakhstan ([86 %](figure:un_same_kz)), India ([79 %](figure:un_same_ind)) and South Africa ([71 %](figure:un_same_za)) than to Russia ([50 %](figure:un_same_ru)).
# That order is ours, from few texts; three of Iran's and Kazakhstan's votes are unconfirmed, and one vote moves a share by several points.
#
# Likeness has one more limit: Pakistan abstained on all fourteen, and so it has the same share with China as Russia has, without one vote in common with Russia.
# The next picture shows all letters at once, with China at the top and the others below it by half credit.
# In its last column the United States says *no* with Russia: in February 2025, under a new president, it voted against Ukraine's text.

# %%
likeness = {code: alike(wide, code, 0.5) for code in wide.columns if code != "CHN"}
states = ["CHN", *sorted(likeness, key=likeness.get, reverse=True)]
tally = {code: wide[code].value_counts() for code in states}
seen = "A grid of letters, states down, texts across. No votes, and abstentions: "
seen += "; ".join(f"{code} {n.get('N', 0)} and {n.get('A', 0)}" for code, n in tally.items())

# %%
title = "China's row is nearer to India's than to Russia's"
with ck.chart(title, alt=seen, source=votes, size=(5.6, 4.4)) as ax:
    for row, code in enumerate(states):
        for column, vote in enumerate(wide[code]):
            look = {"Y": "none", "A": "#8e8e8e33", "N": "#2a7fc066", "X": "none"}[vote]
            box = {"boxstyle": "square,pad=0.3", "facecolor": look, "edgecolor": "none"}
            ax.text(column, row, vote, ha="center", va="center", bbox=box)
    ax.set(xlim=(-0.6, 13.6), ylim=(13.6, -0.6))
    ax.set_yticks(range(14), states)
    ax.set_xticks(range(14), list(wide.index), rotation=90)
    ax.grid(visible=False)

# %% [markdown]
# ## Which texts? The second half of the trap
#
# Whoever chooses the texts chooses the answer.
# On the seven of the emergency session alone China and Russia agree in [29 %](figure:un_es11_same_ru), China and India in [71 %](figure:un_es11_same_ind).
# Now add two texts that are seldom on such lists.
#
# In April 2023 the Assembly adopted a text on cooperation with the Council of Europe, 77/284, by [122](figure:yes_77_284) votes.
# One of its recitals speaks of the aggression by the Russian Federation against Ukraine [@unga-77-284].
# China, India, Kazakhstan and Brazil voted *yes*, Russia *no* [@ukranews-2023-05].
# Ukraine's ambassador called it the first time that China said *yes* to these words [@interfax-ua-2023-05-01]; in a vote on the recital alone China abstained, and its mission wrote that it does not endorse the words [@paragraph-2023-05; @prc-un-2023-05].
# In July 2024, on the nuclear plant at Zaporizhzhia, China abstained [@unga-78-316; @cgtn-2024-07-12].
# With these two the identical share falls from a half to [44 %](figure:un_sixteen_same_ru).

# %%
ck.quiz("07_un_votes/opposite")

# %% [markdown]
# ## Does an abstention count?
#
# In the Assembly, important questions need two thirds of the members *present and voting*; those who abstain count as not voting [@un-charter; @tass-2022-04-07].
# The suspension of Russia from the Human Rights Council in April 2022 got [93](figure:yes_es11_3) yes, [24](figure:no_es11_3) no and [58](figure:abstain_es11_3) abstentions [@unga-es11-3].

# %%
ck.quiz("07_un_votes/two_thirds")

# %% [markdown]
# Of votes cast, [79.5 %](figure:yes_of_cast_es11_3) were *yes*; with abstentions in the whole it would have been [53.1 %](figure:yes_of_all_es11_3), too few.
# So by the rule an abstention made it easier for the text to pass.
# Russia's mission had asked for votes against, and had written that abstaining or staying away would be taken as an unfriendly gesture [@ru-note-2022-04-06].
# China voted against.
#
# ## Explorer: the coding lab
#
# How much is an abstention worth beside a *yes* or *no*: nothing, half, or as much as agreement?
# Choose the weight and the texts: at which weight does Russia catch up with India?
# Which sentence on China and Russia holds at every setting?

# %%
sets = {"all fourteen": wide, "before 2022": wide.iloc[:7], "since 2022": wide.iloc[7:]}


# %%
def lab(weight, texts):
    scores = {code: alike(sets[texts], code, weight) for code in wide.columns if code != "CHN"}
    rank = sorted(scores, key=scores.get)
    ahead = sum(score > scores["RUS"] + 0.01 for score in scores.values())
    title = f"States nearer to China than Russia is: {ahead}"
    alt = f"Bars: {', '.join(f'{code} {scores[code]:.0f}' for code in reversed(rank))} per cent."
    with ck.chart(title, alt=alt, source=votes) as ax:
        for code in rank:
            ax.barh(code, scores[code], height=0.65, **ck.style(code, "bar"))
        ax.set(xlim=(0, 105), xlabel=f"per cent alike with China, {texts}")
        ax.grid(visible=False, axis="y")


# %%
from ipywidgets import Dropdown, FloatSlider, interact

desk = interact(
    lab,
    weight=FloatSlider(value=0.5, min=0, max=1, step=0.1, description="Weight"),
    texts=Dropdown(options=list(sets), description="Texts"),
)

# %% [markdown]
# Weight 1 asks only whether two states stood on opposite sides.
# China and Russia did so on none of these fourteen texts, nor did China and India: that sentence survives every setting.
#
# ## All votes, not only Ukraine
#
# `un_agreement` counts *all* recorded votes of a session, on Palestine, disarmament, development and much else [@unga-votes-2021].
# It ends with the session of 2019.

# %%
agreement = ck.load("un_agreement")
lines = {pair: rows.set_index("year") for pair, rows in agreement.groupby("pair")}
china_russia = lines["CHN-RUS"]["agreement_pct"]


# %%
def with_india(guess):
    india = lines["CHN-IND"]["agreement_pct"]
    alt = f"Two lines, 2000 to 2019. China–Russia ends at {china_russia[2019]:.0f} per cent, China–India at {india[2019]:.0f}; they cross often."
    with ck.chart("High, and about as high with India", alt=alt, source=agreement) as ax:
        for code, line in {"RUS": china_russia, "IND": india}.items():
            ax.plot(line[line.index >= 2000], **ck.style(code), label=pairs[code])
        look = {"marker": "*", "s": 90, "color": "black", "label": "your guess for India"}
        ax.scatter(list(guess), list(guess.values()), **look)
        ax.set(ylabel="per cent of votes identical with China's", ylim=(0, 100))
        ax.legend(loc="lower left")


# %%
ck.predict("07_un_votes/agreement_sketch", then=with_india)

# %%
ck.quiz("07_un_votes/baseline")

# %% [markdown]
# China and Russia agreed in [79 %](figure:agree_cn_ru_2019) of [87](figure:agree_n_2019) votes in the session of 2019.
# It sounds like a bloc, until one sees China and India at [82 %](figure:agree_cn_in_2019); China and the United States stood at [13 %](figure:agree_cn_us_2019).
# From 2013 to 2016, the years of Crimea, the share did not rise: [72 %](figure:agree_cn_ru_2013), then [68 %](figure:agree_cn_ru_2016).
#
# Is it a habit of decades?
# The lesson on history draws the long line of this share; here are three of its points.
# In 1990, when the Soviet Union still held the seat, the share was [89 %](figure:agree_cn_ru_1990); in 1995 Russia and China were at [47 %](figure:agree_cn_ru_1995), and Russia and the United States at [36 %](figure:agree_ru_us_1995).
# High agreement around 1980 marked no friendship, for the two were then on hostile terms; one explanation is that each voted with the same majority of developing states.
# Bailey, Strezhnev and Voeten add that a share moves with the agenda, even if no state changes its mind, and estimate positions instead [@bailey-2017]; Häge corrects for agreement by chance [@hage-2011].
#
# ## The Security Council: who stands alone?
#
# `sc_vetoes` lists drafts that Russia vetoed from 2007 to 2024, and what China did.

# %%
vetoes = ck.load("sc_vetoes")
vetoes["china"].value_counts()

# %%
ck.quiz("07_un_votes/vetoes_alone", "07_un_votes/veto_cases")

# %% [markdown]
# Of [36](figure:vetoes_ru) drafts, China joined the veto on [16](figure:vetoes_joint), [10](figure:vetoes_syria_joint) of them on Syria, where Russia cast [18](figure:vetoes_syria).
# On all [4](figure:vetoes_ukraine) on Ukraine it abstained, and in November 2024, on Sudan, it voted for the draft [@ap-2024-11-18].
# We know of no Chinese veto of these years that Russia did not cast as well.
# One reading is that China can abstain at ease, since Russia's *no* is enough; another is that Russia has shown it needs no company.
# Both fit the one table.
#
# Newspapers slip here as well: a Norwegian report of April 2024 has China vote against a draft on outer space [@adressa-2024-04]; Japan's Jiji Press, among others, has it abstain [@jiji-2024-04-25].

# %%
ck.quiz("07_un_votes/who_needs_votes", "07_un_votes/uniting")

# %% [markdown]
# ## What does an abstention mean? Ask those who explain it
#
# - **Beijing.** Explaining an abstention in the Council on 25 February 2022, China's ambassador Zhang Jun said that the sovereignty and territorial integrity of all states should be respected, and that action should help to defuse the crisis [@zhang-2022-02-25].
#   Against the suspension in April he argued that haste forces states to take sides [@zhang-2022-04-07].
#   For resolution 2774 of February 2025, which Russia, China and the United States all supported, his successor Fu Cong said that peace talks are always preferable to war [@fu-2025-02-24].
# - **Moscow.** Its ambassador, Vassily Nebenzia, thanked the members that did not support the draft of February 2022; three had abstained, and nobody had joined his *no* [@nebenzia-2022-02-25].
#   Foreign minister Sergey Lavrov wrote in October 2024 of a balanced and consistent Chinese approach [@lavrov-2024-10].
# - **Washington and others.** After the Council's vote of 30 September 2022 on the four regions the US ambassador, Linda Thomas-Greenfield, said that the abstentions “clearly were not a defense of Russia” [@reuters-2022-09-30].
#   A Guardian analysis saw frustration in the West and a warning to Moscow in one and the same vote [@guardian-2022-02-26].
# - **Kyiv.** Yurii Poita, of a research network in Kyiv, wrote in March 2022 that Ukrainian experts see tacit consent, and that Kyiv can live with it so long as China gives no military help [@poita-2022-03].
#   Ukraine's ambassador in Pretoria called South Africa's reasons for abstaining alarming [@abravitova-2022-03].
# - **Third countries.** India's ambassador, Ruchira Kamboj, said that its abstention followed a well-thought-out national position, and that territorial integrity must be upheld [@kamboj-2022-10-12].
#   South Africa's, Mathu Joyini, argued that the text of March 2022 would deepen the rift [@joyini-2022-03-02].
#   Kazakhstan's foreign ministry explained its *no* of April 2022: first an inquiry, then a decision [@smadiyarov-2022-04-11].

# %%
ck.quiz("07_un_votes/meanings", "07_un_votes/recognition", "07_un_votes/isolated")

# %% [markdown]
# ## What we do not know
#
# - What states agreed on before a vote: drafts are softened or withdrawn, and that leaves no row.
# - How the two voted in all recorded votes after 2019; we found no complete table.
# - Whether an abstention avoids a cost, keeps a principle, or keeps a door open; the same letter serves all three.
# - Three of China's votes on drafts that Russia vetoed, and nineteen votes of third states, stand in our tables as unconfirmed.
#
# ## What can now be said, and how sure
#
# - **Fact.** On fourteen texts on Ukraine from 2014 to 2025 China voted *no* with Russia on seven and abstained on seven, by the data set and the reports cited.
#   *Very likely right vote by vote; other choices of texts give other counts.*
# - **Attribution.** Chinese diplomats explain abstentions by the sovereignty of all states and the wish not to take sides; a Ukrainian expert reads them as tacit consent, a US ambassador said that they are no defence of Russia.
#   *Certain as to what was said; none of it proves a motive.*
# - **Judgement.** In all votes together China stood about as near to India as to Russia, and on territory and the war nearer to India.
#   *Likely; complete votes after 2019 could change it.*
#
# The united front (S33) is thus real on human rights texts and Syria, and partial on the war; *aligned* (S13) needs a neighbour to mean anything.
#
# ## Exercise
#
# For 2015 to 2019 China and India have a mean of yearly shares of [71.2 %](figure:agree_cn_in_mean).
# Compute the share of all votes of these years together, and say why it differs.

# %%
five_years = lines["CHN-IND"].loc[2015:2019]
five_years[["roll_calls", "identical", "agreement_pct"]]

# %% [markdown]
# <details><summary>Solution</summary>
#
# ```python
# pooled = 100 * five_years["identical"].sum() / five_years["roll_calls"].sum()
# print(f"{pooled:.1f} %")
# ```
#
# It is [69.7 %](figure:agree_cn_in_pooled): sessions with many votes weigh more, and those of low agreement had the most.
# Neither is wrong; say which one you print.
#
# </details>
#
# ## Readings, and what comes next
#
# - Zhang Jun's explanation of 25 February 2022 [@zhang-2022-02-25] beside South Africa's of 2 March [@joyini-2022-03-02]: what do they share, and what does each add?
# - Bailey, Strezhnev and Voeten on votes as a measure [@bailey-2017]; Häge on chance [@hage-2011].
# - Poita's view from Kyiv [@poita-2022-03].
#
# A vote is one letter; the next lesson reads what the two governments write together, in words.
