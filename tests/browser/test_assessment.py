"""The self-assessment: step by step with the keyboard; on one page without JavaScript."""

import re

from playwright.sync_api import expect

from tests.browser.pages import ASSESSMENT, MARKS

RESULT = re.compile(rf"/autodiagnostic/\?a=2222222222-{MARKS}$")


def test_questions_come_one_by_one_with_the_keyboard_and_nothing_is_lost(page):
    page.goto(f"{ASSESSMENT}/")
    steps, number = page.locator("fieldset.question:visible"), page.locator(".question__number:visible")
    expect(number).to_have_text("Question 1 sur 10")
    page.locator("#q1 input").first.focus()
    page.keyboard.press("Enter")  # without an answer
    expect(page.get_by_role("alert")).to_contain_text("Choisissez une réponse")
    for _ in range(3):
        page.keyboard.press("Space")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        expect(steps).to_be_focused()
        page.keyboard.press("Tab")
    expect(number).to_have_text("Question 4 sur 10")
    page.go_back()
    expect(number).to_have_text("Question 3 sur 10")
    expect(page.get_by_role("radio", checked=True)).to_have_value("2")
    page.go_forward()
    page.reload()
    expect(number).to_have_text("Question 4 sur 10")
    for _ in range(4, 11):
        steps.get_by_role("radio").nth(2).check()
        page.get_by_role("button", name="Question suivante").press("Enter")
    page.get_by_label("Votre région").select_option("")
    page.get_by_role("button", name="Question précédente").click()
    expect(number).to_have_text("Question 10 sur 10")
    page.get_by_role("button", name="Question suivante").click()
    page.get_by_role("button", name="Voir le résultat").click()
    expect(page).to_have_url(RESULT)
    expect(page.get_by_role("heading", level=1)).to_have_text("Votre niveau\u00a0: innover")
    page.get_by_role("button", name="Copier l’adresse").click()
    expect(page.get_by_text("Copié", exact=True)).to_be_visible()
    page.get_by_role("link", name="Modifier mes réponses").click()
    expect(page.locator("fieldset.question [value='2']:checked")).to_have_count(10)


def test_questions_are_answered_on_one_page_without_javascript(nojs_page):
    nojs_page.goto(f"{ASSESSMENT}/")
    questions = nojs_page.locator("fieldset.question:visible")
    expect(questions).to_have_count(10)
    for place in range(9):
        questions.nth(place).get_by_role("radio").nth(2).check()
    nojs_page.get_by_role("button", name="Voir le résultat").click()
    summary = nojs_page.get_by_role("alert")
    expect(summary).to_be_focused()
    summary.get_by_role("link").click()
    expect(nojs_page.locator("#q10")).to_be_in_viewport()
    expect(nojs_page.locator("fieldset.question :checked")).to_have_count(9)
    nojs_page.locator("#q10").get_by_role("radio").nth(2).check()
    nojs_page.get_by_role("button", name="Voir le résultat").click()
    expect(nojs_page).to_have_url(RESULT)
