"""What every widget shares: its words and their language, its look, and how its script is made."""
