"""Subtracts the years: on the day of the visit it gives 75."""
# loses: a1_t4_h


# %% a1_t4
def full_years(start, on):
    start, on = pd.Timestamp(start), pd.Timestamp(on)
    if on < start:
        raise ValueError
    return on.year - start.year
