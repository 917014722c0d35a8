"""A resource in the words of others: what citations, feeds, harvests, dumps and search engines all say of it.

Everything that leaves the site reads this, so that it says the same everywhere. Made from a plain `Resource` row; what
differs by kind is in the `genre` that the kind declares.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from itertools import islice
from urllib.parse import quote, urljoin

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from catalogue.genres import Genre
from catalogue.models import Resource, ResourceContribution
from catalogue.models.media import Licence
from catalogue.querysets import parts
from sharing import addresses
from sharing.citations.container import Container
from sharing.citations.parties import Body, File, Person, Place, Term, files_of
from sharing.citations.words import one_line
from sharing.originals import originals

CHUNK = 200  # resources read at a time


@dataclass(frozen=True)
class Centre:
    """The site that describes: its name, the root of its addresses."""

    name: str
    root: str

    @classmethod
    def here(cls, request: HttpRequest | None = None) -> "Centre":
        """This site, as it answers this request."""
        return cls(addresses.centre_name(request), addresses.root(request))


@dataclass(frozen=True)
class Work:
    """What a resource is, for others. Lists are empty and texts are "" when nothing is known; `year` is None."""

    code: str
    title: str
    kind: str  # « etude », as in addresses
    kind_label: str  # « Étude »
    genre: Genre
    people: tuple[Person, ...]
    bodies: tuple[Body, ...]  # organisations that wrote it
    publishers: tuple[Body, ...]
    supporters: tuple[Body, ...]  # partners and funders
    year: int | None
    month: int | None
    language: str
    abstract: str
    address: str  # of the page
    permalink: str
    source_address: str  # of the document itself; none when only a page that speaks of it was found
    doi: str
    isbn: str
    pages: int | None
    container: Container  # where it was published: journal, issue, collection
    edition: str
    licence_label: str
    licence_address: str
    themes: tuple[Term, ...]
    levels: tuple[Term, ...]
    places: tuple[Place, ...]
    files: tuple[File, ...]  # those that visitors may open
    centre: Centre
    published_at: datetime | None  # on the site
    changed_at: datetime | None
    resource: Resource | None = field(default=None, repr=False, compare=False)

    @classmethod
    def of(cls, resource: Resource, centre: Centre | None = None, request: HttpRequest | None = None) -> "Work":
        """What a resource is: one of `for_citing` asks nothing of the database, any other all that is not loaded."""
        centre = centre or Centre.here(request)
        model = resource.cached_content_type.model_class()
        container = Container.read(resource.published_in)
        genre = model.genre.in_issue if model.genre.in_issue and container.is_issue else model.genre
        roles = ResourceContribution.Role
        year, month = issued(resource, genre)
        return cls(
            code=resource.code,
            title=one_line(resource.title),
            kind=model.kind,
            kind_label=resource.kind_label,
            genre=genre,
            people=tuple(Person.of(author.value) for author in resource.authors),
            bodies=() if genre.is_ours else bodies(resource, roles.AUTHOR),
            publishers=(ours(centre),) if genre.is_ours else bodies(resource, roles.PUBLISHER),
            supporters=() if genre.is_ours else bodies(resource, roles.PARTNER, roles.FUNDER),
            year=year,
            month=month,
            language=resource.language,
            abstract=resource.summary,
            address=urljoin(centre.root, resource.get_url(request) or ""),
            permalink=urljoin(centre.root, reverse("sharing:permalink", args=[resource.code])),
            source_address="" if resource.source_status == resource.SourceStatus.REPORTED else resource.source_url,
            doi=resource.doi,
            isbn=resource.isbn,
            pages=resource.pages,
            container=container,
            edition=resource.edition,
            licence_label=resource.get_licence_display(),
            licence_address=Licence(resource.licence).address,
            themes=tuple(Term(theme.slug, theme.name) for theme in resource.themes.all()),
            levels=tuple(Term(level.slug, level.name) for level in resource.levels),
            resource=resource,
            places=tuple(Place.of(place) for place in resource.places),
            files=files_of(resource, centre.root),
            centre=centre,
            published_at=resource.first_published_at,
            changed_at=resource.last_published_at,
        )

    @property
    def is_article(self) -> bool:
        """Whether it stands in an issue of a journal."""
        return self.genre.csl.startswith("article-")

    @property
    def document_address(self) -> str:
        """Where one reads it: at its publisher's, by its DOI, else by our permanent address."""
        return self.source_address or self.doi_address or self.permalink

    @property
    def doi_address(self) -> str:
        """The address of its DOI (DOI Handbook, § 3.8)."""
        return f"https://doi.org/{quote(self.doi, safe='/:;()')}" if self.doi else ""

    @property
    def is_online(self) -> bool:
        """Whether it can be read, here or at its publisher's: otherwise, only our page on it can."""
        return bool(self.source_address or self.doi or self.files or self.genre.is_ours)

    @cached_property
    def rubrics(self) -> tuple[Term, ...]:
        """The rubrics it is listed in, its own first. Asked only of who wants them: a page knows where it stands."""
        found = dict.fromkeys(filter(None, [self.resource.rubric, *self.resource.also_in.all()]))
        return tuple(Term(rubric.slug, rubric.name) for rubric in found)

    @property
    def authors(self) -> tuple[Person, ...]:
        """The people who wrote it."""
        return tuple(person for person in self.people if person.part == "author")

    @property
    def editors(self) -> tuple[Person, ...]:
        """The people who led others."""
        return tuple(person for person in self.people if person.part == "editor")

    @property
    def translators(self) -> tuple[Person, ...]:
        """The people who translated it."""
        return tuple(person for person in self.people if person.part == "translator")

    @property
    def subjects(self) -> tuple[str, ...]:
        """What it is about, in words."""
        return tuple(theme.name for theme in self.themes)


def issued(resource: Resource, genre: Genre) -> tuple[int | None, int | None]:
    """The year and the month of publication; of what this site writes itself, those of the page."""
    if not genre.is_ours:
        return resource.year, resource.month if resource.year else None
    moment = resource.first_published_at and timezone.localtime(resource.first_published_at)
    return (moment.year, moment.month) if moment else (None, None)


def bodies(resource: Resource, *roles: str) -> tuple[Body, ...]:
    """The organisations that had one of these parts, each once."""
    items = [item for item in resource.contributions.all() if item.role in roles]
    return tuple(dict.fromkeys(Body.of(item.organisation) for item in items))


def ours(centre: Centre) -> Body:
    """This site, as the publisher of what it writes itself."""
    return Body(centre.name, address=f"{centre.root}/")


def for_citing(resources: QuerySet[Resource]) -> QuerySet[Resource]:
    """These resources with all that `Work.of` reads of them, in a number of statements that does not grow."""
    return resources.select_related("rubric").defer("body", "takeaways").prefetch_related("also_in", *parts())


def works(keys: Iterable[int], request: HttpRequest | None = None) -> Iterator[Work]:
    """The works of these resources, in their order, read some at a time; less those that visitors may not see.

    Where a page is shown a second time, by an alias, it is the same work, which comes once.
    """
    centre, keys, seen = Centre.here(request), iter(keys), set()
    while chunk := list(islice(keys, CHUNK)):
        wanted = [key for key in dict.fromkeys(originals(chunk)) if key not in seen]
        found = for_citing(Resource.objects.listed().filter(alias_of=None)).in_bulk(wanted)
        yield from (Work.of(found[key], centre, request) for key in wanted if key in found)
        seen.update(wanted)
