"""Gives yes against no `half`."""
# loses: a4_t3_v a4_t3_h


# %% a4_t3
def similarity(wide, a, b, half=0.5):
    scores = []
    for one, other in zip(wide[a], wide[b]):
        if "X" not in (one, other):
            scores.append(1 if one == other else half)
    return sum(scores) / len(scores) if scores else math.nan
