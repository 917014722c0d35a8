"""A synthetic resource with all its properties, ready to be written."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from catalogue.models import NeedLevel, Organisation, Resource, Theme
from catalogue.models.media import Licence
from catalogue.search.facets import Value, term_value
from practical_kit.filling.drafts import Draft, draft
from practical_kit.filling.terms import Terms
from practical_kit.filling.words import lexicon
from practical_kit.models import CaseNotePage, GuidePage, RubricPage, StudyPage
from territories.models import Territory

KINDS = {StudyPage: 80, GuidePage: 12, CaseNotePage: 8}  # in a hundred
LANGUAGES = dict(zip(Resource.Language.values, (90, 6, 2, 1, 1), strict=True))
LICENCES = dict(zip(Licence.values, (20, 12, 8, 4, 6, 4, 26, 20), strict=True))
STORY, STORY_WORDS = 7, 15  # the headings of a case that must be filled, and the words of each
FIRST_YEAR, LAST_YEAR = 1995, 2026


@dataclass
class Made:
    """A resource that is not in the database yet; `key` is known once its page is."""

    draft: Draft
    model: type[Resource]
    parent: RubricPage
    path: str
    year: int | None
    month: int | None
    language: str
    licence: str
    first_published_at: datetime
    levels: list[NeedLevel]
    themes: list[Theme]
    organisations: list[Organisation]
    actors: list[Organisation]
    places: list[Territory]
    key: int = 0

    @property
    def around(self) -> list[Territory]:
        """The territories that hold those of the resource."""
        return [area for place in self.places for area in (place.departement, place.region) if area]

    @property
    def bodies(self) -> list[Organisation]:
        """The organisations that have a part in it."""
        return [*self.organisations, *self.actors]

    def values(self) -> dict[tuple[str, str], Value]:
        """What `catalogue.search.facets.values_of` will read."""
        return {(facet, value.name): value for facet, value in self.each_value()}

    def each_value(self) -> Iterator[tuple[str, Value]]:
        """The values of every filter."""
        yield "type", Value(self.model.kind, kind_label(self.model), Resource.kinds().index(self.model))
        yield "rubrique", term_value(self.parent.rubric)
        yield from (("besoin", term_value(level)) for level in self.levels)
        yield from (("theme", term_value(theme)) for theme in self.themes)
        yield from (("acteur", Value(body.slug, str(body))) for body in self.bodies)
        for name in ("region", "departement"):
            areas = filter(None, (getattr(place, name) for place in self.places))
            yield from ((name, Value(area.code, area.name)) for area in areas)
        if self.year:
            yield "annee", Value(str(self.year), str(self.year))
        yield "langue", Value(self.language, Resource.Language(self.language).label)
        yield "licence", Value(self.licence, Licence(self.licence).label.partition(" : ")[0])


def kind_label(model: type[Resource]) -> str:
    """What the reader calls a kind."""
    name = str(model._meta.verbose_name)
    return name[:1].upper() + name[1:]


def make(number: int, parent: RubricPage, path: str, terms: Terms, now: datetime, rng: Random) -> Made:
    """Draw a resource."""
    model = pick(KINDS, rng)
    words = draft(number, rng)
    places = terms.some(terms.places, 2, rng) if terms.places and (model is CaseNotePage or rng.random() < 0.6) else []
    if model is CaseNotePage:
        words.story = [lexicon().text(rng, STORY_WORDS) for _ in range(STORY + 1)]
    return Made(
        draft=words,
        model=model,
        parent=parent,
        path=path,
        year=None if rng.random() < 0.03 else int(rng.triangular(FIRST_YEAR, LAST_YEAR + 1, LAST_YEAR)),
        month=rng.randint(1, 12) if rng.random() < 0.5 else None,
        language=pick(LANGUAGES, rng),
        licence=pick(LICENCES, rng),
        first_published_at=now - timedelta(seconds=rng.randrange(150_000_000)),
        levels=rng.sample(terms.levels, rng.choice((1, 1, 2))),
        themes=terms.some(terms.themes, 4, rng),
        organisations=terms.some(terms.organisations, 3, rng),
        actors=rng.sample(terms.organisations[:40], 2) if model is CaseNotePage else [],
        places=places,
    )


def pick(weighed: dict, rng: Random):
    """One of these, by its weight."""
    return rng.choices(tuple(weighed), tuple(weighed.values()))[0]
