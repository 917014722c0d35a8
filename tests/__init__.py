"""Tests, in the same rooms as the code. `python -m tests` runs them all."""
