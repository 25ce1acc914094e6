"""Counts resolutions instead of common votes."""
# loses: a4_t5_h


# %% a4_t5
def by_topic(df, a, b, min_n=5):
    rows = {}
    for topic in [*df["topic"].unique(), "all"]:
        part = df if topic == "all" else df[df["topic"] == topic]
        wide = part.pivot(index="resolution", columns="country", values="vote").fillna("X")
        wide = wide.reindex(columns=[a, b], fill_value="X")
        both = wide[(wide[a] != "X") & (wide[b] != "X")]
        rows[topic] = [len(wide), (both[a] == both[b]).mean(), len(wide) >= min_n]
    return pd.DataFrame(rows, index=["n", "same", "enough"]).T
