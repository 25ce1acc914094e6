"""Takes the next year when the base year has no value."""
# loses: a3_t6_h


# %% a3_t6
def replacement(china, europe, base=2021):
    table = pd.concat({"to_china": china, "to_europe": europe}, axis=1).dropna().sort_index()
    table = table[table.index >= base].copy()
    start = table.iloc[0] if len(table) else None
    table["lost"] = start["to_europe"] - table["to_europe"]
    table["gained"] = table["to_china"] - start["to_china"]
    table["gap"] = table["lost"] - table["gained"]
    table["cum_gap"] = table["gap"].cumsum()
    return table
