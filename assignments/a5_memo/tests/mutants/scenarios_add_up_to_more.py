"""Probabilities that add up to 1.1."""
# loses: a5_t6_v a5_t6_h

# %% a5_t6
scenarios = {"a": 0.2, "b": 0.2, "c": 0.3, "d": 0.4}
indicators = [
    {
        "by": "2027",
        "ratio": 3,
        "scenario": "d",
        "text": "Trade rises again above the level of 2024.",
    },
    {"by": "2026-12", "ratio": 5, "scenario": "a", "text": "A bank in China is taken off a list."},
    {
        "by": "2026-06-30",
        "ratio": 2,
        "scenario": "b",
        "text": "The recycling fee is raised once more.",
    },
]
