"""Reads an abstention as a no."""
# loses: a4_t2_h a4_t3_h


# %% a4_t2
def same_share(wide, a, b):
    wide = wide[[a, b]].replace("A", "N")
    both = wide[(wide[a] != "X") & (wide[b] != "X")]
    return (both[a] == both[b]).mean()


# %% a4_t3
def similarity(wide, a, b, half=0.5):
    return same_share(wide, a, b)
