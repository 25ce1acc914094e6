"""Divides by the claims of a kind: who makes the facts, instead of what a group says."""
# loses: a1_t3_v a1_t3_h


# %% a1_t3
def kind_shares(df, by="speaker_type"):
    shares = pd.crosstab(df[by], df["kind"], normalize="columns")
    return shares.reindex(columns=["fact", "attribution", "judgement", "forecast"], fill_value=0.0)
