"""`manage.py check_links`: what it says, and how it ends."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from editorial.models import LinkRun
from tests.editorial.links.scene import Scope, pages, url


def told(*options):
    """What the command says."""
    out = StringIO()
    call_command("check_links", *options, stdout=out)
    return out.getvalue().replace("\u00a0", " ").splitlines()


def test_the_command_says_what_it_finds(rubric, internet):
    page, _ = pages(rubric, "morte", "bonne")
    internet.answers = {url("morte"): 404}
    lines = told()
    assert any(f"cassé : cette page n’existe pas (code 404) : {url('morte')}" in line for line in lines)
    assert lines[-1] == "2 adresses vérifiées. Sur tout le site : cassé : 1, bon : 1."
    assert told("--page", str(page.pk))[-1].startswith("1 adresse vérifiée.")
    assert told("--verbosity", "0") == []
    assert told("--all", "--limit", "1")[-1].startswith("1 adresse vérifiée.")


def test_the_command_ends_well_while_another_run_goes_on(home, internet):
    LinkRun.objects.start(Scope.SITE)
    assert told() == ["Une vérification est déjà en cours : rien à faire."]


def test_the_command_says_why_it_could_not(rubric, internet):
    pages(rubric, "a", "b", "c")
    internet.answers = {url(name): TimeoutError() for name in "abc"}
    with pytest.raises(CommandError, match="accès à Internet"):
        told()
    with pytest.raises(CommandError, match="Aucune page en ligne"):
        told("--page", "999999")
    with pytest.raises(CommandError, match="1 au moins"):
        told("--limit", "0")
