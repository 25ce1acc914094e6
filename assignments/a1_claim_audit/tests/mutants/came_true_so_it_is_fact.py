"""Marks expected steps as facts because they happened later."""
# loses: a1_t2_h1

# %% a1_t2
kinds = dict.fromkeys("S02 S04 S20 S21 S29 S30 S31 S43 S05 S18".split(), "fact")
kinds |= dict.fromkeys("S08 S09 S25 S37 S44".split(), "attribution")
kinds |= dict.fromkeys("S12 S13 S14 S15 S27 S33 S35 S39".split(), "judgement")
kinds |= {"S23": "forecast"}
