"""Takes the country's own book, whoever was asked to report."""
# loses: a2_t5_h


# %% a2_t5
def balance(df, country, partner, year, reporter=None):
    return flow_value(df, country, partner, "export", year) - flow_value(
        df, country, partner, "import", year
    )
