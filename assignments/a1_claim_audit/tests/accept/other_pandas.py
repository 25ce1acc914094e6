"""groupby.value_counts, relativedelta, a regular expression and pandas' own boolean type."""


# %% a1_t1
def clean_claims(df):
    out = df.assign(
        speaker=df["speaker"]
        .astype("string")
        .str.strip()
        .str.lower()
        .replace(r"^\s*$", pd.NA, regex=True)
        .fillna("unnamed")
    )
    out["testable"] = out["testable"].map({"yes": True, "no": False}).astype("boolean")
    out["date"] = pd.to_datetime(out["date"], format="%Y-%m-%d")
    return out.reset_index(drop=True)


# %% a1_t2
kinds = {}
for name in "S02 S04 S20 S21 S29 S31 S43".split():
    kinds[name] = " Fact "
for name in "S08 S09 S25 S37".split():
    kinds[name] = "ATTRIBUTION"
for name in "S12 S13 S14 S15 S27 S33 S35 S39 S30 S44".split():
    kinds[name] = "judgment"
for name in "S05 S18 S23".split():
    kinds[name] = "forecast"


# %% a1_t3
def kind_shares(df, by="speaker_type"):
    shares = df.groupby(by)["kind"].value_counts(normalize=True).unstack(fill_value=0.0)
    for kind in ["fact", "attribution", "judgement", "forecast"]:
        if kind not in shares:
            shares[kind] = 0.0
    return shares


# %% a1_t4
from dateutil.relativedelta import relativedelta


def full_years(start, on):
    start, on = pd.to_datetime(start), pd.to_datetime(on)
    if on < start:
        raise ValueError(f"{on} is before {start}")
    return relativedelta(on, start).years


# %% a1_t5
def unattributed_share(df):
    views = df.query("kind == 'judgement' or kind == 'forecast'")
    return views["speaker_type"].eq("unnamed").mean()
