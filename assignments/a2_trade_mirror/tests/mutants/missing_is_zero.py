"""Reads a missing row or value as 0."""
# loses: a2_t1_v a2_t1_h


# %% a2_t1
def flow_value(df, reporter, partner, flow, year):
    rows = df[(df["reporter"] == reporter) & (df["partner"] == partner)]
    rows = rows[(rows["flow"] == flow) & (rows["year"] == year)]
    if len(rows) > 1:
        raise ValueError
    return rows["value_usd_bn"].fillna(0).sum()
