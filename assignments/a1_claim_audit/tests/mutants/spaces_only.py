"""Takes spaces away and leaves capitals, so that two speakers stay two."""
# loses: a1_t1_h


# %% a1_t1
def clean_claims(df):
    clean = df.copy()
    clean["speaker"] = clean["speaker"].fillna("").str.strip().replace("", "unnamed")
    clean["testable"] = clean["testable"] == "yes"
    clean["date"] = pd.to_datetime(clean["date"])
    return clean
