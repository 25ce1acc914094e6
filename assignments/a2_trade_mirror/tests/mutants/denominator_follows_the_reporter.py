"""Takes numerator and denominator from the reporter."""
# loses: a2_t3_h


# %% a2_t3
def dependence(bilateral, totals, country, partner, year, reporter=None):
    book = reporter or country
    other = partner if book == country else country
    whole = totals[(totals["country"] == book) & (totals["year"] == year)]["value_usd_bn"]
    return turnover(bilateral, book, other, year) / whole.sum()
