"""Finding a resource. In the order a question takes: french (words), query (what is asked), engine (the statement
that answers it on both databases), facets (counts), passages (what is shown), spelling (when nothing is found);
indexing and upkeep keep the tables true."""
