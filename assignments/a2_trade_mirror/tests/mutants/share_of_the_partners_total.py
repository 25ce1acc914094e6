"""Divides by the partner's total; the report is computed with it."""
# loses: a2_t3_h a2_t7_h


# %% a2_t3
def dependence(bilateral, totals, country, partner, year, reporter=None):
    book = reporter or country
    other = partner if book == country else country
    whole = totals[(totals["country"] == partner) & (totals["year"] == year)]["value_usd_bn"]
    return turnover(bilateral, book, other, year) / whole.sum()
