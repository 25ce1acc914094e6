"""Breaks ties by the order of rows."""
# loses: a5_t4_h


# %% a5_t4
def rank(scores, weights):
    means = scores.groupby(["id", "criterion"])["value"].mean().unstack()
    score = sum(means[criterion] * weight for criterion, weight in weights.items())
    score = score / sum(weights.values())
    table = pd.DataFrame({"score": score})
    table["rank"] = score.rank(ascending=False, method="first", na_option="bottom")
    return table.sort_values("rank", kind="stable")
