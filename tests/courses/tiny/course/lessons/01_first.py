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
# Two ports trade tea.
# Before any data: which of them sells more?

# %%
import coursekit as ck

tea = ck.load("tea")
tea.tail(2)

# %% [markdown]
# ## What the office counted
#
# China sold [9.1 billion US dollars](figure:tea_2024) of tea in 2024 [@tea-office-2025].
# That is [79 %](figure:tea_share_2024) of all tea in the table.
# Russia's sales fell by [4.0 %](figure:tea_change_2024) in the same year.
# Written again, the first number is still [9.1](figure:tea_2024).
#
# Who counts decides what is counted [@handbook-2020; @tea-office-2025].

# %%
lines = tea.pivot(index="year", columns="exporter", values="value_usd_bn")
with ck.chart(
    "China sells more tea each year",
    alt=f"Two lines, 2022 to 2024; they end at {lines['CHN'].iloc[-1]} and {lines['RUS'].iloc[-1]}.",
    source=tea,
) as ax:
    for code in ("CHN", "RUS"):
        ax.plot(lines.index, lines[code], **ck.style(code))
    ax.set_ylabel("billion US dollars")

# %%
ck.quiz("01_first/seller", "01_first/ratio")

# %% [markdown]
# <details><summary>Solution</summary>
#
# ```python
# lines["CHN"] / lines["RUS"]
# ```
#
# </details>

# %%
ck.figure("tea_2024").text
