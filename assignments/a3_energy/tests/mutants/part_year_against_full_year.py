"""Judges a part-year against the capacity of a full one."""
# loses: a3_t2_h


# %% a3_t2
def utilisation(delivered_bcm, capacity_bcm, months=12):
    if capacity_bcm == 0 or not 1 <= months <= 12:
        raise ValueError
    return delivered_bcm / capacity_bcm
