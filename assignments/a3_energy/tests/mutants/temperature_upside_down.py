"""Lets gas grow on cooling."""
# loses: a3_t7_h


# %% a3_t7
def bcm_at(volume, from_c=20.0, to_c=15.0):
    return volume * (from_c + 273.15) / (to_c + 273.15)
