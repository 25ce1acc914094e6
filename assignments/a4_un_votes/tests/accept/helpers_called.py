"""by_topic built from to_wide and same_share; dictionaries for the long table."""


# %% a4_t1
def to_wide(df):
    seen, dates = {}, {}
    for row in df.to_dict("records"):
        key = (row["resolution"], row["country"])
        if seen.setdefault(key, row["vote"]) != row["vote"]:
            raise ValueError(f"{key} twice")
        dates[row["resolution"]] = row["date"]
    names = sorted({country for _, country in seen})
    order = [name for _, name in sorted((date, name) for name, date in dates.items())]
    lines = [[seen.get((name, country), "X") for country in names] for name in order]
    return pd.DataFrame(lines, index=pd.Index(order, name="resolution"), columns=names)


# %% a4_t2
def same_share(wide, a, b):
    pairs = [p for p in zip(wide[a], wide[b]) if "X" not in p]
    return sum(x == y for x, y in pairs) / len(pairs) if pairs else math.nan


# %% a4_t5
def by_topic(df, a, b, min_n=5):
    out = {}
    groups = {**{t: part for t, part in df.groupby("topic")}, "all": df}
    for topic, part in groups.items():
        wide = to_wide(part)
        for name in (a, b):
            if name not in wide.columns:
                wide[name] = "X"
        n = int(((wide[a] != "X") & (wide[b] != "X")).sum())
        out[topic] = [n, same_share(wide, a, b), n >= min_n]
    return pd.DataFrame(out, index=["n", "same", "enough"]).T


# %% a4_t6
def adopted(yes, no, abstain, two_thirds=True):
    cast = yes + no
    need = -(-2 * cast // 3) if two_thirds else cast // 2 + 1
    return yes >= need
