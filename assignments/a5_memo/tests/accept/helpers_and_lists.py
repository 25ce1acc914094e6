"""compute with a class and helper functions, plain loops for rank, evidence in another key order."""

# %% a5_t1
evidence = [
    dict(
        figure=figure,
        supports=supports,
        as_of=as_of,
        source=source,
        voice=voice,
        kind=kind,
        claim=claim,
    )
    for claim, kind, voice, source, as_of, supports, figure in [
        ("Trade between the two fell in 2025.", "fact", "CN", "trade", 2026, "for", "fall"),
        (
            "China's exports to Russia exceeded 100 billion.",
            "fact",
            "CN",
            "trade",
            "2025-01",
            "against",
            "out",
        ),
        (
            "Car exports to Russia fell by almost half.",
            "fact",
            "RU",
            "cars",
            "2026-01-23",
            "for",
            "cars",
        ),
        (
            "Ukraine's president saw the war prolonged.",
            "attribution",
            "UA",
            "zelensky-2024",
            "2024-06-02",
            "for",
            None,
        ),
        (
            "Foreign banks were put at risk.",
            "judgement",
            "WEST",
            "eo-14114",
            "2023-12-22",
            "against",
            None,
        ),
        (
            "The trend of trade will turn again.",
            "forecast",
            "OTHER",
            "xian-2023",
            "2023",
            "for",
            None,
        ),
        ("The table of trade has eight years.", "fact", "OTHER", "trade", "2026", "for", "years"),
    ]
]


# %% a5_t2
class Numbers:
    def __init__(self, frames):
        self.trade = {row.year: row for row in frames["trade"].itertuples()}
        self.cars = frames["cars"].copy()

    def total(self, year):
        row = self.trade[year]
        return row.cn_exports_usd_bn + row.cn_imports_usd_bn


def compute(tables):
    n = Numbers(tables)
    cars = dict(zip(n.cars["year"], n.cars["cn_exports_to_ru_usd_bn"]))
    return {
        "years": len(n.trade),
        "fall": n.total(2025) / n.total(2024) - 1,
        "out": n.trade[2024].cn_exports_usd_bn,
        "cars": cars[2025] - cars[2024],
        "surplus": n.trade[2024].cn_imports_usd_bn - n.trade[2024].cn_exports_usd_bn,
    }


# %% a5_t3
def asymmetry(a_on_b, b_on_a):
    if min(a_on_b, b_on_a) < 0:
        raise ValueError
    try:
        return 1 - 2 * b_on_a / (a_on_b + b_on_a)
    except ZeroDivisionError:
        return float("nan")


# %% a5_t4
def rank(scores, weights):
    ids = sorted(set(scores["id"]))
    result = {}
    for name in ids:
        total = 0.0
        for criterion, weight in weights.items():
            values = [
                row["value"]
                for row in scores.to_dict("records")
                if row["id"] == name and row["criterion"] == criterion
            ]
            total += weight * sum(values) / len(values) if values else float("nan")
        result[name] = total / sum(weights.values())
    known = [score for score in result.values() if score == score]
    ranks = {
        name: 1 + sum(other > score for other in known) if score == score else len(known) + 1
        for name, score in result.items()
    }
    order = sorted(ids, key=lambda name: (ranks[name], name))
    return pd.DataFrame(
        {"rank": [ranks[n] for n in order], "score": [result[n] for n in order]}, index=order
    )


# %% a5_t5
def update(prior, likelihood_ratio):
    if not likelihood_ratio > 0:
        raise ValueError("ratio")
    if prior in (0, 1):
        return prior
    odds = prior / (1 - prior) * likelihood_ratio
    return odds / (1 + odds)


def brier(p, outcome):
    if not hasattr(p, "__len__"):
        p, outcome = [p], [outcome]
    return sum((a - b) ** 2 for a, b in zip(p, outcome)) / len(p)


# %% a5_t6
scenarios = {"a": 0.1, "b": 0.2, "c": 0.3, "d": 0.4}
indicators = [
    {
        "by": "2027",
        "ratio": 3,
        "scenario": "d",
        "text": "Trade rises again above the level of 2024.",
    },
    {
        "by": "2026-12",
        "ratio": 0.5,
        "scenario": "a",
        "text": "A bank in China is taken off a list.",
    },
    {
        "by": "2026-06-30",
        "ratio": 2,
        "scenario": "b",
        "text": "The recycling fee is raised once more.",
    },
]
