"""Six entries of one voice."""
# loses: a5_t1_v a5_t1_h

# %% a5_t1
evidence = [
    {
        "claim": f"Sentence number {number} about the gas.",
        "kind": "fact",
        "voice": "RU",
        "source": "gas",
        "as_of": "2025",
        "supports": "against" if number < 3 else "for",
        "figure": "price_ratio" if number < 4 else None,
    }
    for number in range(6)
]
