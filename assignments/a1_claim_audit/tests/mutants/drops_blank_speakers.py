"""Throws rows without a speaker away."""
# loses: a1_t1_h


# %% a1_t1
def clean_claims(df):
    clean = df.dropna(subset=["speaker"]).copy()
    clean["speaker"] = clean["speaker"].str.strip().str.lower()
    clean = clean[clean["speaker"] != ""]
    clean["testable"] = clean["testable"] == "yes"
    clean["date"] = pd.to_datetime(clean["date"])
    return clean
