"""Divides days by 365.25: the anniversary itself may be missed."""
# loses: a1_t4_h


# %% a1_t4
def full_years(start, on):
    start, on = pd.Timestamp(start), pd.Timestamp(on)
    if on < start:
        raise ValueError
    return int((on - start).days / 365.25)
