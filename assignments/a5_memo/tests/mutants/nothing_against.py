"""No entry against the answer."""
# loses: a5_t1_v a5_t1_h

# %% a5_t1
evidence = [
    {
        "claim": f"Sentence number {number} about the gas.",
        "kind": "fact",
        "voice": ["RU", "CN", "WEST"][number % 3],
        "source": "gas",
        "as_of": "2025",
        "supports": "for",
        "figure": "price_ratio" if number < 4 else None,
    }
    for number in range(6)
]
