"""Asks for more than two thirds."""
# loses: a4_t6_h


# %% a4_t6
def adopted(yes, no, abstain, two_thirds=True):
    if two_thirds:
        return 3 * yes > 2 * (yes + no)
    return yes > no
