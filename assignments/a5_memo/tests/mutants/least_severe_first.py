"""Gives rank 1 to the lowest score."""
# loses: a5_t4_v a5_t4_h


# %% a5_t4
def rank(scores, weights):
    means = scores.groupby(["id", "criterion"])["value"].mean().unstack()
    score = sum(means[criterion] * weight for criterion, weight in weights.items())
    score = score / sum(weights.values())
    table = pd.DataFrame({"score": score})
    table["rank"] = score.rank(ascending=True, method="min", na_option="bottom")
    return table.sort_index().sort_values("rank", kind="stable")
