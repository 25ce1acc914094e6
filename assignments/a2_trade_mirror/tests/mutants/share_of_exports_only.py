"""Divides exports and imports together by the exports alone; the report is computed with it."""
# loses: a2_t3_v a2_t3_h a2_t7_h


# %% a2_t3
def dependence(bilateral, totals, country, partner, year, reporter=None):
    book = reporter or country
    other = partner if book == country else country
    whole = totals.query("country == @country and year == @year and flow == 'export'")
    return turnover(bilateral, book, other, year) / whole["value_usd_bn"].sum()
