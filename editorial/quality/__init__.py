"""Nothing missing: what a resource still lacks, and what to look at again before visitors see it."""
