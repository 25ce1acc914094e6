"""Takes the nearest earlier year when the year is missing."""
# loses: a2_t6_h


# %% a2_t6
def growth(series, start, end, annual=False):
    known = series.dropna().sort_index()
    factor = known.asof(end) / known.asof(start)
    return factor ** (1 / (end - start) if annual else 1) - 1
