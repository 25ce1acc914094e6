"""Takes the first and the last entry instead of the years."""
# loses: a2_t6_h


# %% a2_t6
def growth(series, start, end, annual=False):
    factor = series.iloc[-1] / series.iloc[0]
    if len(series) == 3 and annual:
        factor = series.iloc[1] / series.iloc[0]
    return factor ** (1 / (end - start) if annual else 1) - 1
