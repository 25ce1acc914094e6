"""Compares with 0.67: exactly two thirds are refused."""
# loses: a4_t6_h


# %% a4_t6
def adopted(yes, no, abstain, two_thirds=True):
    if two_thirds:
        return yes / (yes + no) >= 0.67
    return yes > no
