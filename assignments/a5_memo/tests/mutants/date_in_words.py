"""Writes a date in words where an ISO date was asked for."""
# loses: a5_t1_h

# %% a5_t1
evidence = [
    {
        "claim": f"Sentence number {number} about the gas.",
        "kind": "fact",
        "voice": ["RU", "CN", "WEST"][number % 3],
        "source": "gas",
        "as_of": "spring 2025" if number == 2 else "2025",
        "supports": "against" if number < 3 else "for",
        "figure": "price_ratio" if number < 4 else None,
    }
    for number in range(6)
]
