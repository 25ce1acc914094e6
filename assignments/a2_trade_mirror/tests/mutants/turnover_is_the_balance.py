"""Subtracts imports from exports."""
# loses: a2_t2_v a2_t2_h a2_t7_h


# %% a2_t2
def turnover(df, reporter, partner, year):
    return flow_value(df, reporter, partner, "export", year) - flow_value(
        df, reporter, partner, "import", year
    )
