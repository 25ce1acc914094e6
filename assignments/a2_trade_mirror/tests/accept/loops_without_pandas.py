"""Plain loops over records, no helper called, no pandas verb."""


# %% a2_t1
def flow_value(df, reporter, partner, flow, year):
    found = []
    for row in df.to_dict("records"):
        if (row["reporter"], row["partner"], row["flow"], row["year"]) == (
            reporter,
            partner,
            flow,
            year,
        ):
            found.append(row["value_usd_bn"])
    if len(found) > 1:
        raise ValueError("more than one")
    if not found or found[0] is None or found[0] != found[0]:
        raise KeyError((reporter, partner, flow, year))
    return found[0]


# %% a2_t2
def turnover(df, reporter, partner, year):
    total = 0.0
    for who, whom, when, value in zip(
        df["reporter"], df["partner"], df["year"], df["value_usd_bn"]
    ):
        if who == reporter and whom == partner and when == year:
            total += value
    return total


# %% a2_t3
def dependence(bilateral, totals, country, partner, year, reporter=None):
    book = reporter or country
    top = 0
    for row in bilateral.to_dict("records"):
        pair = {row["reporter"], row["partner"]}
        if pair == {country, partner} and row["reporter"] == book and row["year"] == year:
            top += row["value_usd_bn"]
    bottom = 0
    for row in totals.to_dict("records"):
        if row["country"] == country and row["year"] == year:
            bottom += row["value_usd_bn"]
    return top / bottom


# %% a2_t4
def mirror_gap(df, exporter, importer, year, margin=0.0):
    book = {
        (row["reporter"], row["partner"], row["flow"], row["year"]): row["value_usd_bn"]
        for row in df.to_dict("records")
    }
    sent = book[exporter, importer, "export", year]
    got = book[importer, exporter, "import", year]
    return (got - sent * (1 + margin)) / (sent * (1 + margin))


# %% a2_t5
def balance(df, country, partner, year, reporter=None):
    reporter = reporter or country
    other = partner if reporter == country else country
    own = flow_value(df, reporter, other, "export", year) - flow_value(
        df, reporter, other, "import", year
    )
    return own if reporter == country else -own


# %% a2_t6
import math


def growth(series, start, end, annual=False):
    values = {year: value for year, value in series.items() if not math.isnan(value)}
    change = math.log(values[end]) - math.log(values[start])
    return math.exp(change / (end - start if annual else 1)) - 1


# %% a2_t7
y, m = int(mine.year), mine.margin
gaps = [
    mirror_gap(my_trade, "RUS", "CHN", y, margin=m),
    mirror_gap(my_trade, "CHN", "RUS", y, margin=m),
]
report = {"gap_high": max(gaps), "gap_low": min(gaps)}
report["share_cn"] = dependence(my_trade, my_world, "CHN", "RUS", y)
report["share_ru"] = dependence(my_trade, my_world, "RUS", "CHN", y)
report["ratio"] = report["share_ru"] / report["share_cn"]
