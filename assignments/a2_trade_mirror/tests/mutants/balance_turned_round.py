"""Imports minus exports."""
# loses: a2_t5_v a2_t5_h


# %% a2_t5
def balance(df, country, partner, year, reporter=None):
    if reporter == partner:
        return flow_value(df, partner, country, "export", year) - flow_value(
            df, partner, country, "import", year
        )
    return flow_value(df, country, partner, "import", year) - flow_value(
        df, country, partner, "export", year
    )
