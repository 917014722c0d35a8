"""French territories by official code: regions, départements, intercommunalités and communes."""
