"""Ratios against named baselines, measured in one run; `make bench` writes RESULTS.md."""
