"""Adds the ramp before the plateau years, so that the term grows longer."""
# loses: a3_t4_h


# %% a3_t4
def contract_volume(plateau, years, ramp=()):
    return plateau * (years + sum(ramp))


def implied_price(value_usd_bn, volume_bcm):
    return value_usd_bn / volume_bcm * 1000
