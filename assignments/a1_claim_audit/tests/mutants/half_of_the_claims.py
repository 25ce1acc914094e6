"""Gives a kind to half of the claims only."""
# loses: a1_t2_v a1_t2_h1 a1_t2_h2

# %% a1_t2
kinds = dict.fromkeys("S02 S04 S20 S21 S29 S30 S31 S43".split(), "fact")
kinds |= dict.fromkeys("S05 S18 S23".split(), "forecast")
