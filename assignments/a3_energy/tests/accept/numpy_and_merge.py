"""numpy arrays, Timestamp.is_leap_year, merge on the index and boolean masks."""


# %% a3_t1
def mb_per_day(mt, year, barrels_per_tonne=7.33):
    days = 366 if pd.Timestamp(year=year, month=1, day=1).is_leap_year else 365
    return mt * barrels_per_tonne / days


# %% a3_t2
def utilisation(delivered_bcm, capacity_bcm, months=12):
    if capacity_bcm <= 0 or months < 1 or months > 12:
        raise ValueError
    return delivered_bcm / capacity_bcm * 12 / months


# %% a3_t3
import numpy as np


def supplier_share(df, supplier, year, by="mt"):
    rows = df.query("year == @year")
    return np.float64(
        rows.loc[rows.supplier.eq(supplier), by].item()
        / rows.loc[rows.supplier.eq("world"), by].item()
    )


# %% a3_t4
def contract_volume(plateau, years, ramp=()):
    flow = np.full(years, float(plateau))
    flow[: len(ramp)] *= np.array(ramp, dtype=float)
    return flow.sum()


def implied_price(value_usd_bn, volume_bcm):
    return np.divide(1000 * value_usd_bn, volume_bcm)


# %% a3_t6
def replacement(china, europe, base=2021):
    left = china.rename("to_china").to_frame().dropna()
    right = europe.rename("to_europe").to_frame().dropna()
    out = left.merge(right, left_index=True, right_index=True).sort_index()
    if base not in out.index:
        raise LookupError(f"{base} is not there")
    out = out.loc[base:]
    out = out.assign(
        lost=lambda d: d.to_europe.iloc[0] - d.to_europe,
        gained=lambda d: d.to_china - d.to_china.iloc[0],
    )
    out["gap"] = out.lost - out.gained
    out["cum_gap"] = np.cumsum(out.gap.to_numpy())
    out.index.name = "year"
    return out[["gap", "cum_gap", "gained", "lost", "to_europe", "to_china"]]
