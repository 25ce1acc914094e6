"""Divides by the sum of the suppliers that are listed."""
# loses: a3_t3_h


# %% a3_t3
def supplier_share(df, supplier, year, by="mt"):
    rows = df[(df["year"] == year) & (df["supplier"] != "world")].set_index("supplier")[by]
    return rows[supplier] / rows.sum()
