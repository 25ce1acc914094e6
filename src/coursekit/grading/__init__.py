"""Grades an nbgrader course directory: many submissions at once, each in a sandbox."""
