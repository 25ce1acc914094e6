"""Marks every claim as an attribution: somebody wrote it, after all."""
# loses: a1_t2_h1 a1_t2_h2

# %% a1_t2
kinds = dict.fromkeys(claims["id"], "attribution")
