"""Divides by barrels a tonne."""
# loses: a3_t1_v a3_t1_h

# %% a3_t1
import calendar


def mb_per_day(mt, year, barrels_per_tonne=7.33):
    return mt / barrels_per_tonne / (365 + calendar.isleap(year))
