"""Takes the mean of yearly changes for the yearly rate."""
# loses: a2_t6_h


# %% a2_t6
def growth(series, start, end, annual=False):
    known = series.dropna().sort_index()
    if annual:
        known.loc[[start, end]]
        return known.loc[start:end].pct_change().mean()
    return known.loc[end] / known.loc[start] - 1
