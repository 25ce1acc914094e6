"""Question banks: YAML in, items out."""

from coursekit.bank.reading import (
    Bank,
    bank_path,
    bank_slugs,
    examine_bank,
    form_slugs,
    read_bank,
    read_items,
)

__all__ = [
    "Bank",
    "bank_path",
    "bank_slugs",
    "examine_bank",
    "form_slugs",
    "read_bank",
    "read_items",
]
