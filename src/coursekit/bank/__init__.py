"""Question banks: YAML in, items out."""

from coursekit.bank.reading import Bank, read_bank, read_items

__all__ = ["Bank", "read_bank", "read_items"]
