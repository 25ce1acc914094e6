"""Turns text into bool: the word `no` becomes True."""
# loses: a1_t1_h


# %% a1_t1
def clean_claims(df):
    clean = df.copy()
    clean["speaker"] = clean["speaker"].fillna("").str.strip().str.lower().replace("", "unnamed")
    clean["testable"] = clean["testable"].astype(bool)
    clean["date"] = pd.to_datetime(clean["date"])
    return clean
