"""Leaves a missing vote as nan."""
# loses: a4_t1_h


# %% a4_t1
def to_wide(df):
    single = df.drop_duplicates(["resolution", "country", "vote"])
    if single.duplicated(["resolution", "country"]).any():
        raise ValueError
    order = df.sort_values(["date", "resolution"])["resolution"].unique()
    return single.pivot(index="resolution", columns="country", values="vote").reindex(order)
