"""Uses 0.5 whatever `half` is, here and in the functions that hand it on."""
# loses: a4_t3_h a4_t4_h a4_t7_h


# %% a4_t3
def similarity(wide, a, b, half=0.5):
    scores = []
    for one, other in zip(wide[a], wide[b]):
        if "X" not in (one, other):
            scores.append(1 if one == other else 0.5 if "A" in (one, other) else 0)
    return sum(scores) / len(scores) if scores else math.nan


# %% a4_t4
def matrix(wide, half=0.5):
    names = wide.columns
    return pd.DataFrame(
        [[similarity(wide, a, b) for b in names] for a in names], index=names, columns=names
    )


# %% a4_t7
def sensitivity(wide, a, b, grid):
    return pd.Series([similarity(wide, a, b) for half in grid], index=grid)
