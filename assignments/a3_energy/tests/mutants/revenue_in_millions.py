"""Gives millions of dollars."""
# loses: a3_t5_v a3_t5_h


# %% a3_t5
def revenue(volume_bcm, price_usd_per_1000m3):
    return volume_bcm * price_usd_per_1000m3
