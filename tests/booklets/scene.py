"""A small kit that has one of everything a booklet prints, and what it must not print."""

from catalogue.models import Resource
from practical_kit.models import CaseMeasure, CaseTool, StudyPage
from tests.factories import (
    block,
    cite,
    fresh,
    heading,
    make_case,
    make_chapter,
    make_commune,
    make_figure,
    make_image,
    make_reference,
    make_resource,
    make_standard,
    make_term,
    make_three,
    paragraph,
)

HIDDEN = ("Brouillon", "Réservée")
TABLE = {
    "columns": [{"type": "text", "heading": text} for text in ("", "Convention", "Structure")],
    "rows": [{"values": ["Se crée en", "Quelques semaines", "Des mois"]}],
}


def body(resource):
    """A body with every block."""
    source = make_reference("Une enquête", url="https://exemple.fr/enquete", resource=resource)
    image = {"image": make_image().pk, "decorative": False, "alt_text": "Des gens autour d’une table"}
    return [
        heading("Une définition"),
        paragraph("La coopération se construit, <a href='https://exemple.fr/'>dit-on</a>.", [source]),
        heading("Un détail", "subheading"),
        block("callout", {"title": "Le bon moment", "text": "<p>Deux phrases.</p>"}),
        block("steps", {"steps": [{"title": f"Étape {n}", "text": "<p>Faire.</p>"} for n in (1, 2)], "references": []}),
        block("table", {"caption": "Deux façons", "table": TABLE, "references": [source.pk]}),
        block("quote", {"text": "Faire ensemble", "source": "Une élue"}),
        block("image", {"image": image, "caption": "Une réunion"}),
        block("key_figures", {"figures": [make_figure().pk]}),
        block(
            "resources", {"title": "À lire ensuite", "resources": list(Resource.objects.values_list("pk", flat=True))}
        ),
    ]


def furnish(kit, rubric, essentials):
    """Fill a site; gives its chapter, its study and its case."""
    make_three(rubric)
    make_term("Coopération", "cooperation")
    study = make_resource(
        rubric, "Shared Value", StudyPage, language="en", year=2019, takeaways=[("takeaway", "Un point.")],
        levels=["comprendre"], reference_items=cite(make_reference("Une source")),
    )  # fmt: skip
    measure = CaseMeasure(indicator="Emplois", value="42", unit="postes", source=make_reference("Un bilan"))
    tools = [CaseTool(resource=page) for page in Resource.objects.all()]
    case = make_case(rubric, "Une épicerie à Figeac", places=[make_commune()], measures=[measure], tools=tools)
    make_chapter(essentials, "Brouillon", live=False)
    chapter = make_chapter(essentials, "Les bases", body=body(study), takeaways=[("takeaway", "Une idée.")])
    make_standard(kit, "Mode opératoire", slug="mode-operatoire", body=[heading("En vingt minutes"), paragraph()])
    return fresh(chapter), fresh(study), fresh(case)
