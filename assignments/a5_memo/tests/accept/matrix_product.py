"""rank as a matrix product, ranks as floats, odds as logarithms."""


# %% a5_t3
def asymmetry(a_on_b, b_on_a):
    if a_on_b < 0 or b_on_a < 0:
        raise ValueError("negative")
    total = a_on_b + b_on_a
    return np.nan if total == 0 else a_on_b / total - b_on_a / total


# %% a5_t4
def rank(scores, weights):
    criteria = pd.Series(weights, dtype=float)
    means = scores.groupby(["criterion", "id"])["value"].mean().unstack("criterion")
    score = means.reindex(columns=criteria.index) @ (criteria / criteria.sum())
    table = score.to_frame("score")
    table["rank"] = table["score"].rank(ascending=False, method="min", na_option="bottom")
    return table.reset_index().sort_values(["rank", "id"]).set_index("id")


# %% a5_t5
def update(prior, likelihood_ratio):
    if likelihood_ratio <= 0:
        raise ValueError
    if prior == 0 or prior == 1:
        return float(prior)
    log_odds = math.log(prior) - math.log1p(-prior) + math.log(likelihood_ratio)
    return 1 / (1 + math.exp(-log_odds))


def brier(p, outcome):
    return float(pd.Series(np.atleast_1d(p)).sub(pd.Series(np.atleast_1d(outcome))).pow(2).mean())
