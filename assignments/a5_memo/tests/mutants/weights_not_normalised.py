"""Adds weighted scores up without dividing by the weights."""
# loses: a5_t4_h


# %% a5_t4
def rank(scores, weights):
    means = scores.groupby(["id", "criterion"])["value"].mean().unstack()
    score = sum(means[criterion] * weight for criterion, weight in weights.items())
    table = pd.DataFrame({"score": score})
    table["rank"] = score.rank(ascending=False, method="min", na_option="bottom")
    return table.sort_index().sort_values("rank", kind="stable")
