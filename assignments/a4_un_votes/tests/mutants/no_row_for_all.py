"""Leaves the row `all` out."""
# loses: a4_t5_v a4_t5_h


# %% a4_t5
def by_topic(df, a, b, min_n=5):
    rows = {}
    for topic, part in df.groupby("topic"):
        wide = part.pivot(index="resolution", columns="country", values="vote").fillna("X")
        wide = wide.reindex(columns=[a, b], fill_value="X")
        both = wide[(wide[a] != "X") & (wide[b] != "X")]
        rows[topic] = [len(both), (both[a] == both[b]).mean(), len(both) >= min_n]
    return pd.DataFrame(rows, index=["n", "same", "enough"]).T
