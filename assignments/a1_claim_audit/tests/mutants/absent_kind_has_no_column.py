"""Has no column for a kind that nobody used."""
# loses: a1_t3_h


# %% a1_t3
def kind_shares(df, by="speaker_type"):
    return pd.crosstab(df[by], df["kind"], normalize="index")
