"""Gives two abstentions `half`."""
# loses: a4_t3_h


# %% a4_t3
def similarity(wide, a, b, half=0.5):
    scores = []
    for pair in zip(wide[a], wide[b]):
        if "X" not in pair:
            scores.append(half if "A" in pair else float(pair[0] == pair[1]))
    return sum(scores) / len(scores) if scores else math.nan
