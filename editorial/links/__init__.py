"""Links to other sites: found wherever editors write them, asked politely, reported by page."""
