"""Cleans speaker and testable and leaves the dates as text."""
# loses: a1_t1_v a1_t1_h


# %% a1_t1
def clean_claims(df):
    clean = df.copy()
    clean["speaker"] = clean["speaker"].fillna("").str.strip().str.lower().replace("", "unnamed")
    clean["testable"] = clean["testable"] == "yes"
    return clean
