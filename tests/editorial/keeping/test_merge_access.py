"""Who merges, from where, and what is said when it can't be done."""

import pytest
from django.urls import reverse

from catalogue.models import Theme
from editorial.keeping.merging import screens
from tests.editorial.keeping.merging import choose_address, merge, merge_address, said
from tests.factories import make_organisation, make_theme
from tests.reading import links, region, words


@pytest.fixture
def themes(db):
    """Three themes."""
    return [make_theme(name) for name in ("Jeunes", "Jeunesse", "Enfance")]


def listing(model=Theme):
    """The list of a vocabulary."""
    return reverse(model.snippet_viewset.get_url_name("list"))


def test_the_list_and_the_form_lead_there(publisher, themes):
    address = choose_address(themes[0])
    assert address in links(publisher.get(listing()), "main")
    edit = publisher.get(reverse(Theme.snippet_viewset.get_url_name("edit"), args=[themes[0].pk]))
    assert address in links(edit)
    body = make_organisation()
    assert choose_address(body) in links(publisher.get(listing(type(body))), "main")


def test_a_vocabulary_that_is_not_merged_has_no_such_button(administrator, themes):
    for name in ("catalogue_reference", "essentials_glossaryterm"):
        page = administrator.get(reverse(f"wagtailsnippets_{name}:list"))
        assert "/fusion/" not in page.content.decode()


def test_the_other_is_chosen_then_what_would_change_is_shown(publisher, themes):
    response = publisher.post(choose_address(themes[0]), {"other": themes[1].pk})
    assert response.url == merge_address(themes[0], themes[1])
    assert "« Jeunes » n’existera plus" in words(region(publisher.get(response.url), "main"))


@pytest.mark.parametrize(("other", "why"), [("", "Champ requis."), ("999", "n’existe plus"), ("x", "Champ requis.")])
def test_a_choice_that_means_nothing_is_refused(publisher, themes, other, why):
    response = publisher.post(choose_address(themes[0]), {"other": other})
    assert why in words(region(response, "main"))


def test_a_term_is_not_merged_with_itself(publisher, themes):
    response = publisher.post(choose_address(themes[0]), {"other": themes[0].pk})
    assert "C’est déjà celui que vous fusionnez." in words(region(response, "main"))
    response = merge(publisher, themes[0], themes[0])
    assert "On ne fusionne pas le thème avec lui-même" in said(response)
    assert Theme.objects.count() == 3


def test_a_term_deleted_meanwhile_is_told_and_nothing_is_done(publisher, themes):
    addresses = [merge_address(themes[0], themes[1]), merge_address(themes[1], themes[0]), choose_address(themes[0])]
    themes[0].delete()
    for address in addresses:
        for ask in (publisher.get, publisher.post):
            response = ask(address, follow=True)
            assert response.redirect_chain[-1][0] == listing()
            assert "Quelqu’un a déjà fusionné ou supprimé" in said(response).replace("quelqu’un", "Quelqu’un")


def test_of_two_people_who_merge_at_once_the_second_is_told(publisher, themes, monkeypatch):
    do = screens.merge

    def after_somebody_else(vocabulary, loser, winner, user, *options):
        do(vocabulary, winner, themes[2].pk, user, *options)
        return do(vocabulary, loser, winner, user, *options)

    monkeypatch.setattr(screens, "merge", after_somebody_else)
    response = merge(publisher, themes[0], themes[1])
    assert "Rien n’a été fait : entre-temps" in said(response)
    assert set(Theme.objects.values_list("name", flat=True)) == {"Jeunes", "Enfance"}


def test_the_same_merge_sent_twice_is_done_once(publisher, themes):
    merge(publisher, themes[0], themes[1])
    again = merge(publisher, themes[0], themes[1])
    assert "Rien n’a été fait" in said(again)
    assert Theme.objects.count() == 2


def test_a_contributor_and_a_visitor_are_refused(contributor, client, themes):
    for address in (merge_address(*themes[:2]), choose_address(themes[0])):
        assert contributor.get(address).status_code == 302
        assert contributor.post(address, {"understood": "on"}).status_code == 302
        assert client.get(address).url.startswith("/admin/login/")
    assert Theme.objects.count() == 3


def test_an_unknown_vocabulary_is_not_found(publisher):
    assert publisher.get("/admin/fusion/rubriques/1/").status_code == 404
    assert publisher.get("/admin/fusion/rubriques/1/2/").status_code == 404


def test_a_name_is_shown_as_text(publisher):
    one, other = make_theme("<b>Gras</b>"), make_theme("Maigre")
    assert "<b>Gras" not in publisher.get(merge_address(one, other)).content.decode()
    assert "<b>Gras" not in merge(publisher, one, other).content.decode()
