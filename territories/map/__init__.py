"""The map of mainland départements: outlines taken from a package, once; see README.md."""
