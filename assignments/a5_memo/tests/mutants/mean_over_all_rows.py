"""One mean over all rows, so that more raters count more."""
# loses: a5_t4_h


# %% a5_t4
def rank(scores, weights):
    rows = scores[scores["criterion"].isin(weights)]
    score = rows.groupby("id")["value"].mean()
    table = pd.DataFrame({"score": score})
    table["rank"] = score.rank(ascending=False, method="min", na_option="bottom")
    return table.sort_index().sort_values("rank", kind="stable")
