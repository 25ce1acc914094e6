"""Codes votes as 1, 0.5 and 0 or looks scores up; combinations for the matrix; Fraction for two thirds."""


# %% a4_t1
def to_wide(df):
    table = df.groupby(["resolution", "country"])["vote"].agg(lambda v: sorted(set(v)))
    if (table.map(len) > 1).any():
        raise ValueError("two votes")
    wide = table.map(lambda v: v[0]).unstack(fill_value="X")
    dates = df.groupby("resolution")["date"].min()
    order = sorted(wide.index, key=lambda name: (dates[name], name))
    return wide.loc[order].astype("category")


# %% a4_t2
def same_share(wide, a, b):
    code = {"Y": 1.0, "A": 0.5, "N": 0.0}
    left, right = wide[a].astype(object).map(code), wide[b].astype(object).map(code)
    both = left.notna() & right.notna()
    return (left[both] == right[both]).sum() / both.sum() if both.any() else float("nan")


# %% a4_t3
SCORE = {("Y", "Y"): 1, ("N", "N"): 1, ("A", "A"): 1, ("Y", "N"): 0, ("N", "Y"): 0}


def similarity(wide, a, b, half=0.5):
    total = count = 0
    for pair in zip(wide[a], wide[b]):
        if pair[0] != "X" and pair[1] != "X":
            total += SCORE.get(pair, half)
            count += 1
    return total / count if count else float("nan")


# %% a4_t4
from itertools import combinations_with_replacement


def matrix(wide, half=0.5):
    names = list(wide.columns)
    table = pd.DataFrame(float("nan"), index=names, columns=names)
    for a, b in combinations_with_replacement(names, 2):
        table.loc[a, b] = table.loc[b, a] = similarity(wide, a, b, half=half)
    return table


# %% a4_t5
def by_topic(df, a, b, min_n=5):
    topics = df.drop_duplicates("resolution").set_index("resolution")["topic"]
    wide = df.pivot(index="resolution", columns="country", values="vote").fillna("X")
    wide = wide.reindex(columns=[a, b], fill_value="X")
    both = (wide[a] != "X") & (wide[b] != "X")
    same = (wide[a] == wide[b]) & both
    n = both.groupby(topics).sum()
    n.loc["all"] = both.sum()
    agreed = same.groupby(topics).sum()
    agreed.loc["all"] = same.sum()
    out = pd.DataFrame({"n": n, "same": agreed / n.where(n > 0), "enough": n >= min_n})
    return out.rename_axis("topic").reset_index()


# %% a4_t6
from fractions import Fraction


def adopted(yes, no, abstain, two_thirds=True):
    if not two_thirds:
        return yes - no > 0
    return Fraction(yes, yes + no) >= Fraction(2, 3)


# %% a4_t7
def sensitivity(wide, a, b, grid):
    return pd.Series({half: similarity(wide, a, b, half) for half in grid}, name="score")
