"""The calendar module, padded lists and plain dictionaries."""

# %% a3_t1
import calendar


def mb_per_day(mt, year, barrels_per_tonne=7.33):
    return mt / (365 + calendar.isleap(year)) * barrels_per_tonne


# %% a3_t2
def utilisation(delivered_bcm, capacity_bcm, months=12):
    if months not in range(1, 13):
        raise ValueError(f"{months} months")
    try:
        return 12 * delivered_bcm / capacity_bcm / months
    except ZeroDivisionError:
        raise ValueError("no capacity") from None


# %% a3_t3
def supplier_share(df, supplier, year, by="mt"):
    part = whole = None
    for row in df.to_dict("records"):
        if row["year"] == year:
            if row["supplier"] == supplier:
                part = row[by]
            if row["supplier"] == "world":
                whole = row[by]
    return part / whole


# %% a3_t4
def contract_volume(plateau, years, ramp=()):
    fractions = list(ramp) + [1] * (years - len(ramp))
    total = 0
    for fraction in fractions:
        total += plateau * fraction
    return total


def implied_price(value_usd_bn, volume_bcm):
    dollars = value_usd_bn * 1e9
    thousands_of_cubic_metres = volume_bcm * 1e9 / 1e3
    return dollars / thousands_of_cubic_metres


# %% a3_t5
def revenue(volume_bcm, price_usd_per_1000m3):
    return price_usd_per_1000m3 * 1e6 * volume_bcm / 1e9


# %% a3_t6
def replacement(china, europe, base=2021):
    east = {y: v for y, v in china.items() if v == v}
    west = {y: v for y, v in europe.items() if v == v}
    if base not in east or base not in west:
        raise KeyError(base)
    rows, total = [], 0.0
    for y in sorted(set(east) & set(west)):
        if y < base:
            continue
        lost = west[base] - west[y]
        gained = east[y] - east[base]
        total += lost - gained
        rows.append((y, east[y], west[y], lost, gained, lost - gained, total))
    names = ["year", "to_china", "to_europe", "lost", "gained", "gap", "cum_gap"]
    return pd.DataFrame(rows, columns=names)


# %% a3_t7
def bcm_at(volume, from_c=20.0, to_c=15.0):
    kelvin = 273
    return (kelvin + to_c) / (kelvin + from_c) * volume
