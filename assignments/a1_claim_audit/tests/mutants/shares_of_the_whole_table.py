"""Divides by all claims, so that the rows of a group do not add up to 1."""
# loses: a1_t3_h


# %% a1_t3
def kind_shares(df, by="speaker_type"):
    shares = pd.crosstab(df[by], df["kind"], normalize="all")
    return shares.reindex(columns=["fact", "attribution", "judgement", "forecast"], fill_value=0.0)
