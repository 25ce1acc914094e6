"""Five slips, spread so that each kind still has enough right answers."""
# loses: a1_t2_h2

# %% a1_t2
kinds = dict.fromkeys("S02 S04 S20 S21 S29 S30 S15 S25".split(), "fact")
kinds |= dict.fromkeys("S08 S09 S37 S44".split(), "attribution")
kinds |= dict.fromkeys("S12 S13 S14 S27 S33 S35 S39 S31 S43".split(), "judgement")
kinds |= dict.fromkeys("S05 S18".split(), "forecast")
kinds["S23"] = "attribution"
