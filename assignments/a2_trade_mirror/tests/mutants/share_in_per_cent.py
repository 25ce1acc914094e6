"""Gives shares and growth in per cent."""
# loses: a2_t3_v a2_t3_h a2_t6_v a2_t6_h


# %% a2_t3
def dependence(bilateral, totals, country, partner, year, reporter=None):
    book = reporter or country
    other = partner if book == country else country
    whole = totals[(totals["country"] == country) & (totals["year"] == year)]["value_usd_bn"]
    return 100 * turnover(bilateral, book, other, year) / whole.sum()


# %% a2_t6
def growth(series, start, end, annual=False):
    known = series.dropna()
    factor = known.loc[end] / known.loc[start]
    return 100 * (factor ** (1 / (end - start) if annual else 1) - 1)


# %% a2_t7
year, margin = int(mine["year"]), float(mine["margin"])
share_ru = dependence(my_trade, my_world, "RUS", "CHN", year) / 100
share_cn = dependence(my_trade, my_world, "CHN", "RUS", year) / 100
gaps = sorted(
    mirror_gap(my_trade, *pair, year, margin) for pair in (("RUS", "CHN"), ("CHN", "RUS"))
)
report = {
    "share_ru": share_ru,
    "share_cn": share_cn,
    "ratio": share_ru / share_cn,
    "gap_low": gaps[0],
    "gap_high": gaps[1],
}
