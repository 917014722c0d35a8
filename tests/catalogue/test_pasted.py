"""Text pasted from elsewhere: what is kept of it, in plain fields and in rich text."""

import json
import re

import pytest
from django.urls import reverse
from wagtail.models import Collection

from catalogue.models import CatalogueDocument, Organisation
from catalogue.pasted import tidied
from practical_kit.models import StudyPage
from tests.factories import make_document, make_organisation
from tests.filling import add_address, filled, problems

PASTED = "\ufeffLe verger\u00a0: l’in\u00adgé\u200bnierie\u2028par\tta\u202egée\r\n e\u0301tude \u200b"
TIDY = "Le verger\u00a0: l’ingénierie par tagée étude"


def test_one_line_keeps_its_words_and_its_typography():
    assert tidied(PASTED) == TIDY
    assert tidied("Qui\u202f? « Nous »") == "Qui\u202f? « Nous »"
    assert tidied("👩\u200d🌾") == "👩\u200d🌾"


def test_several_lines_stay_several_lines():
    assert tidied("Un.\r\nDeux.\u2028Trois.\n\nQuatre. \n", has_lines=True) == "Un.\nDeux.\nTrois.\n\nQuatre."


def test_a_page_is_kept_tidy(editor, rubric):
    address = add_address(StudyPage, rubric)
    data = filled(editor.get(address), StudyPage, title=PASTED, slug="verger", summary=f"{PASTED}\nSuite")
    response = editor.post(address, data)
    assert response.status_code == 302, problems(response)
    page = StudyPage.objects.get()
    assert page.title == TIDY
    assert page.summary.splitlines()[-1] == "Suite"
    assert "\u200b" not in page.summary


def test_vocabularies_and_files_are_kept_tidy(editor):
    organisation, document = make_organisation(), make_document()
    address = reverse(Organisation.snippet_viewset.get_url_name("edit"), args=[organisation.pk])
    editor.post(address, {"name": PASTED, "acronym": "", "family": organisation.family, "url": ""})
    sent = {"title": PASTED, "language": "fr", "accessibility": "oui", "licence": "cc-by", "tags": ""}
    sent["collection"] = Collection.get_first_root_node().pk
    editor.post(reverse("wagtaildocs:edit", args=[document.pk]), sent)
    assert [Organisation.objects.get().name, CatalogueDocument.objects.get().title] == [TIDY, TIDY]


@pytest.mark.parametrize("title", ["x" * 500, "Un titre " * 60], ids=["one word", "words"])
def test_a_title_of_500_signs_is_refused_at_its_field_with_the_count(editor, rubric, title):
    address = add_address(StudyPage, rubric)
    data = filled(editor.get(address), StudyPage, title=title, slug="long", summary="Un résumé.")
    response = editor.post(address, data)
    length = len(title.strip())
    assert {name: [plain(line) for line in said] for name, said in problems(response).items()} == {
        "title": [f"{length} signes : la limite est de 255. Raccourcissez ce texte."]
    }
    assert response.context["form"]["title"].value() == title
    by_script = editor.post(address, data, headers={"Accept": "application/json"})
    assert by_script.status_code == 400
    assert "ou un champ est à corriger" in by_script.json()["error_message"]


def plain(text):
    """With ordinary spaces, as the tests write them."""
    return text.replace("\u00a0", " ")


def body_of(editor, rubric, text):
    """What is kept of a rich text sent as it is, and the answer."""
    address = add_address(StudyPage, rubric)
    data = filled(editor.get(address), StudyPage, title="Collage", slug="collage")
    data |= {"body-count": "1", "body-0-type": "paragraph", "body-0-deleted": "", "body-0-order": "0", "body-0-id": ""}
    data |= {"body-0-value-text": text, "body-0-value-references-count": "0"}
    response = editor.post(address, data)
    page = StudyPage.objects.first()
    return response, page.body[0].value["text"].source if page and len(page.body) else None


def content(text, kind="unstyled", styles=(), entities=None, ranges=()):
    """Rich text as the editor sends it."""
    block = {"key": "a", "text": text, "type": kind, "depth": 0, "entityRanges": [*ranges]}
    block["inlineStyleRanges"] = [{"offset": 0, "length": len(text), "style": style} for style in styles]
    return json.dumps({"blocks": [block], "entityMap": entities or {}})


def link(url):
    """A link over the first two letters."""
    entity = {"0": {"type": "LINK", "mutability": "MUTABLE", "data": {"url": url}}}
    return content("ici", entities=entity, ranges=[{"offset": 0, "length": 2, "key": 0}])


@pytest.mark.parametrize(
    ("sent", "absent"),
    [
        (content("Gros titre", "header-one"), "<h1"),
        (content("Souligné", styles=["UNDERLINE"]), "<u"),
        (content("<script>alert(1)</script>"), "<script"),
        (link("javascript:alert(1)"), "javascript"),
        (link("file:///C:/rapport.docx"), "file:"),
    ],
)
def test_what_is_not_offered_is_not_kept(editor, rubric, sent, absent):
    response, kept = body_of(editor, rubric, sent)
    assert response.status_code == 302
    assert absent not in kept


WORD = (
    '<p class="MsoNormal" style="mso-list:none"><span style="color:red">Du <b>gras</b></span><o:p></o:p> et '
    '<a href="https://example.org/">un lien</a><img src="file:///C:/a.png"><img src="data:image/png;base64,AA=="></p>'
)


def test_html_sent_as_it_is_is_cleaned(editor, rubric):
    response, kept = body_of(editor, rubric, WORD)
    assert response.status_code == 302
    assert re.sub(' data-block-key="[^"]*"', "", kept) == (
        '<p>Du <b>gras</b> et <a href="https://example.org/">un lien</a></p>'
    )


@pytest.mark.parametrize("sent", ["", "{}", "[]", '{"blocks": 3}', "\0", "<p>Sans fin", "<!-- [if mso]>", "null"])
def test_what_is_not_rich_text_is_no_failure(editor, rubric, sent):
    assert body_of(editor, rubric, sent)[0].status_code == 302


def test_the_field_is_still_wagtails_in_the_browser(editor, rubric):
    page = editor.get(add_address(StudyPage, rubric)).content.decode()
    assert "wagtailadmin/js/draftail.js" in page
    assert "wagtail.widgets.DraftailRichTextArea" in page
