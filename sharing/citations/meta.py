"""What the head of a page says of a resource: Highwire Press tags, which Google Scholar reads, then Dublin Core.

Google Scholar, « Inclusion guidelines for webmasters »; DCMI, « Expressing Dublin Core metadata using HTML/XHTML meta
and link elements ». Zotero reads both.
"""

from collections.abc import Iterator

from sharing.citations.words import one_line
from sharing.citations.work import Work


def tags(work: Work) -> list[tuple[str, str]]:
    """The names and what they say, each on one line; those that say nothing are left out."""
    said = [(name, one_line(str(text or ""))) for name, text in [*highwire(work), *dublin_core(work)]]
    return [(name, text) for name, text in said if text]


def highwire(work: Work) -> Iterator[tuple[str, object]]:
    """`citation_*`: what is cited, in the words of publishers of journals."""
    yield "citation_title", work.title
    yield from (("citation_author", person.inverted) for person in work.authors)
    yield from (("citation_author", body.name) for body in work.bodies)
    yield from (("citation_editor", person.inverted) for person in work.editors)
    yield "citation_publication_date", "/".join(dated(work))
    yield from (("citation_publisher", body.name) for body in work.publishers)
    if work.genre.csl == "report":
        yield from (("citation_technical_report_institution", body.name) for body in work.publishers)
    if work.is_article:
        first, _, last = work.container.pages.partition("-")
        yield "citation_journal_title", work.container.title
        yield from (("citation_volume", work.container.volume), ("citation_issue", work.container.number))
        yield from (("citation_firstpage", first), ("citation_lastpage", last))
    yield "citation_doi", work.doi
    yield "citation_isbn", work.isbn
    yield "citation_language", work.language
    yield "citation_abstract_html_url", work.address
    yield from (("citation_pdf_url", file.address) for file in work.files if file.is_pdf)


def dublin_core(work: Work) -> Iterator[tuple[str, object]]:
    """`DC.*` and `dcterms.*`: the same, in the words of libraries, and what it is about."""
    yield "DC.title", work.title
    yield from (("DC.creator", person.inverted) for person in work.authors)
    yield from (("DC.creator", body.name) for body in work.bodies)
    yield from (("DC.contributor", person.inverted) for person in (*work.editors, *work.translators))
    yield from (("DC.publisher", body.name) for body in work.publishers)
    yield "dcterms.issued", "-".join(dated(work))
    yield "DC.type", work.genre.dcmi
    yield "DC.type", work.kind_label
    yield "DC.language", work.language
    yield "DC.identifier", work.permalink
    yield "DC.identifier", work.doi_address
    yield "DC.identifier", work.isbn and f"urn:isbn:{work.isbn}"
    yield from (("DC.subject", subject) for subject in work.subjects)
    yield from (("dcterms.spatial", place.label) for place in work.places)
    yield "dcterms.isPartOf", work.container.text
    yield "dcterms.license", work.licence_address
    yield "DC.rights", "" if work.licence_address else work.licence_label
    yield "dcterms.abstract", work.abstract


def dated(work: Work) -> list[str]:
    """« 2016 » and « 05 », as far as they are known."""
    return [f"{part:02}" for part in (work.year, work.month) if part]
