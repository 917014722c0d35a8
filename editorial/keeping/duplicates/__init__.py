"""What may be there twice: themes, organisations and resources that look like one another. People decide."""

from editorial.keeping.duplicates.names import Named, Names, close_to

__all__ = ["Named", "Names", "close_to"]
