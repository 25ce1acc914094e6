"""Divides by all resolutions."""
# loses: a4_t2_h


# %% a4_t2
def same_share(wide, a, b):
    same = (wide[a] == wide[b]) & (wide[a] != "X")
    return same.sum() / len(wide)
