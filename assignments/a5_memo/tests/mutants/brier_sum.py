"""Adds the squares up."""
# loses: a5_t5_h


# %% a5_t5
def update(prior, likelihood_ratio):
    if likelihood_ratio <= 0:
        raise ValueError
    return prior * likelihood_ratio / (prior * likelihood_ratio + 1 - prior)


def brier(p, outcome):
    return np.sum((np.asarray(p) - np.asarray(outcome)) ** 2)
