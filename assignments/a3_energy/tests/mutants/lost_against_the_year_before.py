"""Compares Europe with the year before."""
# loses: a3_t6_h


# %% a3_t6
def replacement(china, europe, base=2021):
    table = pd.concat({"to_china": china, "to_europe": europe}, axis=1).dropna().sort_index()
    start = table.loc[base]
    table = table.loc[base:].copy()
    table["lost"] = -table["to_europe"].diff().fillna(0)
    table["gained"] = table["to_china"] - start["to_china"]
    table["gap"] = table["lost"] - table["gained"]
    table["cum_gap"] = table["gap"].cumsum()
    return table
