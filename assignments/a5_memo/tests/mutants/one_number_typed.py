"""Computes most numbers and types one of them."""
# loses: a5_t2_h


# %% a5_t2
def compute(tables):
    gas = tables["gas"].set_index("year")
    lost = gas["to_europe_bcm"].loc[2021] - gas["to_europe_bcm"].loc[2025]
    gained = gas["to_china_bcm"].loc[2025] - gas["to_china_bcm"].loc[2021]
    return {
        "replaced_share": gained / lost,
        "replaced_with_second_line": (gained + 50) / lost,
        "price_ratio": 0.62,
        "share_ratio": gained,
        "lost": lost,
    }
