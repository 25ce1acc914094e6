"""Leaves the diagonal at 0."""
# loses: a4_t4_h


# %% a4_t4
def matrix(wide, half=0.5):
    names = list(wide.columns)
    table = pd.DataFrame(0.0, index=names, columns=names)
    for a in names:
        for b in names:
            if a != b:
                table.loc[a, b] = similarity(wide, a, b, half)
    return table
