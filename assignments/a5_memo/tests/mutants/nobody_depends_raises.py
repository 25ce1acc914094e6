"""Two zeros end in a ZeroDivisionError."""
# loses: a5_t3_h


# %% a5_t3
def asymmetry(a_on_b, b_on_a):
    if a_on_b < 0 or b_on_a < 0:
        raise ValueError
    return (a_on_b - b_on_a) / (a_on_b + b_on_a)
