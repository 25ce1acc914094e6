"""What a teacher does with a class: set up, late days, regrades, and a record of every change."""
