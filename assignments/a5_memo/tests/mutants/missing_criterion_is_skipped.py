"""Ranks an id by the criteria that it has."""
# loses: a5_t4_h


# %% a5_t4
def rank(scores, weights):
    means = scores.groupby(["id", "criterion"])["value"].mean().unstack()
    part = means[list(weights)]
    weight = pd.Series(weights)
    score = (part * weight).sum(axis=1) / part.notna().mul(weight).sum(axis=1)
    table = pd.DataFrame({"score": score})
    table["rank"] = score.rank(ascending=False, method="min", na_option="bottom")
    return table.sort_index().sort_values("rank", kind="stable")
