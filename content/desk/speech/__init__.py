"""Read-aloud: what a record says, spoken by a driver, kept as sound with marks, and taken into editions."""
