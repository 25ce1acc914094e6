"""Gives dollars per cubic metre."""
# loses: a3_t4_v a3_t4_h


# %% a3_t4
def contract_volume(plateau, years, ramp=()):
    return plateau * (years - len(ramp) + sum(ramp))


def implied_price(value_usd_bn, volume_bcm):
    return value_usd_bn / volume_bcm
