"""What is named before publication, and what is not."""

from datetime import date, timedelta

import pytest

from catalogue.models import ResourceFile
from editorial.quality.remarks import remarks
from practical_kit.models import CaseMeasure, StudyPage
from tests.factories import (
    block,
    cite,
    heading,
    make_case,
    make_document,
    make_image,
    make_reference,
    make_resource,
    paragraph,
    paragraphs,
)


def said(page):
    """What is said of a page."""
    return [remark.what.replace("\u00a0", " ") for remark in remarks(page)]


@pytest.fixture
def with_body(rubric):
    """What is said of a study with this body."""
    return lambda *body: said(make_resource(rubric, kind=StudyPage, body=list(body)))


@pytest.mark.parametrize(
    "text",
    ["ici", "Ici.", "ICI", "cliquez ici", "Cliquez ici !", "« ici »", "→ En savoir plus", "ce lien", "là",
     "lire la suite", "Télécharger", "plus d’infos", "Voir", "(ici)"],
)  # fmt: skip
def test_a_link_that_does_not_say_where_it_leads_is_named(with_body, text):
    assert with_body(paragraph(f'Le texte est <a href="https://exemple.fr/">{text}</a>')) == [
        f"Le lien « {text} » ne dit pas où il mène"
    ]


@pytest.mark.parametrize(
    "text",
    ["https://exemple.fr/rapport.pdf", "http://exemple.fr", "www.exemple.fr", "exemple.fr", "exemple.gouv.fr/a/b?c=d",
     "mailto:a@exemple.fr"],
)  # fmt: skip
def test_a_bare_address_is_named(with_body, text):
    assert with_body(paragraph(f'Voir <a href="https://exemple.fr/">{text}</a>')) == [
        f"Le lien « {text} » montre une adresse nue"
    ]


@pytest.mark.parametrize(
    "text",
    ["le rapport de la Fonda", "ici et ailleurs", "Télécharger le rapport", "contact@exemple.fr", "Site de Figeac",
     "La Fonda", "n° 12.a", "L’étude de 2016"],
)  # fmt: skip
def test_a_link_that_says_where_it_leads_is_left_alone(with_body, text):
    assert with_body(paragraph(f'Voir <a href="https://exemple.fr/">{text}</a>')) == []


def test_a_link_without_text_is_named(with_body):
    assert with_body(paragraph('Voir <a href="https://exemple.fr/"> </a>')) == ["Un lien n’a pas de texte"]


def test_links_are_looked_for_wherever_text_is_written(rubric):
    vague = '<p><a href="https://exemple.fr/">ici</a></p>'
    steps = block("steps", {"steps": [{"title": "Un", "text": vague}, {"title": "Deux", "text": ""}], "references": []})
    callout = block("callout", {"title": "Note", "text": vague})
    page = make_resource(rubric, kind=StudyPage, body=[callout, steps])
    found = remarks(page)
    assert [remark.path.split(".")[0] for remark in found] == ["body", "body"]
    assert found[0].path.endswith(".text")
    assert len(remarks(make_case(rubric, results=vague))) == 1
    assert remarks(make_case(rubric, results=vague))[0].path == "results"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ((heading("Un"), heading("Deux", "subheading")), []),
        ((heading("Un", "subheading"), heading("Deux")), ["Le sous-intertitre « Un » vient avant tout intertitre"]),
        ((heading("Un", "subheading"),), ["Le sous-intertitre « Un » vient avant tout intertitre"]),
        ((), []),
    ],
)
def test_a_skipped_level_of_heading_is_named(with_body, body, expected):
    assert with_body(*body) == expected


def test_a_case_has_headings_before_its_text(rubric):
    assert said(make_case(rubric, body=[heading("Un", "subheading")])) == []


@pytest.mark.parametrize(
    ("text", "is_named"),
    [("<b>Notre méthode</b>", True), ("<b>Attention : ne rien signer.</b>", False), ("Un <b>mot</b>", False)],
)
def test_a_paragraph_in_bold_that_passes_for_a_title_is_named(with_body, text, is_named):
    assert bool(with_body(paragraph(text))) is is_named


