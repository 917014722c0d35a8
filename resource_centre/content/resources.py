"""Loading studies, guides and case notes."""

from pathlib import Path

from django.core.exceptions import ValidationError

from catalogue.models import (
    NeedLevel,
    Organisation,
    Reference,
    Resource,
    ResourceContribution,
    ResourceReference,
    ResourceTerritory,
    Rubric,
    Theme,
)
from catalogue.models.former_terms import former_of
from catalogue.models.media import Licence
from practical_kit.models import CaseActor, CaseMeasure, CaseNotePage, GuidePage, RubricPage, StudyPage
from resource_centre.content.bodies import BodyBuilder
from resource_centre.content.files import ContentError, read_entries, read_pages
from resource_centre.content.ledger import Ledger
from resource_centre.content.pages import publish_under
from resource_centre.content.prose import rich_text, stream
from territories.models import Territory

COMMON = ("title", "slug", "summary", "year", "month", "date_note")
DOCUMENT = ("language", "pages", "source_url", "source_status", "source_note")
CASE = ("challenge", "scale", "status", "end_year")
CASE_PROSE = ("approach", "levers", "obstacles", "results", "transfer_if", "avoid_if", "governance", "means")
FOLDERS = {"studies": StudyPage, "guides": GuidePage, "cases": CaseNotePage}


class ResourceLoader:
    """Creates the resources that were never loaded, each under its rubric."""

    def __init__(self, folder: Path, ledger: Ledger, bodies: BodyBuilder):
        self.folder, self.ledger, self.bodies = folder, ledger, bodies
        self.rubrics = {page.rubric.slug: page for page in RubricPage.objects.select_related("rubric") if page.rubric}
        self.terms = {model: by_slug(model) for model in (NeedLevel, Rubric, Theme, Organisation, Reference)}

    def load(self) -> None:
        """Every file of `resources/`."""
        for name, model in FOLDERS.items():
            for entry in read_pages(self.folder / "resources" / name):
                if self.ledger.is_new("resource", entry["slug"]):
                    self.create_under_its_rubric(model, entry)
        self.link_references()

    def create_under_its_rubric(self, model, entry: dict) -> None:
        """One resource, unless editors have removed the page of its rubric.

        Raises:
            ContentError: a key that is missing, or a rubric that does not exist.
        """
        try:
            self.find(Rubric, [entry["rubric"]], entry)
            if entry["rubric"] in self.rubrics:
                self.create(model, entry)
        except KeyError as error:
            raise ContentError(f"{entry['slug']} : la clé {error} manque.") from error

    def create(self, model, entry: dict) -> None:
        """One resource, with its terms and what it has several of."""
        page = model(**pick(entry, COMMON), takeaways=stream("takeaway", entry.get("takeaways")))
        page.body = self.bodies.build(entry.get("body"), entry["slug"])
        if model is CaseNotePage:
            self.fill_case(page, entry)
        else:
            self.fill_document(page, entry)
        page.need_levels.add(*self.find(NeedLevel, entry["need_levels"], entry))
        page.also_in.add(*self.find(Rubric, entry.get("also_in", []), entry))
        page.themes.add(*self.find(Theme, entry["themes"], entry))
        self.check(page, entry)
        publish_under(self.rubrics[entry["rubric"]], page)

    def fill_document(self, page: Resource, entry: dict) -> None:
        """What studies and guides have."""
        for name, value in pick(entry, DOCUMENT).items():
            setattr(page, name, value)
        page.published_in = entry.get("publisher_note", "")
        people = [
            {"family_name": a["family"], "given_name": a.get("given", ""), "role": a.get("role", "")}
            for a in entry.get("authors", [])
        ]
        page.authors = stream("author", people)
        page.contributions = [
            ResourceContribution(organisation=self.find(Organisation, [o["slug"]], entry)[0], role=o["role"])
            for o in entry.get("organisations", [])
        ]

    def fill_case(self, page: CaseNotePage, entry: dict) -> None:
        """What case notes have. Their text is the centre's own, under the open licence."""
        for name, value in pick(entry, CASE).items():
            setattr(page, name, value)
        for name in CASE_PROSE:
            setattr(page, name, rich_text(entry.get(name)))
        page.context_text = rich_text(entry["context"])
        page.licence, page.source_status = Licence.OPEN, Resource.SourceStatus.OWN
        page.gaps = stream("gap", entry.get("gaps"))
        page.territory_items = [ResourceTerritory(territory=self.territory(t, entry)) for t in entry["territories"]]
        page.actors = [
            CaseActor(organisation=self.find(Organisation, [a["organisation"]], entry)[0], role=a["role"])
            for a in entry["actors"]
        ]
        page.measures = [self.measure(measure, entry) for measure in entry.get("measures", [])]
        page.reference_items = [
            ResourceReference(reference=reference)
            for reference in self.find(Reference, entry.get("references", []), entry)
        ]

    def measure(self, table: dict, entry: dict) -> CaseMeasure:
        """One measured result, with its source."""
        names = ("indicator", "value", "unit", "date", "evidence")
        source = self.find(Reference, [table["source"]], entry)[0]
        return CaseMeasure(source=source, **{name: str(table[name]) for name in names if name in table})

    def find(self, model, slugs, entry: dict) -> list:
        """The objects of these slugs.

        Raises:
            ContentError: a slug that is nowhere in the files, nor in the database.
        """
        missing = [slug for slug in slugs if slug not in self.terms[model]]
        if missing:
            name = model._meta.verbose_name
            raise ContentError(f"{entry['slug']} : {name} introuvable « {', '.join(missing)} ».")
        return [self.terms[model][slug] for slug in slugs]

    def territory(self, table: dict, entry: dict) -> Territory:
        """The territory of this official code."""
        try:
            return Territory.objects.get(kind=table["kind"], code=table["code"])
        except Territory.DoesNotExist as error:
            raise ContentError(f"{entry['slug']} : territoire introuvable {table['kind']} {table['code']}.") from error

    def check(self, page: Resource, entry: dict) -> None:
        """Hold the files to the rules that editors are held to."""
        exclude = ["path", "depth", "content_type", "translation_key", "locale"]
        try:
            page.full_clean(exclude=exclude)
        except ValidationError as error:
            raise ContentError(f"{entry['slug']} : {' '.join(error.messages)}") from error

    def link_references(self) -> None:
        """Tie a reference to the catalogue's resource it is, once both exist."""
        resources = dict(Resource.objects.values_list("slug", "pk"))
        for entry in read_entries(self.folder / "references", "reference"):
            if entry.get("resource") in resources and self.ledger.is_new("reference-link", entry["id"]):
                Reference.objects.filter(slug=entry["id"]).update(resource=resources[entry["resource"]])


def by_slug(model) -> dict:
    """Every object of a model, by slug, and by those of the terms that editors merged into it."""
    former = former_of(model)
    merged = {term.slug: term.into for term in former.objects.select_related("into")} if former else {}
    return merged | {thing.slug: thing for thing in model.objects.all()}


def pick(entry: dict, names: tuple[str, ...]) -> dict:
    """The named keys that the entry has."""
    return {name: entry[name] for name in names if name in entry}
