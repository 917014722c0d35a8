"""The results as they are shown: the resources of a page, each with the passage in which the words are."""

from collections import defaultdict
from dataclasses import dataclass

from django.utils.safestring import SafeString

from catalogue.models import Resource, ResourceFile
from catalogue.search import french
from catalogue.search.finding import Found
from catalogue.search.passages import mark, passage, terms_in
from catalogue.search.query import Query
from catalogue.visibility import private_collections

MOST_READ = 1_500_000  # characters of files read for the passages of one page of results


@dataclass(frozen=True)
class FilePassage:
    """A passage of an attached file. `page` is 0 when the file has no pages."""

    file: ResourceFile
    page: int
    text: str


@dataclass(frozen=True)
class Result:
    """A resource, the passage that matched as safe HTML (empty: show the summary), and the file it comes from."""

    resource: Resource
    passage: SafeString | str = ""
    source: FilePassage | None = None


def resources_of(found: Found) -> list[Resource]:
    """The resources of a page of results, in order."""
    resources = Resource.objects.listed().for_cards().in_bulk(found.answer.keys)
    return [resources[key] for key in found.answer.keys if key in resources]


def results_of(found: Found) -> list[Result]:
    """The results of a page, in order."""
    resources = resources_of(found)
    if not found.query.terms:
        return [Result(resource) for resource in resources]
    shown = {resource.pk: on_the_page(resource, found) for resource in resources}
    terms = {pk: terms for pk, (_, terms) in shown.items()}
    every = len(found.query.terms)
    missing = {pk: terms[pk] for pk in found.answer.with_files if pk in terms and len(terms[pk]) < every}
    in_files = passages_of_files(missing, found.query) if missing else {}
    results = []
    for resource in resources:
        html, _ = shown[resource.pk]
        source = in_files.get(resource.pk)
        if source:
            results.append(Result(resource, passage(source.text, found.query), source))
        else:
            results.append(Result(resource, html))
    return results


def on_the_page(resource: Resource, found: Found) -> tuple[SafeString, set[int]]:
    """The passage of the summary or of the text with the most words, and the words that the page has anywhere."""
    summary, body = french.tidy(resource.summary), found.answer.texts.get(resource.pk, "")
    in_title, in_summary = terms_in(french.tidy(resource.title), found.query), terms_in(summary, found.query)
    if len(in_title | in_summary) == len(found.query.terms):
        return mark(summary, found.query), in_title | in_summary
    in_body = terms_in(body, found.query)
    everywhere = in_title | in_summary | in_body
    if in_body - in_title - in_summary:
        return passage(body, found.query), everywhere
    return mark(summary, found.query), everywhere


def passages_of_files(missing: dict[int, set[int]], query: Query) -> dict[int, FilePassage]:
    """For each of these resources, the page of its files that says most of what its own page does not say, if any.

    Args:
        missing: by key of resource, the terms that its page has already.
        query: the question.
    """
    found: dict[int, FilePassage] = {}
    left = MOST_READ
    files = ResourceFile.objects.filter(page_id__in=missing).exclude(document__text="").select_related("document")
    files = files.exclude(document__collection__in=private_collections())
    by_page = defaultdict(list)
    for file in files:
        by_page[file.page_id].append(file)
    for key, known in missing.items():
        best = (0, 0)
        for file in by_page[key]:
            text = french.tidy(file.document.text[:left])
            left -= len(text)
            pages = text.split("\f")
            for number, page in enumerate(pages, 1):
                terms = terms_in(page, query)
                if terms - known and (worth := (len(terms - known), len(terms))) > best:
                    best, found[key] = worth, FilePassage(file, number if len(pages) > 1 else 0, page)
                    if len(terms) == len(query.terms):
                        break
    return found
