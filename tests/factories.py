"""Builders of believable, published pages, so that the first lines of a test say only what matters to it."""

from itertools import count
from uuid import uuid4

from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page, PageViewRestriction, Site

from catalogue.models import (
    CatalogueDocument,
    CatalogueImage,
    NeedLevel,
    Organisation,
    Reference,
    ResourceReference,
    ResourceTerritory,
    Rubric,
    Theme,
)
from essentials.models import ChapterPage, EssentialsPage, GlossaryPage, GlossaryTerm, KeyFigure
from practical_kit.models import CaseActor, CaseNotePage, GuidePage, KitPage, RubricPage, SelfAssessmentPage
from resource_centre.models import HomePage, StandardPage
from territories.models import Territory

numbers = count(1)
PROSE = "<p>Les sources n’en disent rien.</p>"
STORY = ("context_text", "approach", "levers", "obstacles", "results", "transfer_if", "avoid_if")


def publish_under(parent, page):
    """Add a page under a parent read afresh, since treebeard counts children on the instance."""
    if page.live:
        page.first_published_at = page.last_published_at = timezone.now()
    return Page.objects.get(pk=parent.pk).add_child(instance=page)


def fresh(page):
    """A page as the database has it: saving one whose children were added since would lose their number."""
    return type(page).objects.get(pk=page.pk)


def hide(page):
    """Ask visitors of a page, and of all under it, to log in."""
    return PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def make_home(**fields):
    """The front page, as the root of the site, in the place of Wagtail’s welcome page."""
    required = {"title": "Accueil", "slug": "accueil", "headline": "Construire ensemble", "lead": "Un chapeau."}
    required |= {"essentials_text": "Lire les bases.", "figures_title": "Trois chiffres"}
    home = publish_under(Page.get_first_root_node(), HomePage(**required | fields))
    Site.objects.filter(is_default_site=True).update(root_page=home)
    Page.objects.filter(depth=2).exclude(pk=home.pk).update(live=False)
    return home


def make_essentials(home, **fields):
    """L’essentiel."""
    required = {"title": "L’essentiel", "slug": "essentiel", "summary": "Les bases.", "introduction": PROSE}
    return publish_under(home, EssentialsPage(**required | {"show_in_menus": True} | fields))


def make_chapter(essentials, title=None, **fields):
    """A chapter of L’essentiel."""
    title = title or f"Chapitre {next(numbers)}"
    required = {"summary": "Ce que dit ce chapitre.", "body": paragraphs("Un paragraphe.")}
    return publish_under(essentials, ChapterPage(title=title, **required | fields))


def make_glossary(home, **fields):
    """The page of the glossary."""
    return publish_under(home, GlossaryPage(title="Glossaire", slug="glossaire", **fields))


def make_kit(home, **fields):
    """The kit."""
    required = {"title": "Le kit pratique", "slug": "kit", "summary": "Quatre rubriques.", "introduction": PROSE}
    return publish_under(home, KitPage(**required | {"show_in_menus": True} | fields))


def make_rubric(kit, slug, **fields):
    """The page of one of the four rubrics."""
    rubric = Rubric.objects.get(slug=slug)
    required = {"title": rubric.name, "slug": slug, "rubric": rubric, "summary": "À quoi sert la rubrique."}
    required |= {"purpose": PROSE, "audience": PROSE, "start": PROSE}
    return publish_under(kit, RubricPage(**required | fields))


def question_value(number=1, rubrics=("se-former",), points=(0, 1, 2), weight=1, text=None):
    """A question of the self-assessment, as the database keeps it."""
    answers = [
        {"text": said, "points": given} for said, given in zip(("Non.", "Un peu.", "Oui."), points, strict=False)
    ]
    weights = [{"rubric": slug, "weight": weight} for slug in rubrics]
    return {"text": text or f"Question {number} ?", "help": "", "answers": answers, "rubrics": weights}


def levels_value(about="ensemble", **fields):
    """Where levels begin and what is said of them, as the database keeps it."""
    said = {"comprendre": "Comprenez.", "s_approprier": "Appropriez-vous.", "innover": "Innovez."}
    return {"about": about, "second": 35, "third": 70} | said | fields


def make_assessment(home, page=None, **fields):
    """The self-assessment: ten questions, each of one rubric in turn."""
    slugs = list(Rubric.objects.values_list("slug", flat=True))
    required = {"title": "Autodiagnostic", "slug": "autodiagnostic", "summary": "Dix questions.", "introduction": PROSE}
    required["unknown_message"] = "Posez ces questions autour de vous."
    required["questions"] = [block("question", question_value(n + 1, [slugs[n % 4]])) for n in range(10)]
    required["levels"] = [block("levels", levels_value(about)) for about in ("ensemble", *slugs)]
    return publish_under(home, page or SelfAssessmentPage(**required | fields))


