"""Accepts 0 and 13 months."""
# loses: a3_t2_h


# %% a3_t2
def utilisation(delivered_bcm, capacity_bcm, months=12):
    if capacity_bcm == 0:
        raise ValueError
    return delivered_bcm / (capacity_bcm * months / 12)
