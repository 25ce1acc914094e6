"""Divides China's share by Russia's."""
# loses: a2_t7_h

# %% a2_t7
year, margin = int(mine["year"]), float(mine["margin"])
share_ru = dependence(my_trade, my_world, "RUS", "CHN", year)
share_cn = dependence(my_trade, my_world, "CHN", "RUS", year)
gaps = sorted(
    mirror_gap(my_trade, *pair, year, margin) for pair in (("RUS", "CHN"), ("CHN", "RUS"))
)
report = {
    "share_ru": share_ru,
    "share_cn": share_cn,
    "ratio": share_cn / share_ru,
    "gap_low": gaps[0],
    "gap_high": gaps[1],
}
