# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# ## Three sentences about tiles
#
# A report says that stores are filling up [@report-2024].
# On the last day [1.50 Mt](figure:tiles_stored) lay in store, after [76 days](figure:tiles_days) of counting.
# A table can test [2](figure:claims_tested) of the three claims.

# %%
import coursekit as ck
from ipywidgets import interact

claims = ck.load("claims")
tiles = ck.load("tiles")


# %%
@interact(store=["north", "south"])
def stored(store):
    return tiles[tiles["store"] == store]


# %%
ck.quiz("02_second")

# %% [markdown]
# What changes the answer is not more tiles but a better table.
