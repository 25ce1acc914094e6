"""Marks in the formats of other systems."""
