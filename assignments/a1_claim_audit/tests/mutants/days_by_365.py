"""Divides days by 365: leap days pile up into years."""
# loses: a1_t4_h


# %% a1_t4
def full_years(start, on):
    start, on = pd.Timestamp(start), pd.Timestamp(on)
    if on < start:
        raise ValueError
    return (on - start).days // 365
