"""The questions of the starting content hold to the rules of the admin, and say where they come from."""

from practical_kit.models import SelfAssessmentPage
from tests.browser.pages import MARKS, PUBLIC
from tests.reading import regions, texts


def test_the_questions_of_a_new_site_are_whole_and_lead_somewhere(client, demo):
    page = SelfAssessmentPage.objects.get()
    page.questions.stream_block.clean(page.questions)
    page.levels.stream_block.clean(page.levels)
    page.full_clean()
    assert page.questionnaire.version == MARKS
    result = client.get(PUBLIC["assessment-result"])
    assert (len(texts(result, "ol.path li")), len(texts(result, ".path--cases li"))) == (5, 2)
    for signs in ("0" * 10, "2" * 10, "x" * 10):
        response = client.get(page.url, {"a": f"{signs}-{MARKS}"})
        assert len(texts(response, "ol.path li")) == 5
    assert len(regions(client.get(page.url), ".assessment__about details a[href^=http]")) == 4
