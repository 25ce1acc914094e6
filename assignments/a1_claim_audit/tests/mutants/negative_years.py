"""Gives a negative number where the days are in the wrong order."""
# loses: a1_t4_h


# %% a1_t4
def full_years(start, on):
    start, on = pd.Timestamp(start), pd.Timestamp(on)
    return on.year - start.year - ((on.month, on.day) < (start.month, start.day))
