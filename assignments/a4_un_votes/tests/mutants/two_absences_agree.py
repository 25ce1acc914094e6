"""Counts two absences as agreement."""
# loses: a4_t2_h


# %% a4_t2
def same_share(wide, a, b):
    both = wide[(wide[a] == "X") == (wide[b] == "X")]
    return (both[a] == both[b]).mean()
