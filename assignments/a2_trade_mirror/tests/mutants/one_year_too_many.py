"""Takes the root over end − start + 1 years."""
# loses: a2_t6_v a2_t6_h


# %% a2_t6
def growth(series, start, end, annual=False):
    known = series.dropna()
    factor = known.loc[end] / known.loc[start]
    return factor ** (1 / (end - start + 1) if annual else 1) - 1
