"""Feedback: a page for each student with points, hints, levels, comments and their own work."""
