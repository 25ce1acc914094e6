"""Studying alone: where one stands, what comes back, the tests, and a report to keep."""
