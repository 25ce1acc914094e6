"""Takes China's books of the next year into the report."""
# loses: a2_t7_h

# %% a2_t7
year, margin = int(mine["year"]), float(mine["margin"])
share_ru = dependence(my_trade, my_world, "RUS", "CHN", year)
share_cn = (
    turnover(my_trade, "CHN", "RUS", year + 1)
    / my_world[(my_world["country"] == "CHN") & (my_world["year"] == year)]["value_usd_bn"].sum()
)
out = flow_value(my_trade, "CHN", "RUS", "import", year + 1) / (1 + margin)
out = out / flow_value(my_trade, "RUS", "CHN", "export", year) - 1
back = mirror_gap(my_trade, "CHN", "RUS", year, margin)
report = {
    "share_ru": share_ru,
    "share_cn": share_cn,
    "ratio": share_ru / share_cn,
    "gap_low": min(out, back),
    "gap_high": max(out, back),
}
