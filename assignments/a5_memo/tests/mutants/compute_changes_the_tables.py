"""Adds a column to a table that it was given."""
# loses: a5_t2_h


# %% a5_t2
def compute(tables):
    gas = tables["gas"]
    gas["all_bcm"] = gas["to_china_bcm"] + gas["to_europe_bcm"]
    gas = gas.set_index("year")
    return {
        "replaced_share": gas["to_china_bcm"].loc[2025] / gas["all_bcm"].loc[2025],
        "replaced_with_second_line": gas["all_bcm"].loc[2025] / gas["all_bcm"].loc[2021],
        "price_ratio": gas["to_europe_bcm"].loc[2025],
        "share_ratio": gas["to_china_bcm"].loc[2021],
    }
