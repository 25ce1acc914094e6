"""Multiplies the probability instead of the odds."""
# loses: a5_t5_h


# %% a5_t5
def update(prior, likelihood_ratio):
    if likelihood_ratio <= 0:
        raise ValueError
    return min(1.0, prior * likelihood_ratio)


def brier(p, outcome):
    return np.mean((np.asarray(p) - np.asarray(outcome)) ** 2)
