"""Writes the probabilities in per cent."""
# loses: a5_t6_v a5_t6_h

# %% a5_t6
scenarios = {"a": 10, "b": 20, "c": 30, "d": 40}
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
