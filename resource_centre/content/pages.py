"""Loading the tree: front page, L’essentiel, the kit, standard pages."""

from pathlib import Path

from django.utils import timezone
from wagtail.models import Page

from catalogue.models import Resource, Rubric
from essentials.models import ChapterPage, EssentialsPage, GlossaryPage, KeyFigure
from practical_kit.models import KitPage, RubricPage, RubricStarter
from resource_centre.content.bodies import BodyBuilder
from resource_centre.content.files import read, read_pages
from resource_centre.content.ledger import Ledger
from resource_centre.content.prose import rich_text, stream
from resource_centre.models import HomeFigure, HomePage, StandardPage


def publish_under(parent: Page, page: Page) -> Page:
    """Add a page, live, under a parent read afresh: treebeard keeps the number of children on the instance."""
    page.first_published_at = page.last_published_at = timezone.now()
    return Page.objects.get(pk=parent.pk).add_child(instance=page)


class TreeLoader:
    """Creates the pages that were never loaded, under those that exist."""

    def __init__(self, folder: Path, ledger: Ledger):
        self.folder, self.ledger = folder, ledger

    def home(self) -> HomePage:
        """The front page: the existing one, or the one of the files."""
        if home := HomePage.objects.first():
            return home
        entry = read(self.folder / "home.toml")
        names = ("title", "headline", "lead", "essentials_text", "kit_text", "figures_title", "figures_intro")
        home = HomePage(slug="accueil", **{name: entry[name] for name in names})
        figures = {figure.slug: figure for figure in KeyFigure.objects.all()}
        home.figures = [HomeFigure(figure=figures[slug]) for slug in entry["figures"] if slug in figures]
        return publish_under(Page.get_first_root_node(), home)

    def sections(self, home: HomePage) -> None:
        """L’essentiel, the kit with its rubrics, the glossary: the menu, in this order."""
        self.section(home, EssentialsPage, "essentials/index.toml")
        kit = self.section(home, KitPage, "kit/index.toml")
        if kit:
            self.rubrics(kit)
        if self.ledger.is_new("page", "glossaire"):
            introduction = rich_text(
                "Les mots et les sigles de la co-construction territoriale, expliqués en peu de mots, avec leur source."
            )
            publish_under(
                home, GlossaryPage(title="Glossaire", slug="glossaire", introduction=introduction, show_in_menus=True)
            )

    def section(self, home: HomePage, model, file: str):
        """One page of the menu, from its file; the existing one if it was loaded before."""
        if self.ledger.is_new("page", file):
            entry = read(self.folder / file)
            introduction = rich_text(entry["introduction"])
            names = {name: entry[name] for name in ("title", "slug", "summary")}
            publish_under(home, model(introduction=introduction, show_in_menus=True, **names))
        return model.objects.first()

    def rubrics(self, kit: KitPage) -> None:
        """The four rubrics, in the kit's order."""
        for rubric in Rubric.objects.all():
            if not self.ledger.is_new("page", "kit", rubric.slug):
                continue
            entry = read(self.folder / "kit" / f"{rubric.slug}.toml")
            prose = {name: rich_text(entry[name]) for name in ("purpose", "audience", "start")}
            names = {name: entry[name] for name in ("title", "slug", "summary")}
            publish_under(kit, RubricPage(rubric=rubric, **names, **prose))

    def starters(self) -> None:
        """Where to begin in each rubric; needs the resources."""
        resources = {resource.slug: resource for resource in Resource.objects.defer_streamfields()}
        for page in RubricPage.objects.select_related("rubric").filter(rubric__isnull=False):
            if not self.ledger.is_new("starters", page.rubric.slug):
                continue
            entry = read(self.folder / "kit" / f"{page.rubric.slug}.toml")
            page.starters = [RubricStarter(resource=resources[s]) for s in entry["starters"] if s in resources]
            page.save()

    def chapters(self, bodies: BodyBuilder) -> None:
        """The chapters of L’essentiel, in the order of their files."""
        parent = EssentialsPage.objects.first()
        for entry in read_pages(self.folder / "essentials", leave_out=("index",)):
            if parent and self.ledger.is_new("page", "essentiel", entry["slug"]):
                page = ChapterPage(
                    title=entry["title"],
                    slug=entry["slug"],
                    summary=entry["summary"],
                    takeaways=stream("takeaway", entry.get("takeaways")),
                    body=bodies.build(entry["body"], entry["slug"]),
                )
                publish_under(parent, page)

    def standard_pages(self, home: HomePage, bodies: BodyBuilder) -> None:
        """How to use the kit, then the pages of the footer."""
        if kit := KitPage.objects.first():
            self.standard_page(kit, read(self.folder / "kit" / "mode-operatoire.toml"), bodies)
        entries = read_pages(self.folder / "pages")
        for entry in sorted(entries, key=lambda entry: entry["order"]):
            self.standard_page(home, entry, bodies)

    def standard_page(self, parent: Page, entry: dict, bodies: BodyBuilder) -> None:
        """One page of text."""
        if self.ledger.is_new("page", "texte", entry["slug"]):
            page = StandardPage(
                title=entry["title"],
                slug=entry["slug"],
                summary=entry["summary"],
                notice=entry.get("notice", ""),
                body=bodies.build(entry.get("body"), entry["slug"]),
            )
            publish_under(parent, page)
