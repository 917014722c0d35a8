"""What the page of the self-assessment answers: questions, a result, results side by side."""

import segno
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from practical_kit.assessing.answers import NONE, Answers, UnreadableError, read
from practical_kit.assessing.comparison import FEWEST, compare
from practical_kit.assessing.forms import AnswersForm, ComparisonForm
from practical_kit.assessing.result import result_of
from territories.names import typeset

FOLDER = "practical_kit/assessment"
ALL_NEW = typeset(
    "Les questions ont toutes changé depuis ce résultat : il n’y a plus rien à en montrer. Répondez aux nouvelles."
)


@require_safe
def answer(request: HttpRequest, page) -> HttpResponse:
    """The questions; or the result, when the address holds an answer to each."""
    if "a" in request.GET:
        return addressed(request, page)
    if "voir" not in request.GET:
        return questions(request, page, AnswersForm(page.questionnaire, initial=request.GET.dict()))
    form = AnswersForm(page.questionnaire, request.GET)
    if not form.is_valid():
        return questions(request, page, form, status=400)
    kept = {"region": form.cleaned_data.get("region"), "avant": earlier(request, page)}
    query = {"a": form.answers.written(page.questionnaire)} | {name: text for name, text in kept.items() if text}
    return redirect(f"{page.get_url(request)}?{urlencode(query)}")


def addressed(request: HttpRequest, page) -> HttpResponse:
    """What an address that holds answers shows: their result; the questions, to go on answering or to change."""
    questionnaire = page.questionnaire
    try:
        answers = read(request.GET["a"], questionnaire)
    except UnreadableError as refusal:
        return questions(request, page, AnswersForm(questionnaire), notice=str(refusal), status=400)
    if answers.is_whole and set(answers.signs) <= {NONE}:
        return questions(request, page, AnswersForm(questionnaire), notice=ALL_NEW, status=410)
    if answers.is_whole and "modifier" not in request.GET:
        return result(request, page, answers)
    form = AnswersForm(questionnaire)
    form.initial = form.initial_of(answers) | {"region": request.GET.get("region", "")}
    return questions(request, page, form)


def earlier(request: HttpRequest, page) -> str:
    """The answers of another time that go along in the address, if they can be read."""
    try:
        return read(request.GET.get("avant", ""), page.questionnaire).written(page.questionnaire)
    except UnreadableError:
        return ""


def questions(request: HttpRequest, page, form: AnswersForm, notice: str = "", status: int = 200) -> HttpResponse:
    """The questions, with what was answered already."""
    context = {"form": form, "notice": notice, "earlier": earlier(request, page)}
    response = page.render(request, context_overrides=context)
    response.status_code = status
    return response


def result(request: HttpRequest, page, answers: Answers) -> HttpResponse:
    """The result of some answers."""
    found = result_of(page, page.questionnaire, answers, request.GET.get("region", ""))
    kept = {"a": found.text} | ({"region": request.GET["region"]} if found.region else {})
    before = earlier(request, page)
    address = f"{page.get_full_url(request) or ''}?{urlencode(kept)}"
    context = {
        "result": found,
        "address": address,
        "qr_code": qr_code(address),
        "query": urlencode(kept),
        "compared": urlencode([("a", before), ("n", "Avant"), ("a", found.text), ("n", "Maintenant")])
        if before
        else "",
    }
    return page.render(request, context_overrides=context, template=f"{FOLDER}/result.html")


@require_safe
def comparison(request: HttpRequest, page) -> HttpResponse:
    """Results side by side, and where to paste their addresses; a short address of its own for what was pasted."""
    given, is_sent = request.GET, "voir" in request.GET
    form = ComparisonForm(page.questionnaire, given.getlist("a"), given.getlist("n"), is_sent=is_sent)
    context = {"form": form, "canonical_path": request.path}
    if len(form.named) >= FEWEST and not form.errors:
        pairs = [pair for name, each in form.named for pair in (("a", each.written(page.questionnaire)), ("n", name))]
        query = urlencode(pairs)
        if is_sent:
            return redirect(f"{request.path}?{query}")
        context |= {
            "comparison": compare(page.questionnaire, form.named),
            "address": f"{page.get_full_url(request) or ''}{page.reverse_subpage('compare')}?{query}",
            "has_changed": any(each.has_changed for _, each in form.named),
        }
    response = page.render(request, context_overrides=context, template=f"{FOLDER}/comparison.html")
    response.status_code = 400 if form.errors else 200
    return response


def qr_code(address: str) -> SafeString:
    """An address as a drawing to put in the page, for paper. It can still be read when a seventh of it is hidden."""
    code = segno.make(address, error="m", micro=False)
    drawing = code.svg_inline(border=4, light="#fff", omitsize=True)
    return SafeString(drawing.replace("<svg", '<svg aria-hidden="true"', 1))  # named by what holds it
