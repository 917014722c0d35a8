"""The catalogue for programs: a JSON API that reads and never writes, at /api/v1/."""
