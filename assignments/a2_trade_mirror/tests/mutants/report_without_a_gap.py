"""Leaves the larger gap out of the report."""
# loses: a2_t7_h

# %% a2_t7
year, margin = int(mine["year"]), float(mine["margin"])
share_ru = dependence(my_trade, my_world, "RUS", "CHN", year)
share_cn = dependence(my_trade, my_world, "CHN", "RUS", year)
report = {
    "share_ru": share_ru,
    "share_cn": share_cn,
    "ratio": share_ru / share_cn,
    "gap_low": mirror_gap(my_trade, "RUS", "CHN", year, margin),
}
