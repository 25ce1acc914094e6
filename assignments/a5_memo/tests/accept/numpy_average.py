"""rank by pivot and np.average, Bayes with two hypotheses, chained pandas in compute."""


# %% a5_t2
def compute(tables):
    gas = tables["gas"].set_index("year").select_dtypes("number")
    change = gas.sub(gas.loc[2021]).loc[2025]
    plan = tables["projects"].query("project == 'Power of Siberia 2'").volume_bcm_a_year.item()
    price = (
        tables["prices"].pivot(index="year", columns="market", values="usd_per_1000m3").loc[2025]
    )
    rows = tables["totals"].assign(both=lambda d: d.exports_usd_bn + d.imports_usd_bn)
    whole = rows[rows.year == 2023].set_index("country").both
    ties = (
        tables["trade"]
        .query("year == 2023")[["cn_exports_usd_bn", "cn_imports_usd_bn"]]
        .sum(axis=1)
    )
    shares = ties.item() / whole
    return {
        "replaced_share": np.float64(-change["to_china_bcm"] / change["to_europe_bcm"]),
        "replaced_with_second_line": -(change["to_china_bcm"] + plan) / change["to_europe_bcm"],
        "price_ratio": price["china"] / price["europe_turkiye"],
        "share_ratio": shares["RUS"] / shares["CHN"],
    }


# %% a5_t4
def rank(scores, weights):
    wide = scores.pivot_table(index="id", columns="criterion", values="value", aggfunc="mean")
    wide = wide[list(weights)]
    score = np.average(wide.to_numpy(), axis=1, weights=list(weights.values()))
    out = pd.DataFrame({"score": score}, index=wide.index)
    out["rank"] = out["score"].rank(method="min", ascending=False).fillna(len(out)).astype(int)
    return out.sort_values(["rank", "id"])


# %% a5_t5
def update(prior, likelihood_ratio):
    if likelihood_ratio <= 0:
        raise ValueError(likelihood_ratio)
    if_true, if_false = likelihood_ratio, 1.0
    return prior * if_true / (prior * if_true + (1 - prior) * if_false)


def brier(p, outcome):
    gap = np.subtract(p, outcome)
    return np.square(gap).mean()
