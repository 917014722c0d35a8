"""Keeping the collection true: resources are looked at again in time, words that mean the same become one."""
