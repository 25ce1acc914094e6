# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# ## Which river?

# %%
import coursekit as ck

ck.quiz("01_rivers")
