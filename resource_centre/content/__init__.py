"""Loading the starting content: readable files in `fixtures/` become pages, once."""
