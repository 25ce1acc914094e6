"""Reads an absence as an abstention."""
# loses: a4_t2_h


# %% a4_t2
def same_share(wide, a, b):
    wide = wide[[a, b]].replace("X", "A")
    return (wide[a] == wide[b]).mean()
