"""Days between two New Years, the formula of the term, reindex and dropna."""

# %% a3_t1
from datetime import date


def mb_per_day(mt, year, barrels_per_tonne=7.33):
    return mt * barrels_per_tonne / (date(year + 1, 1, 1) - date(year, 1, 1)).days


# %% a3_t3
def supplier_share(df, supplier, year, by="mt"):
    table = df.pivot_table(index="year", columns="supplier", values=by, aggfunc="sum")
    return table.at[year, supplier] / table.at[year, "world"]


# %% a3_t4
def contract_volume(plateau, years, ramp=()):
    return plateau * years - plateau * sum(1 - fraction for fraction in ramp)


def implied_price(value_usd_bn, volume_bcm):
    return 1e3 * value_usd_bn / volume_bcm


# %% a3_t6
def replacement(china, europe, base=2021):
    years = sorted(year for year in china.index.union(europe.index) if year >= base)
    table = pd.DataFrame(
        {"to_china": china.reindex(years), "to_europe": europe.reindex(years)}
    ).dropna()
    table["lost"] = table.loc[base, "to_europe"] - table["to_europe"]
    table["gained"] = table["to_china"] - table.loc[base, "to_china"]
    table["gap"] = table["lost"].sub(table["gained"])
    table["cum_gap"] = table["gap"].expanding().sum()
    return table


# %% a3_t7
def bcm_at(volume, from_c=20.0, to_c=15.0):
    zero = 273.15
    moles = volume / (from_c + zero)
    return moles * (to_c + zero)
