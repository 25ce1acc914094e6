"""The course's registers: lists in YAML of events, contentions, asymmetries and claims, as data."""
