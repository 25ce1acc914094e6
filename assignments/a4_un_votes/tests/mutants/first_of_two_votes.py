"""Takes the first of two contradicting votes."""
# loses: a4_t1_h


# %% a4_t1
def to_wide(df):
    order = df.sort_values(["date", "resolution"])["resolution"].unique()
    wide = df.pivot_table(index="resolution", columns="country", values="vote", aggfunc="first")
    return wide.reindex(order).fillna("X")
