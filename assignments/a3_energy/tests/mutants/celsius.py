"""Takes the ratio in degrees Celsius."""
# loses: a3_t7_v a3_t7_h


# %% a3_t7
def bcm_at(volume, from_c=20.0, to_c=15.0):
    return volume * to_c / from_c
