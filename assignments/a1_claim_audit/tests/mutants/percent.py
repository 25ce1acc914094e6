"""Gives a percentage where a fraction was asked for."""
# loses: a1_t5_v a1_t5_h


# %% a1_t5
def unattributed_share(df):
    views = df[df["kind"].isin(["judgement", "forecast"])]
    if views.empty:
        return float("nan")
    return 100 * (views["speaker_type"] == "unnamed").mean()
