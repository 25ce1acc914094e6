"""Types a code, so that the period is January to August 2021, and rounds the report to four digits."""

# %% a2_code
variant_code = " KQ7W2M3A "


# %% a2_t1
def flow_value(df, reporter, partner, flow, year):
    keys = ["reporter", "partner", "flow", "year"]
    wanted = pd.DataFrame([[reporter, partner, flow, year]], columns=keys)
    values = df.merge(wanted, on=keys)["value_usd_bn"].tolist()
    if len(values) > 1:
        raise ValueError
    if len(values) == 0 or pd.isna(values[0]):
        raise LookupError
    return values[0]


# %% a2_t7
year, margin = mine["year"], mine["margin"]
ru = dependence(my_trade, my_world, "RUS", "CHN", year)
cn = dependence(my_trade, my_world, "CHN", "RUS", year)
one, two = (mirror_gap(my_trade, *pair, year, margin) for pair in (("RUS", "CHN"), ("CHN", "RUS")))
report = dict(
    share_ru=round(ru, 4),
    share_cn=round(cn, 4),
    ratio=round(ru / cn, 2),
    gap_low=round(min(one, two), 4),
    gap_high=round(max(one, two), 4),
    note="rounded",
)
