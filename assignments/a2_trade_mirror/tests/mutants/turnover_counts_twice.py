"""Adds the books of both reporters."""
# loses: a2_t2_h


# %% a2_t2
def turnover(df, reporter, partner, year):
    pair = df["reporter"].isin([reporter, partner]) & df["partner"].isin([reporter, partner])
    return df[pair & (df["year"] == year)]["value_usd_bn"].sum()


# %% a2_t3
def dependence(bilateral, totals, country, partner, year, reporter=None):
    book = reporter or country
    other = partner if book == country else country
    top = flow_value(bilateral, book, other, "export", year)
    top = top + flow_value(bilateral, book, other, "import", year)
    whole = totals[(totals["country"] == country) & (totals["year"] == year)]["value_usd_bn"]
    return top / whole.sum()
