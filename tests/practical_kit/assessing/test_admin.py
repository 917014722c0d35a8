"""Editors write the questions as one page: a draft may be broken, what is published is not."""

import pytest

from practical_kit.models import SelfAssessmentPage
from tests.factories import block, fresh, levels_value, make_assessment, question_value
from tests.filling import edit_address
from tests.reading import region, texts, words

SLUGS = ("se-former", "mettre-en-oeuvre", "accompagner", "evaluer")
SCOPES = ("ensemble", *SLUGS)


def questions(count=10, **changed):
    """Questions of each rubric in turn, the third one otherwise."""
    values = [question_value(n + 1, [SLUGS[n % 4]]) for n in range(count)]
    if changed:
        values[2] |= changed
    return values


def levels(**changed):
    """The levels of each scope, those of the second otherwise."""
    values = [levels_value(about) for about in SCOPES]
    values[1] |= changed
    return values


@pytest.fixture
def page(home):
    return make_assessment(home)


@pytest.fixture
def save(editor, page):
    """Save the form as a browser would send it; what the field says, in one text."""

    def send(publish, questions=questions(), levels=levels(), **others):  # noqa: B008 -- never changed
        data = form_data(questions, levels) | others
        if publish:
            data["action-publish"] = "publish"
        return editor.post(edit_address(page), data)

    return send


def row(prefix, values):
    """A list or a stream as the form sends it."""
    data = {f"{prefix}-count": str(len(values))}
    for rank, value in enumerate(values):
        data |= {f"{prefix}-{rank}-deleted": "", f"{prefix}-{rank}-order": str(rank), f"{prefix}-{rank}-type": "item"}
        data |= {f"{prefix}-{rank}-value-{name}": text for name, text in value.items() if not isinstance(text, list)}
        for name, text in value.items():
            data |= row(f"{prefix}-{rank}-value-{name}", text) if isinstance(text, list) else {}
    return data


def form_data(questions, levels):
    """The whole form."""
    data = {"title": "Autodiagnostic", "slug": "autodiagnostic", "summary": "S.", "unknown_message": "Demandez."}
    data |= {"introduction": '{"blocks": [{"text": "I.", "type": "unstyled", "key": "a"}], "entityMap": {}}'}
    data |= {"origin": "null", "fewest_known": "6", "path_length": "5", "cases_length": "2"}
    data |= {"comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0"}
    for prefix, kind, values in (("questions", "question", questions), ("levels", "levels", levels)):
        data |= row(prefix, values) | {f"{prefix}-{rank}-type": kind for rank in range(len(values))}
    return {name: "" if value is None else str(value) for name, value in data.items()}


def said(response):
    """All that the form says of what is wrong, whichever block says it."""
    return " ".join(flat(error) for errors in response.context["form"].errors.as_data().values() for error in errors)


def flat(error):
    """The messages of an error and of those inside it."""
    inner = [*getattr(error, "block_errors", {}).values()] if getattr(error, "block_errors", None) else []
    own = list(getattr(error, "non_block_errors", []) or []) if hasattr(error, "non_block_errors") else []
    texts = [str(message) for message in own] or ([] if inner else error.messages)
    return " ".join([*map(str, texts), *map(flat, inner)]).replace("\u00a0", " ")


def test_a_whole_set_is_published(save, client):
    assert save(True).status_code == 302
    assert len(SelfAssessmentPage.objects.get().questions) == 10
    assert client.get("/autodiagnostic/").status_code == 200


