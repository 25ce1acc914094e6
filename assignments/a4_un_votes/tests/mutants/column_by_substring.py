"""Finds the column of a country by a part of its name."""
# loses: a4_t2_h


# %% a4_t2
def same_share(wide, a, b):
    a = next(name for name in wide.columns if a in name)
    b = next(name for name in wide.columns if b in name)
    both = wide[(wide[a] != "X") & (wide[b] != "X")]
    return (both[a] == both[b]).mean()