def make_standard(parent, title=None, **fields):
    """A page of text."""
    return publish_under(parent, StandardPage(title=title or f"Page {next(numbers)}", summary="Résumé.", **fields))


def make_resource(parent, title=None, kind=GuidePage, *, levels=(), also_in=(), themes=(), **fields):
    """A resource under a rubric page; need levels and rubrics by slug, themes by object."""
    title = title or f"Ressource {next(numbers)}"
    page = kind(**{"title": title, "summary": f"Résumé de « {title} »."} | fields)
    page.need_levels.add(*NeedLevel.objects.filter(slug__in=levels))
    page.also_in.add(*Rubric.objects.filter(slug__in=also_in))
    page.themes.add(*themes)
    return publish_under(parent, page)


def make_case(parent, title=None, *, families=("collectivite", "association"), places=(), **fields):
    """A case note, with one actor of each family."""
    required = {"challenge": "Un défi.", "scale": "commune", "status": "en-cours", "year": 2016}
    required |= dict.fromkeys(STORY, PROSE)
    actors = [CaseActor(organisation=make_organisation(family)) for family in families]
    items = [ResourceTerritory(territory=place) for place in places]
    return make_resource(
        parent, title, CaseNotePage, **required | {"actors": actors, "territory_items": items} | fields
    )


def make_three(parent, kind=GuidePage, **fields):
    """A resource that visitors see, « Visible », and two they do not: « Brouillon » and « Réservée »."""
    make_resource(parent, "Visible", kind, **fields)
    make_resource(parent, "Brouillon", kind, live=False, **fields)
    hide(make_resource(parent, "Réservée", kind, **fields))


def make_four(kit, rubric, **fields):
    """The three of `make_three`, and « Abritée », which is under a private rubric but listed in this one."""
    make_three(rubric, **fields)
    private = make_rubric(kit, "accompagner", title="Rubrique privée")
    make_resource(private, "Abritée", also_in=[rubric.slug], **fields)
    hide(private)


def make_theme(name):
    """A theme."""
    return Theme.objects.create(name=name)


def make_organisation(family="association", name=None, **fields):
    """An organisation of a family."""
    number = next(numbers)
    name = name or f"Organisation {number}"
    return Organisation.objects.create(name=name, slug=f"organisation-{number}", family=family, **fields)


def make_reference(title=None, **fields):
    """A reference."""
    number = next(numbers)
    required = {"slug": f"reference-{number}", "title": title or f"Référence {number}", "date": "2016"}
    return Reference.objects.create(**required | fields)


def cite(*references):
    """References of a whole resource, to give to `make_resource` as `reference_items`."""
    return [ResourceReference(reference=reference) for reference in references]


def make_figure(**fields):
    """A key figure."""
    required = {"slug": f"chiffre-{next(numbers)}", "value": 69, "unit": "%", "label": "des Français"}
    required |= {"statement": "y croient.", "study": "Étude nationale", "organisation": "Un institut", "year": 2015}
    return KeyFigure.objects.create(**required | fields)


def make_term(term, slug, **fields):
    """A word of the glossary."""
    required = {"definition": f"Ce que veut dire « {term} ».", "source": "Un dictionnaire"}
    return GlossaryTerm.objects.create(term=term, slug=slug, **required | fields)


def make_commune(name="Les Mureaux", code="78440", departement="Yvelines", region="Île-de-France", population=34_632):
    """A commune with its département and region; the same one when asked for again."""

    def make(kind, code, name, **fields):
        return Territory.objects.get_or_create(kind=kind, code=code, defaults={"name": name, "zone": "metro"} | fields)[
            0
        ]

    parent = make("departement", f"D{code}", departement, parent=make("region", f"R{code}", region))
    return make("commune", code, name, parent=parent, population=population)


def make_document(title="Une étude", content=b"%PDF-1.7", **fields):
    """A PDF file."""
    file = ContentFile(content, name=f"{uuid4()}.pdf")
    return CatalogueDocument.objects.create(title=title, file=file, file_size=len(content), **fields)


def make_image(title="Une photo", **fields):
    """A small picture."""
    return CatalogueImage.objects.create(title=title, file=get_test_image_file(), **fields)


def block(kind, value):
    """A block of a body, as the database keeps it."""
    return {"type": kind, "value": value, "id": str(uuid4())}


def paragraph(text="Un paragraphe.", references=()):
    """A paragraph that cites references."""
    return block("paragraph", {"text": f"<p>{text}</p>", "references": [reference.pk for reference in references]})


def paragraphs(*texts):
    """A body of paragraphs."""
    return [paragraph(text) for text in texts]


def heading(text, kind="heading"):
    """A title inside a body."""
    return block(kind, {"text": text})
