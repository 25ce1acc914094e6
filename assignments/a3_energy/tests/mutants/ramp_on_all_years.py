"""Applies the mean of the ramp to all years."""
# loses: a3_t4_h


# %% a3_t4
def contract_volume(plateau, years, ramp=()):
    return plateau * years * (sum(ramp) / len(ramp) if len(ramp) else 1)


def implied_price(value_usd_bn, volume_bcm):
    return value_usd_bn / volume_bcm * 1000
