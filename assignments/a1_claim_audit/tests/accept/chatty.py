"""Right answers that print and warn on the way, and overwrite names of the notebook."""

# %% a1_t1
import sys

claims = "overwritten"


def clean_claims(df):
    print("cleaning", len(df), "rows")
    print("cleaning", file=sys.stderr)
    df = df.copy()
    df.speaker = df.speaker.map(
        lambda s: "unnamed" if not str(s or "").strip() or s != s else s.strip().lower()
    )
    df.testable = df.testable == "yes"
    df.date = pd.to_datetime(df.date)
    return df


# %% a1_t5
import warnings as w


def unattributed_share(df):
    w.warn("this is deprecated", FutureWarning)
    w.warn("and so is this", DeprecationWarning)
    views = df[(df.kind == "judgement") | (df.kind == "forecast")]
    return sum(views.speaker_type == "unnamed") / len(views) if len(views) else float("nan")


pd = None
