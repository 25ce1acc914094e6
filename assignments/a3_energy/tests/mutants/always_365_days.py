"""Gives every year 365 days."""
# loses: a3_t1_h


# %% a3_t1
def mb_per_day(mt, year, barrels_per_tonne=7.33):
    return mt * barrels_per_tonne / 365
