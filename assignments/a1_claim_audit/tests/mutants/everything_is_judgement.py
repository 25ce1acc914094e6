"""Marks every claim as a judgement."""
# loses: a1_t2_h1 a1_t2_h2

# %% a1_t2
kinds = dict.fromkeys(claims["id"], "judgement")
