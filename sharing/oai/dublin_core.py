"""A resource in the fifteen words of Dublin Core (ISO 15836-1), as `oai_dc` wants it: all repeatable, none required."""

from collections.abc import Iterator

from sharing.citations.work import Work


def dublin_core(work: Work) -> Iterator[tuple[str, str, str]]:
    """What is said of a work: element, text, language of the text when it matters."""
    yield "title", work.title, work.language
    for element, texts in plain(work).items():
        yield from ((element, text, "") for text in dict.fromkeys(map(str, texts)) if text)
    yield from (("subject", text, "fr") for text in [*work.subjects, *map(str, work.levels)])
    yield "description", work.abstract, "fr"
    yield "type", work.kind_label, "fr"
    yield from (("coverage", str(place), "fr") for place in work.places)
    yield "rights", work.licence_label, "fr"


def plain(work: Work) -> dict[str, list]:
    """What is the same in every language."""
    people = [person.inverted for person in [*work.authors, *work.editors]]
    date = f"{work.year}-{work.month:02}" if work.year and work.month else str(work.year or "")
    return {
        "creator": [*people, *work.bodies],
        "contributor": [*(person.inverted for person in work.translators), *work.supporters],
        "publisher": list(work.publishers),
        "date": [date],
        "type": [work.genre.dcmi],
        "format": [file.media_type for file in work.files],
        "identifier": [
            work.permalink,
            f"https://doi.org/{work.doi}" if work.doi else "",
            f"urn:isbn:{work.isbn}" if work.isbn else "",
        ],
        "source": [work.source_address],
        "relation": [work.container.text, *(file.address for file in work.files)],
        "language": [work.language],
        "rights": [work.licence_address],
    }
