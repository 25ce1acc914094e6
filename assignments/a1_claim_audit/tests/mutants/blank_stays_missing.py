"""Leaves a blank speaker missing, so that groupby drops the group."""
# loses: a1_t1_h


# %% a1_t1
def clean_claims(df):
    clean = df.copy()
    clean["speaker"] = clean["speaker"].str.strip().str.lower()
    clean["testable"] = clean["testable"] == "yes"
    clean["date"] = pd.to_datetime(clean["date"])
    return clean
