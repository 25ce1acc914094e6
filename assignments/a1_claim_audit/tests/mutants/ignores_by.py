"""Always groups by speaker_type."""
# loses: a1_t3_h


# %% a1_t3
def kind_shares(df, by="speaker_type"):
    shares = pd.crosstab(df["speaker_type"], df["kind"], normalize="index")
    return shares.reindex(columns=["fact", "attribution", "judgement", "forecast"], fill_value=0.0)
