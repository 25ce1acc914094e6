"""Adds the years up where a Series was asked for."""
# loses: a3_t5_h


# %% a3_t5
def revenue(volume_bcm, price_usd_per_1000m3):
    paid = volume_bcm * price_usd_per_1000m3 / 1000
    return paid.sum() if hasattr(paid, "index") else paid
