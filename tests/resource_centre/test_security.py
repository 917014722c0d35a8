"""What a browser may load and do, what a visitor is given to keep: nothing."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.http import HttpResponse

from resource_centre.middleware import EDITOR_POLICY, PUBLIC_POLICY, ContentSecurityPolicyMiddleware
from tests.factories import make_chapter, make_essentials, make_glossary, make_resource, make_standard

ROOT = Path(__file__).resolve().parents[2]
PUBLIC = [
    "/",
    "/essentiel/",
    "/essentiel/chapitre/",
    "/glossaire/",
    "/kit/",
    "/kit/contenu/",
    "/kit/evaluer/",
    "/kit/evaluer/guide/",
    "/contact/",
    "/ressources/",
    "/ressources/?q=guide&besoin=innover",
    "/plan-du-site/",
    "/sitemap.xml",
    "/robots.txt",
    "/introuvable/",
]


@pytest.fixture
def whole(home, rubric):
    """A page of each kind."""
    make_chapter(make_essentials(home), "Chapitre", slug="chapitre")
    make_glossary(home)
    make_resource(rubric, "Guide", slug="guide")
    make_standard(home, "Contact", slug="contact")


def policy(response):
    """The policy of an answer: directive → sources."""
    parts = response["Content-Security-Policy"].split("; ")
    return {part.split()[0]: part.split()[1:] for part in parts}


def test_a_visitor_loads_and_sends_nothing_elsewhere_and_nothing_inline(client, whole):
    for address in PUBLIC:
        assert policy(client.get(address)) == PUBLIC_POLICY, address
    assert {source for sources in PUBLIC_POLICY.values() for source in sources} == {"'self'", "'none'", "data:"}
    assert PUBLIC_POLICY["default-src"] == ["'none'"]


def test_a_visitor_is_given_no_cookie(client, whole):
    for address in PUBLIC:
        response = client.get(address)
        assert response.cookies == {}, address
        assert "Set-Cookie" not in response, address


def test_a_page_is_the_same_for_every_visitor_whatever_their_cookies(client, whole):
    without = {address: client.get(address).content for address in PUBLIC}
    client.cookies["visite"] = "autre-site"
    assert {address: client.get(address).content for address in PUBLIC} == without


def test_a_page_says_how_it_may_be_used(client, whole):
    said = {
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "SAMEORIGIN",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }
    for address in PUBLIC:
        response = client.get(address)
        assert {name: response.get(name) for name in said} == said, address


def test_an_editor_may_run_what_wagtail_writes_in_its_pages_and_nothing_from_elsewhere(editor, whole):
    for address in ("/admin/", "/admin/pages/", "/"):
        response = editor.get(address)
        assert policy(response) == EDITOR_POLICY, address
    sources = {source for listed in EDITOR_POLICY.values() for source in listed}
    assert sources == {"'self'", "'none'", "'unsafe-inline'", "data:", "blob:"}


def test_the_page_where_one_logs_in_has_a_policy_too(client, whole):
    response = client.get("/admin/login/")
    assert response.status_code == 200
    assert "'self'" in policy(response)["script-src"]
    assert policy(response)["default-src"] == ["'none'"]


def test_a_view_that_sets_its_own_policy_keeps_it(rf):
    headers = {"Content-Security-Policy": "default-src 'none'"}
    answer = ContentSecurityPolicyMiddleware(lambda request: HttpResponse(headers=headers))
    assert answer(rf.get("/"))["Content-Security-Policy"] == "default-src 'none'"


def test_a_page_that_did_not_change_keeps_the_policy_it_came_with(client, whole):
    """A browser takes the headers of « 304 » for those of the page that it kept."""
    for address in ("/kit/", "/integrer/liste/"):
        response = client.get(address, headers={"If-None-Match": client.get(address)["ETag"]})
        assert response.status_code == 304
        assert not {"Content-Security-Policy", "Cross-Origin-Resource-Policy", "X-Frame-Options"} & set(
            response.headers
        )


def test_the_page_of_an_editor_shows_the_user_bar_and_that_of_a_visitor_does_not(client, editor, whole):
    assert b"wagtail-userbar" in editor.get("/kit/").content
    editor.logout()
    assert b"wagtail-userbar" not in client.get("/kit/").content


def settings_of(module, *names, **environment):
    """What a settings module says, loaded afresh as a server would; or what it complains of."""
    kept = {key: os.environ[key] for key in ("PATH", "HOME", "LANG") if key in os.environ}
    code = f"from {module} import *; import json; print(json.dumps([globals().get(n) for n in {names!r}]))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=kept | {"PYTHONDONTWRITEBYTECODE": "1"} | environment,
        capture_output=True,
        text=True,
        timeout=60,
    )
    return json.loads(done.stdout) if done.returncode == 0 else done.stderr


PRODUCTION = "resource_centre.settings.production"
READY = {"SECRET_KEY": "long and random", "ALLOWED_HOSTS": "centre.example, www.centre.example"}


@pytest.mark.parametrize("missing", ["SECRET_KEY", "ALLOWED_HOSTS"])
@pytest.mark.parametrize("value", [None, "  "])
def test_production_refuses_to_start_without_its_secret_key_and_its_hosts(missing, value):
    environment = {key: text for key, text in READY.items() if key != missing}
    said = settings_of(PRODUCTION, **environment | ({missing: value} if value is not None else {}))
    assert f"ImproperlyConfigured: La variable d’environnement {missing} manque" in said


def test_production_on_https_protects_the_connection_and_the_cookies():
    names = ("DEBUG", "ALLOWED_HOSTS", "SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE")
    names += ("SECURE_HSTS_SECONDS", "CSRF_TRUSTED_ORIGINS")
    found = settings_of(PRODUCTION, *names, SITE_URL="https://centre.example/", **READY)
    assert found[:5] == [False, ["centre.example", "www.centre.example"], True, True, True]
    assert found[5] >= 15_768_000
    assert found[6] == ["https://centre.example"]


def test_production_tried_on_this_machine_needs_no_certificate():
    names = ("DEBUG", "SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE", "SECURE_HSTS_SECONDS")
    assert settings_of(PRODUCTION, *names, SITE_URL="http://127.0.0.1:8000", **READY) == [False, False, False, 0]


def test_the_database_is_the_one_of_the_environment_and_sqlite_without_it(tmp_path):
    [postgres] = settings_of(PRODUCTION, "DATABASES", DATABASE_URL="postgres://u@db.example:5433/centre", **READY)
    assert (postgres["default"]["ENGINE"], postgres["default"]["HOST"], postgres["default"]["PORT"]) == (
        "django.db.backends.postgresql",
        "db.example",
        5433,
    )
    [sqlite] = settings_of(PRODUCTION, "DATABASES", DATA_DIR=str(tmp_path), **READY)
    assert sqlite["default"]["NAME"] == str(tmp_path / "db.sqlite3")
    assert sqlite["default"]["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in sqlite["default"]["OPTIONS"]["init_command"]


def test_passwords_are_long_and_not_common():
    validators = {
        line["NAME"].rpartition(".")[2]: line.get("OPTIONS", {}) for line in settings.AUTH_PASSWORD_VALIDATORS
    }
    assert validators["MinimumLengthValidator"]["min_length"] >= 12
    assert "CommonPasswordValidator" in validators
