"""Cleans the table that it was given and returns it; adds a column to the other one."""
# loses: a1_t1_h a1_t3_h


# %% a1_t1
def clean_claims(df):
    df["speaker"] = df["speaker"].fillna("").str.strip().str.lower().replace("", "unnamed")
    df["testable"] = df["testable"] == "yes"
    df["date"] = pd.to_datetime(df["date"])
    return df


# %% a1_t3
def kind_shares(df, by="speaker_type"):
    df["one"] = 1
    shares = df.pivot_table(index=by, columns="kind", values="one", aggfunc="sum", fill_value=0)
    shares = shares.div(shares.sum(axis=1), axis=0)
    return shares.reindex(columns=["fact", "attribution", "judgement", "forecast"], fill_value=0.0)
