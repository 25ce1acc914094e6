"""Question banks: YAML in, items out."""

from coursekit.bank.reading import Bank, examine_bank, read_bank, read_items

__all__ = ["Bank", "examine_bank", "read_bank", "read_items"]
