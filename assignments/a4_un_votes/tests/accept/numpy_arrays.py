"""numpy arrays and matrix algebra; numpy floats and bools come back."""

# %% a4_t1
import numpy as np


def to_wide(df):
    pairs = df.drop_duplicates(["resolution", "country", "vote"])
    if len(pairs) != len(pairs.drop_duplicates(["resolution", "country"])):
        raise ValueError
    names = sorted(df["country"].unique(), reverse=True)
    order = df[["date", "resolution"]].drop_duplicates("resolution")
    order = order.sort_values(["date", "resolution"])["resolution"].to_list()
    grid = np.full((len(order), len(names)), "X", dtype=object)
    for row in pairs.itertuples():
        grid[order.index(row.resolution), names.index(row.country)] = row.vote
    return pd.DataFrame(grid, index=order, columns=names)


# %% a4_t2
def same_share(wide, a, b):
    left, right = wide[a].to_numpy(), wide[b].to_numpy()
    both = np.isin(left, list("YNA")) & np.isin(right, list("YNA"))
    return np.mean(left[both] == right[both]) if both.sum() else np.nan


# %% a4_t3
def similarity(wide, a, b, half=0.5):
    left, right = wide[a].to_numpy(), wide[b].to_numpy()
    both = (left != "X") & (right != "X")
    left, right = left[both], right[both]
    one_abstains = (left == "A") ^ (right == "A")
    points = np.where(left == right, 1.0, np.where(one_abstains, half, 0.0))
    return points.mean() if len(points) else np.nan


# %% a4_t4
def matrix(wide, half=0.5):
    yes, no, abstain = ((wide == letter).to_numpy(float) for letter in "YNA")
    took = yes + no + abstain
    n = took.T @ took
    same = yes.T @ yes + no.T @ no + abstain.T @ abstain
    cast = yes + no
    mixed = abstain.T @ cast + cast.T @ abstain
    with np.errstate(invalid="ignore", divide="ignore"):
        values = (same + half * mixed) / n
    return pd.DataFrame(values, index=wide.columns, columns=wide.columns)


# %% a4_t5
def by_topic(df, a, b, min_n=5):
    rows = []
    for topic in list(dict.fromkeys(df["topic"])) + ["all"]:
        chosen = df if topic == "all" else df[df["topic"] == topic]
        seen = {}
        for row in chosen.itertuples():
            if row.country in (a, b) and row.vote in ("Y", "N", "A"):
                seen.setdefault(row.resolution, {})[row.country] = row.vote
        common = [v for v in seen.values() if len(v) == 2]
        n = len(common)
        share = np.mean([v[a] == v[b] for v in common]) if n else np.nan
        rows.append((topic, n, share, np.bool_(n >= min_n)))
    return pd.DataFrame(rows, columns=["topic", "n", "same", "enough"]).set_index("topic")


# %% a4_t6
def adopted(yes, no, abstain, two_thirds=True):
    return np.bool_(yes >= 2 * no) if two_thirds else np.bool_(yes > no)


# %% a4_t7
def sensitivity(wide, a, b, grid):
    return pd.Series(grid, index=grid, dtype=float).map(lambda h: similarity(wide, a, b, h))
