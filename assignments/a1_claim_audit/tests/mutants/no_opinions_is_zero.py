"""Says 0 where there is no judgement and no forecast."""
# loses: a1_t5_h


# %% a1_t5
def unattributed_share(df):
    views = df[df["kind"].isin(["judgement", "forecast"])]
    if views.empty:
        return 0.0
    return (views["speaker_type"] == "unnamed").mean()
