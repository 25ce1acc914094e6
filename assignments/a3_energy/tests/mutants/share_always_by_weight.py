"""Ignores the argument `by`."""
# loses: a3_t3_h


# %% a3_t3
def supplier_share(df, supplier, year, by="mt"):
    rows = df[df["year"] == year].set_index("supplier")["mt"]
    return rows[supplier] / rows["world"]
