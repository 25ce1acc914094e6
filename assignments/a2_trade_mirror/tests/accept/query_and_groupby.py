"""query, set_index, groupby and pivot; numbers come back as numpy floats."""


# %% a2_t1
def flow_value(df, reporter, partner, flow, year):
    hit = df.query(
        "reporter == @reporter and partner == @partner and flow == @flow and year == @year"
    )["value_usd_bn"]
    match len(hit):
        case 0:
            raise LookupError(f"{reporter} tells nothing of {flow} {partner} {year}")
        case 1 if pd.notna(hit.item()):
            return hit.item()
        case 1:
            raise LookupError("missing")
        case _:
            raise ValueError("ambiguous")


# %% a2_t2
def turnover(df, reporter, partner, year):
    return df.groupby(["reporter", "partner", "year"])["value_usd_bn"].sum()[
        (reporter, partner, year)
    ]


# %% a2_t3
def dependence(bilateral, totals, country, partner, year, reporter=None):
    whole = totals.groupby(["country", "year"])["value_usd_bn"].sum().loc[(country, year)]
    if reporter == partner:
        return turnover(bilateral, partner, country, year) / whole
    return turnover(bilateral, country, partner, year) / whole


# %% a2_t4
def mirror_gap(df, exporter, importer, year, margin=0.0):
    table = df[df["year"] == year].set_index(["reporter", "partner", "flow"])["value_usd_bn"]
    ratio = table[(importer, exporter, "import")] / table[(exporter, importer, "export")]
    return ratio / (1.0 + margin) - 1.0


# %% a2_t5
def balance(df, country, partner, year, reporter=None):
    who = country if reporter is None else reporter
    whom = {country: partner, partner: country}[who]
    part = df[(df.reporter == who) & (df.partner == whom) & (df.year == year)]
    signed = part.value_usd_bn.where(part.flow == "export", -part.value_usd_bn).sum()
    return signed * (1 if who == country else -1)


# %% a2_t6
import numpy as np


def growth(series, start, end, annual=False):
    s = series.sort_index()
    first, last = s.loc[start], s.loc[end]
    if np.isnan(first) or np.isnan(last):
        raise KeyError("missing end point")
    steps = end - start if annual else 1
    return np.power(last / first, 1 / steps) - 1
