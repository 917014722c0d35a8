"""Counting for partners: by partner and day, and nothing else."""
