"""A form sent after the session has ended, or with an old token: nothing typed is lost, and no door is opened."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.middleware.csrf import get_token
from django.test import Client, RequestFactory
from django.urls import reverse
from wagtail.models import Page

from catalogue.models import Organisation
from practical_kit.models import StudyPage
from tests.factories import make_document, make_organisation
from tests.filling import add_address, edit_address, filled
from tests.reading import region, regions, texts, words

TYPED = {"title": "Le verger « partagé » & <b>les autres</b>", "slug": "verger", "summary": "Une ligne.\r\nUne autre."}
HERE = {"Origin": "http://testserver"}
LOGIN = {"reconnexion-username": "éditeurs", "reconnexion-password": "un mot de passe"}


@pytest.fixture
def address(rubric):
    """Where a study is added."""
    return add_address(StudyPage, rubric)


@pytest.fixture
def typed(publisher, address):
    """A filled form, whose session has ended since."""
    data = filled(publisher.get(address), StudyPage, **TYPED)
    publisher.logout()
    return data


def again(response):
    """What the page would send, as a browser does."""
    form = region(response, "form.login-form")
    return {field["name"]: field.get("value", "") for field in form.select("input[name]")}


def as_read(sent):
    """What was sent, with the line ends of a page that was read (HTML, § 13.2.3.5)."""
    return {name: value.replace("\r\n", "\n") for name, value in sent.items()}


def test_what_was_typed_is_in_the_page_that_asks_to_log_in(publisher, address, typed):
    response = publisher.post(address, typed)
    assert response.status_code == 403
    assert "no-store" in response["Cache-Control"]
    assert "reconnectez-vous ici" in words(region(response, "main"))
    kept = again(response)
    assert {name: kept[name] for name in typed if name != "csrfmiddlewaretoken"} == as_read(typed)
    assert regions(response, "main b, form[action]") == []
    assert not Page.objects.filter(slug="verger").exists()


def test_it_is_sent_where_it_was_going_once_logged_in(publisher, address, typed):
    response = publisher.post(address, again(publisher.post(address, typed)) | LOGIN, follow=True)
    page = StudyPage.objects.get(slug="verger")
    assert (page.title, page.summary, page.owner) == (TYPED["title"], "Une ligne.\nUne autre.", publisher.user)
    assert response.redirect_chain[-1][0] == edit_address(page)


def test_an_error_of_the_form_is_then_said_as_ever(publisher, address, typed):
    response = publisher.post(address, again(publisher.post(address, typed)) | LOGIN | {"slug": "Pas Une Adresse !"})
    assert response.status_code == 200
    assert "Rien de ce que vous avez écrit n’est perdu." in words(region(response, ".messages"))


def test_a_wrong_password_is_said_and_loses_nothing(publisher, address, typed):
    response = publisher.post(address, again(publisher.post(address, typed)) | LOGIN | {"reconnexion-password": "non"})
    assert response.status_code == 403
    assert "mot de passe ne correspondent à aucun" in texts(response, ".messages")[0]
    assert again(response)["title"] == TYPED["title"]
    assert again(response)["reconnexion-username"] == "éditeurs"
    assert 'value="un mot de passe"' not in response.content.decode()
    assert publisher.get(reverse("wagtailadmin_home")).status_code == 302


def test_whoever_logs_in_gets_what_their_rights_allow(publisher, roles, address, typed):
    somebody = get_user_model().objects.create_user("stagiaire", password="un mot de passe")
    somebody.groups.add(Group.objects.get(name="Contributeurs"))
    sent = again(publisher.post(address, typed)) | LOGIN | {"reconnexion-username": "stagiaire"}
    publisher.post(address, sent | {"action-publish": "action-publish"})
    assert [(page.live, page.owner) for page in StudyPage.objects.filter(slug="verger")] == [(False, somebody)]


def test_an_account_without_the_admin_does_not_enter_it(publisher, address, typed):
    get_user_model().objects.create_user("lecteur", password="un mot de passe")
    sent = again(publisher.post(address, typed)) | LOGIN | {"reconnexion-username": "lecteur"}
    publisher.post(address, sent)
    assert not Page.objects.filter(slug="verger").exists()


def test_a_snippet_is_kept_too(publisher):
    organisation = make_organisation(name="Ville de Figeac")
    address = reverse(Organisation.snippet_viewset.get_url_name("edit"), args=[organisation.pk])
    publisher.logout()
    sent = {"name": "Ville de Cahors", "acronym": "", "family": organisation.family, "url": ""}
    publisher.post(address, again(publisher.post(address, sent)) | LOGIN)
    assert Organisation.objects.get().name == "Ville de Cahors"


def test_a_file_cannot_be_kept_and_it_is_said(publisher):
    address = reverse("wagtaildocs:edit", args=[make_document().pk])
    publisher.logout()
    response = publisher.post(address, {"title": "Une étude", "file": SimpleUploadedFile("étude.pdf", b"%PDF-1.7")})
    assert "vous le choisirez de nouveau ensuite (étude.pdf)" in words(region(response, "main"))
    assert again(response)["title"] == "Une étude"


def test_no_password_is_repeated_in_the_page(publisher):
    publisher.logout()
    sent = {"old_password": "un mot de passe", "new_password1": "un autre mot", "email": "a@example.org"}
    response = publisher.post(reverse("wagtailadmin_account"), sent)
    assert 'value="un mot de passe"' not in response.content.decode()
    assert set(again(response)) == {"email", "csrfmiddlewaretoken", *LOGIN}


@pytest.mark.parametrize("name", ["wagtailadmin_login", "wagtailadmin_password_reset"])
def test_what_needs_no_account_is_left_alone(client, home, name):
    assert regions(client.post(reverse(name), {"username": "x", "email": "x"}), "h1")[0].string != "Rien n’est perdu"


def test_scripts_are_answered_as_ever(publisher, address, typed):
    by_script = {"X-Requested-With": "XMLHttpRequest"}
    assert "Rien n’est perdu" not in publisher.post(address, typed, headers=by_script).content.decode()
    for headers in ({"Accept": "application/json"}, {"Sec-Fetch-Mode": "cors"}):
        assert publisher.post(address, typed, headers=headers).status_code == 302


def test_the_public_site_is_left_alone(client, home):
    assert "reconnexion" not in client.post("/", {"title": "x"}).content.decode()


@pytest.fixture
def strict(publisher):
    """The same account in a browser whose tokens are checked."""
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(publisher.user)
    browser.user = publisher.user
    return browser


def test_an_old_token_gives_the_form_back_to_be_sent_again(strict, address):
    data = filled(strict.get(address), StudyPage, **TYPED) | {"csrfmiddlewaretoken": "a" * 64}
    response = strict.post(address, data, headers=HERE)
    assert response.status_code == 403
    assert "il reste à l’envoyer de nouveau" in words(region(response, "main"))
    assert regions(response, "[type=password]") == []
    assert strict.post(address, again(response), headers=HERE).status_code == 302
    assert StudyPage.objects.get(slug="verger").title == TYPED["title"]


def test_without_any_cookie_left_the_form_is_kept_and_the_login_is_protected(strict, address):
    data = filled(strict.get(address), StudyPage, **TYPED)
    strict.cookies.clear()
    response = strict.post(address, data, headers=HERE)
    assert again(response)["title"] == TYPED["title"]
    forged = again(response) | LOGIN | {"csrfmiddlewaretoken": get_token(RequestFactory().get("/"))}
    assert strict.post(address, forged, headers=HERE).status_code == 403
    assert not StudyPage.objects.exists()
    assert strict.post(address, again(response) | LOGIN, headers=HERE).status_code == 302
    assert StudyPage.objects.get().slug == "verger"


@pytest.mark.parametrize(
    "headers",
    [{}, {"Origin": "https://ailleurs.example"}, {"Origin": "null"}, {"Referer": "https://ailleurs.example/admin/"}],
    ids=str,
)
def test_a_form_sent_from_another_site_is_refused_and_not_repeated(strict, address, headers):
    data = filled(strict.get(address), StudyPage, **TYPED) | {"csrfmiddlewaretoken": "a" * 64}
    response = strict.post(address, data, headers=headers)
    assert response.status_code == 403
    assert TYPED["slug"] not in response.content.decode()
    assert "Accès refusé" in words(region(response, "h1"))


def test_scripts_learn_a_good_token_or_that_the_session_has_ended(strict, address):
    asked = {"headers": {"X-Requested-With": "XMLHttpRequest"}}
    answer = strict.get(reverse("editorial_session"), **asked)
    data = filled(strict.get(address), StudyPage, **TYPED) | {"csrfmiddlewaretoken": answer.json()["token"]}
    assert strict.post(address, data, headers=HERE).status_code == 302
    assert "no-cache" in answer["Cache-Control"] or "no-store" in answer["Cache-Control"]
    strict.logout()
    assert strict.get(reverse("editorial_session"), **asked).status_code == 403


def test_what_no_session_is_needed_for_does_not_vary_with_the_cookie(client, home):
    for address in ("/robots.txt", "/favicon.ico"):
        assert "Cookie" not in client.get(address).get("Vary", "")