@pytest.mark.parametrize(
    ("alternative", "decorative", "expected"),
    [
        ("Une place de marché", False, []),
        ("", True, []),
        ("", False, ["Une image n’a pas de texte de remplacement"]),
        ("IMG_2034", False, ["« IMG_2034 » est un nom de fichier, pas un texte de remplacement"]),
        ("place.JPG", False, ["« place.JPG » est un nom de fichier, pas un texte de remplacement"]),
    ],
)
def test_an_image_without_alternative_is_named(with_body, alternative, decorative, expected):
    image = {"image": make_image().pk, "alt_text": alternative, "decorative": decorative}
    assert with_body(block("image", {"image": image, "caption": "Le marché"})) == expected


@pytest.mark.parametrize(
    ("lacks", "expected"),
    [
        (["titre"], ["Il manque au PDF « Annexe » un titre"]),
        (["titre", "langue", "balises"], ["Il manque au PDF « Annexe » un titre, une langue et des balises"]),
        ([], []),
        (None, []),
    ],
)
def test_a_pdf_that_lacks_something_is_named_once(rubric, lacks, expected):
    document = make_document(title="Annexe", lacks=lacks)
    page = make_resource(
        rubric, kind=StudyPage, files=[ResourceFile(document=document)], body=[block("document", document.pk)]
    )
    assert said(page) == expected


@pytest.mark.parametrize("words", [{"date": "à paraître"}, {"title": "Étude à paraître"}, {"note": "Sous presse"}])
@pytest.mark.parametrize("days", [None, -1, 30])
def test_a_source_to_be_published_is_named_without_a_date_or_when_it_is_over(rubric, words, days):
    expected_on = days and date.today() + timedelta(days=days)
    reference = make_reference(expected_on=expected_on, **words)
    page = make_resource(
        rubric, kind=StudyPage, body=[paragraph(references=[reference])], reference_items=cite(reference)
    )
    found = said(page)
    assert len(found) == (0 if days == 30 else 1)
    assert all(("sans date" in one) == (days is None) for one in found)


def test_the_day_of_a_source_is_written_as_everywhere(rubric):
    reference = make_reference(date="à paraître", expected_on=date(2020, 3, 1))
    page = make_resource(rubric, kind=StudyPage, reference_items=cite(reference))
    assert said(page)[0].endswith("devait paraître le 1er mars 2020")


def test_the_source_of_a_measure_is_a_source(rubric):
    measure = CaseMeasure(indicator="Emplois", value="12", source=make_reference(date="à paraître"))
    assert len(said(make_case(rubric, measures=[measure]))) == 1


def test_a_source_that_was_published_is_left_alone(rubric):
    page = make_resource(rubric, kind=StudyPage, reference_items=cite(make_reference(title="Ce qui va paraître vrai")))
    assert said(page) == []


@pytest.mark.parametrize(("fields", "count"), [({}, 1), ({"source_url": "https://exemple.fr/"}, 0)])
def test_a_new_edition_without_the_document_that_the_former_has_is_named(rubric, fields, count):
    former = make_resource(rubric, kind=StudyPage, files=[ResourceFile(document=make_document())])
    assert len(said(make_resource(rubric, kind=StudyPage, replaces=former, **fields))) == count
    with_file = {"files": [ResourceFile(document=make_document())]}
    assert said(make_resource(rubric, kind=StudyPage, replaces=make_resource(rubric, kind=StudyPage))) == []
    assert said(make_resource(rubric, kind=StudyPage, replaces=former, **with_file)) == []


def test_what_was_deleted_since_is_survived(rubric):
    reference, image = make_reference(), make_image()
    body = [paragraph(references=[reference]), block("image", {"image": {"image": image.pk}, "caption": "Un marché"})]
    page = make_resource(rubric, kind=StudyPage, body=[*body, *paragraphs("Un texte.")])
    reference.delete()
    image.delete()
    assert said(type(page).objects.get(pk=page.pk)) == []


def test_the_shipped_content_calls_for_no_remark_but_these(demo):
    """What the site starts with is held to its own rules."""
    from catalogue.models import Resource

    found = [(page.title, remark.what) for page in Resource.objects.listed().specific() for remark in remarks(page)]
    assert found == []
