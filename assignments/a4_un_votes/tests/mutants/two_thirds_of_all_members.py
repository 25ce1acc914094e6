"""Asks for two thirds of all 193 members."""
# loses: a4_t6_v a4_t6_h


# %% a4_t6
def adopted(yes, no, abstain, two_thirds=True):
    if two_thirds:
        return 3 * yes >= 2 * 193
    return yes > no
