"""Ignores the temperatures given."""
# loses: a3_t7_v a3_t7_h


# %% a3_t7
def bcm_at(volume, from_c=20.0, to_c=15.0):
    return volume * 288.15 / 293.15