SAME = [{"text": text, "points": points} for points, text in enumerate(("Non.", "non", "Oui."))]
BROKEN = [
    ({"questions": questions(7)}, "de 8 à 12 questions : il y en a 7"),
    ({"questions": questions(13)}, "de 8 à 12 questions : il y en a 13"),
    (
        {"questions": [question_value(n, ["se-former"]) for n in range(10)]},
        "La rubrique « Évaluer » n’a aucune question",
    ),
    ({"questions": questions(text="")}, "Champ requis"),
    ({"questions": questions(answers=question_value()["answers"][:1])}, "Il faut trois réponses ; il en reste une."),
    ({"questions": questions(answers=question_value(points=(0, 1, None))["answers"])}, "Champ requis"),
    ({"questions": questions(answers=question_value(points=(1, 1, 1))["answers"])}, "Les points montent"),
    ({"questions": questions(answers=question_value(points=(2, 1, 0))["answers"])}, "Les points montent"),
    ({"questions": questions(answers=SAME)}, "La même réponse est écrite deux fois"),
    ({"questions": questions(rubrics=[])}, "Il faut une rubrique au moins"),
    ({"questions": questions(rubrics=question_value(weight=0)["rubrics"])}, "Cette question ne pèse rien"),
    ({"questions": questions(rubrics=question_value(rubrics=SLUGS[:1] * 2)["rubrics"])}, "nommée deux fois"),
    ({"levels": levels(second=70, third=70)}, "donnez un nombre plus grand"),
    ({"levels": levels(innover="")}, "Champ requis"),
    ({"levels": levels()[1:]}, "Il manque les niveaux pour « Dans l’ensemble »"),
    ({"levels": [*levels(), levels_value("evaluer")]}, "« Évaluer » est là deux fois"),
    ({"fewest_known": "11"}, "Il n’y a que 10 questions"),
]


@pytest.mark.parametrize(("changed", "told"), BROKEN, ids=[told[:30] for _, told in BROKEN])
def test_a_broken_set_is_saved_as_a_draft_and_not_published(save, changed, told):
    assert save(False, **changed).status_code == 302
    refused = save(True, **changed)
    assert refused.status_code == 200
    assert told in said(refused)
    assert SelfAssessmentPage.objects.get().questions[2].value["text"] == "Question 3 ?"


def test_all_that_is_wrong_in_a_question_is_told_at_once(save):
    answers = [{"text": "Oui.", "points": 2}, {"text": "", "points": 1}, {"text": "Oui !", "points": ""}]
    rubrics = [{"rubric": "evaluer", "weight": 0}, {"rubric": "evaluer", "weight": 0}]
    told = said(save(True, questions=questions(text="", answers=answers, rubrics=rubrics)))
    assert told.count("Champ requis") == 3
    for wrong in ("Les points montent", "La même réponse", "nommée deux fois", "ne pèse rien"):
        assert wrong in told


def test_the_banner_is_true_of_one_error_and_of_several(save):
    refused = save(True, questions=questions(text=""), levels=levels(innover=""))
    banner = words(region(refused, ".messages"))
    assert banner.startswith("Ce qui manque ou doit être corrigé est signalé en rouge.")


def test_what_a_change_of_a_question_costs_is_said_where_one_makes_it(editor, page):
    response = editor.get(edit_address(page))
    assert "les résultats déjà partagés disent alors que cette réponse ne compte plus" in response.content.decode()


def test_a_broken_draft_is_not_published_from_a_list_either(page, editor):
    page = fresh(page)
    page.questions = [block("question", value) for value in questions(7)]
    page.save_revision()
    from_list = editor.post(
        f"/admin/bulk/wagtailcore/page/publish/?id={page.pk}&next=/admin/", {"include_descendants": ""}, follow=True
    )
    assert "questions : Il faut de 8 à 12 questions : il y en a 7" in words(region(from_list, ".messages"))
    assert len(SelfAssessmentPage.objects.get().questions) == 10


def test_both_previews_show_what_is_being_written_even_half_of_it(page):
    page = fresh(page)
    page.fewest_known = 2
    page.questions = [block("question", value) for value in [*questions(3), {"text": "Et ceci ?"}]]
    page.levels = [block("levels", {"about": "ensemble"})]
    draft = page.save_revision().as_object()
    asked = draft.make_preview_request(preview_mode="")
    assert len(texts(asked, "fieldset.question")) >= 3
    example = draft.make_preview_request(preview_mode="resultat")
    assert words(region(example, "h1")) == "Votre niveau : s’approprier"
