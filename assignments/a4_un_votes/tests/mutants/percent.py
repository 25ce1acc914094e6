"""Gives a percentage."""
# loses: a4_t2_v a4_t2_h


# %% a4_t2
def same_share(wide, a, b):
    both = wide[(wide[a] != "X") & (wide[b] != "X")]
    return 100 * (both[a] == both[b]).mean()
