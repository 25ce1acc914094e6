"""Fills one half of the matrix."""
# loses: a4_t4_h


# %% a4_t4
def matrix(wide, half=0.5):
    names = list(wide.columns)
    table = pd.DataFrame(math.nan, index=names, columns=names)
    for i, a in enumerate(names):
        for b in names[i:]:
            table.loc[a, b] = similarity(wide, a, b, half)
    return table
