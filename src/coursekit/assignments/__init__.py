"""Graded assignments: their source as text, answers that test the tests, and variants."""
