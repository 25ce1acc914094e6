"""Marks whatever a government says as fact, and whatever is disputed as judgement."""
# loses: a1_t2_h1

# %% a1_t2
kinds = dict.fromkeys("S02 S04 S20 S21 S29 S31 S08 S09 S37 S43".split(), "fact")
kinds |= dict.fromkeys(["S25"], "attribution")
kinds |= dict.fromkeys("S12 S13 S14 S15 S27 S33 S35 S39 S30 S44".split(), "judgement")
kinds |= dict.fromkeys("S05 S18 S23".split(), "forecast")
