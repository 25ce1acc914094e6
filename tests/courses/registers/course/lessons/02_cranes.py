# %% [markdown]
# ## Cranes
