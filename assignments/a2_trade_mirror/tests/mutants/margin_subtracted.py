"""Subtracts the margin from the gap."""
# loses: a2_t4_h a2_t7_h


# %% a2_t4
def mirror_gap(df, exporter, importer, year, margin=0.0):
    sent = flow_value(df, exporter, importer, "export", year)
    received = flow_value(df, importer, exporter, "import", year)
    return received / sent - 1 - margin
