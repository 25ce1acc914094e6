"""numpy masks and means, groups as a column, the anniversary found by DateOffset."""

# %% a1_t1
import numpy as np


def clean_claims(df):
    out = df.copy(deep=True)
    names = [str(s).strip().lower() if pd.notna(s) else "" for s in out["speaker"]]
    out["speaker"] = np.where(np.array(names) == "", "unnamed", names)
    out["testable"] = np.array([t.strip() == "yes" for t in out["testable"]])
    out["date"] = np.array(out["date"].to_numpy(), dtype="datetime64[s]")
    return out


# %% a1_t3
def kind_shares(df, by="speaker_type"):
    kinds_ = ["attribution", "fact", "forecast", "judgement"]
    rows = []
    for group in sorted(df[by].unique()):
        mine_ = df.loc[df[by] == group, "kind"].to_numpy()
        rows.append([group, *[float(np.mean(mine_ == kind)) for kind in kinds_]])
    return pd.DataFrame(rows, columns=[by, *kinds_])


# %% a1_t4
def full_years(start, on):
    start, on = pd.Timestamp(start), pd.Timestamp(on)
    if on < start:
        raise ValueError
    years = on.year - start.year
    return np.int64(years if start + pd.DateOffset(years=years) <= on else years - 1)


# %% a1_t5
def unattributed_share(df):
    kind = df["kind"].to_numpy()
    views = (kind == "judgement") | (kind == "forecast")
    if not views.any():
        return np.nan
    return np.mean(df["speaker_type"].to_numpy()[views] == "unnamed")
