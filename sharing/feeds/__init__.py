"""The latest resources, as Atom (/flux/)."""
