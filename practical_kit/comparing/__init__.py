"""« /comparer/ »: two or three case notes side by side."""
