"""One entry cites what is neither a table nor in the reading list."""
# loses: a5_t1_h

# %% a5_t1
evidence = [
    {
        "claim": f"Sentence number {number} about the gas.",
        "kind": "fact",
        "voice": ["RU", "CN", "WEST"][number % 3],
        "source": "the internet" if number == 2 else "gas",
        "as_of": "2025",
        "supports": "against" if number < 3 else "for",
        "figure": "price_ratio" if number < 4 else None,
    }
    for number in range(6)
]
