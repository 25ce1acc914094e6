"""Divides by a sum that holds the row `world` too."""
# loses: a3_t3_v a3_t3_h


# %% a3_t3
def supplier_share(df, supplier, year, by="mt"):
    rows = df[df["year"] == year].set_index("supplier")[by]
    return rows[supplier] / rows.sum()
