"""The catalogue harvested by libraries and aggregators (/oai/)."""
