"""A page of results: each with the passage in which the words are, from a file only if it says more."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalogue.models import ResourceFile
from catalogue.search import showing
from tests.factories import hide, make_document, make_resource, paragraphs
from tests.searching import ask

PAGES = "Couverture\fUn sommaire\fLe verger partagé\fUn potager"


def attach(page, text=PAGES, title="Une étude"):
    """A file with this text."""
    return ResourceFile.objects.create(page=page, document=make_document(title, text=text))


def results(text):
    """What is shown for a question."""
    return showing.results_of(ask(text))


def only(text):
    """The one result of a question."""
    [result] = results(text)
    return result


def loads_documents(text):
    """Whether showing the results reads the text of files."""
    found = ask(text)
    with CaptureQueriesContext(connection) as queries:
        showing.results_of(found)
    return any("cataloguedocument" in query["sql"] and '"text"' in query["sql"].split("FROM")[0] for query in queries)


def test_results_are_in_the_order_of_the_answer(rubric):
    for year in (2019, 2021, 2020):
        make_resource(rubric, f"Verger {year}", year=year)
    assert [result.resource.title for result in results("verger")] == ["Verger 2021", "Verger 2020", "Verger 2019"]


def test_without_words_there_is_no_passage(rubric):
    attach(make_resource(rubric, "Un guide"))
    result = only("")
    assert (result.passage, result.source) == ("", None)


def test_the_summary_is_marked_when_it_has_all_the_words(rubric):
    make_resource(rubric, summary="Un verger.", body=paragraphs("Le verger du village."))
    assert only("verger").passage == "Un <mark>verger</mark>."


def test_the_text_is_shown_when_it_says_more_than_the_summary(rubric):
    make_resource(rubric, summary="Un verger.", body=paragraphs("Le verger du village."))
    assert only("verger village").passage == "Le <mark>verger</mark> du <mark>village</mark>."


def test_a_result_found_by_its_title_shows_its_summary(rubric):
    make_resource(rubric, "Le verger", summary="Des fruits.", body=paragraphs("Un verger."))
    assert only("verger").passage == "Des fruits."


def test_a_passage_of_a_file_says_its_page(rubric):
    file = attach(make_resource(rubric, "Un guide"))
    result = only("verger")
    assert result.passage == "Le <mark>verger</mark> partagé"
    assert (result.source.file, result.source.page) == (file, 3)


def test_a_file_without_pages_has_no_page_number(rubric):
    attach(make_resource(rubric, "Un guide"), "Le verger partagé")
    assert only("verger").source.page == 0


def test_the_page_of_a_file_with_the_most_words_is_chosen(rubric):
    attach(make_resource(rubric, "Un guide"), "Un verger\fUn potager\fUn verger, un potager")
    assert only("verger potager").source.page == 3


def test_a_file_is_not_shown_when_it_says_no_more_than_the_page(rubric):
    attach(make_resource(rubric, "Un guide", summary="Un verger."))
    assert only("verger").source is None


def test_a_file_that_has_only_the_word_that_the_page_has_is_not_shown(rubric):
    attach(make_resource(rubric, "Un verger", summary="Des fruits."), "Le verger partagé")
    result = only("verger girafe")
    assert (result.source, result.passage) == (None, "Des fruits.")


def test_a_file_is_shown_when_it_has_the_word_that_the_page_has_not(rubric):
    attach(make_resource(rubric, "Un verger", summary="Des fruits."))
    assert only("verger potager").source.page == 4


def test_the_text_of_documents_is_not_read_when_it_is_not_needed(rubric):
    attach(make_resource(rubric, "Un guide", summary="Un jardin."))
    assert not loads_documents("jardin")
    assert not loads_documents("")
    assert loads_documents("verger")


def test_a_page_made_private_since_is_not_shown(rubric):
    page = make_resource(rubric, "Le verger")
    found = ask("verger")
    hide(page)
    assert showing.results_of(found) == []


def test_what_is_read_of_files_has_a_bound(rubric, monkeypatch):
    monkeypatch.setattr(showing, "MOST_READ", 30)
    attach(make_resource(rubric, "Long"), "mot " * 20 + "verger")
    result = only("verger")
    assert (result.source, result.resource.title) == (None, "Long")


def test_the_texts_of_a_page_are_escaped(rubric):
    make_resource(rubric, summary="Un <script>verger</script>.", body=paragraphs("x"))
    attach(make_resource(rubric, "Fichier"), "Le potager <img src=x onerror=alert(1)>")
    assert only("verger").passage == "Un &lt;script&gt;<mark>verger</mark>&lt;/script&gt;."
    assert "<img" not in only("potager").passage


def test_ten_results_cost_what_one_does(rubric):
    make_resource(rubric, "Verger")
    counts = []
    for more in (0, 9):
        for _ in range(more):
            attach(make_resource(rubric, "Un guide"))
        found = ask("verger", length=10)
        showing.results_of(found)
        with CaptureQueriesContext(connection) as queries:
            showing.results_of(found)
        counts.append(len(queries))
    assert counts[1] - counts[0] <= 2  # the private collections and the files, once
