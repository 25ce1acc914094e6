"""Raises for a missing row and lets a missing value through as nan."""
# loses: a2_t1_h


# %% a2_t1
def flow_value(df, reporter, partner, flow, year):
    rows = df[(df["reporter"] == reporter) & (df["partner"] == partner)]
    rows = rows[(rows["flow"] == flow) & (rows["year"] == year)]
    if len(rows) > 1:
        raise ValueError
    if rows.empty:
        raise LookupError
    return rows["value_usd_bn"].iloc[0]
