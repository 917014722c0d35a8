"""The whole catalogue as files, made again whenever somebody takes one (/donnees/)."""
