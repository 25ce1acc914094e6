# %% [markdown]
# ## Guess first
#
# Who has more kettles?

# %%
import coursekit as ck

ck.timeline()
