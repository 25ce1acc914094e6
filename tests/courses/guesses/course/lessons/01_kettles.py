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
# Who buys kettles, and how did sales go on?

# %%
import coursekit as ck

kettles = ck.load("kettles")

# %%
ck.quiz("01_kettles/buyers", "01_kettles/north")


# %%
def draw(guess):
    with ck.chart("Sales of kettles doubled", alt="A line that rises.", source=kettles) as ax:
        ax.plot(list(guess), list(guess.values()))
        ax.set_ylabel("billion US dollars")


ck.predict("01_kettles/turnover", then=draw)
