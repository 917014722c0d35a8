"""What a kind of resources is in the words of others: librarians, bibliography managers, search engines."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Genre:
    """How others call a kind. Each kind says its own (`Resource.genre`); this one is for anything.

    `is_ours` is for what this site writes and publishes itself: its publisher is the site, whichever organisations have
    a part in what it tells, and its date that of the page, for the year of the resource is that of what the page tells.
    `in_issue` is for kinds of which some stand in an issue of a journal.
    """

    csl: str = "document"  # CSL 1.0.2, appendix III
    bibtex: str = "misc"
    ris: str = "GEN"
    schema: tuple[str, ...] = ("CreativeWork",)  # schema.org
    dcmi: str = "Text"  # DCMI Type Vocabulary
    is_ours: bool = False
    in_issue: "Genre | None" = None


ARTICLE = Genre("article-journal", "article", "JOUR", ("Article", "LearningResource"))
