"""Cuts a utilisation above 1 down to 1."""
# loses: a3_t2_h


# %% a3_t2
def utilisation(delivered_bcm, capacity_bcm, months=12):
    if capacity_bcm == 0 or not 1 <= months <= 12:
        raise ValueError
    return min(1.0, delivered_bcm / (capacity_bcm * months / 12))
