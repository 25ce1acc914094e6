"""Divides by all claims instead of judgements and forecasts."""
# loses: a1_t5_h


# %% a1_t5
def unattributed_share(df):
    views = df[df["kind"].isin(["judgement", "forecast"])]
    if views.empty:
        return float("nan")
    return (views["speaker_type"] == "unnamed").sum() / len(df)
