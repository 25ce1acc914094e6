"""Gives the share by value where weight was asked for."""
# loses: a3_t3_h


# %% a3_t3
def supplier_share(df, supplier, year, by="mt"):
    rows = df[df["year"] == year].set_index("supplier")["value_usd_bn"]
    return rows[supplier] / rows["world"]
