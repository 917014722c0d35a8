"""French number formats with the separators of the Imprimerie nationale: a narrow no-break space."""

THOUSAND_SEPARATOR = "\u202f"
NUMBER_GROUPING = 3
DECIMAL_SEPARATOR = ","
