"""Drops abstentions as if the country had been absent."""
# loses: a4_t2_h


# %% a4_t2
def same_share(wide, a, b):
    both = wide[wide[a].isin(["Y", "N"]) & wide[b].isin(["Y", "N"])]
    return (both[a] == both[b]).mean()
