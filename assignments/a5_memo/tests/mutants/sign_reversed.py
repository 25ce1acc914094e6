"""Positive where B depends more."""
# loses: a5_t3_v a5_t3_h


# %% a5_t3
def asymmetry(a_on_b, b_on_a):
    if a_on_b < 0 or b_on_a < 0:
        raise ValueError
    if a_on_b + b_on_a == 0:
        return math.nan
    return (b_on_a - a_on_b) / (a_on_b + b_on_a)
