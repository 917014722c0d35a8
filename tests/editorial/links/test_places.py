"""What is published is noted, and nothing else; what is no longer there is forgotten."""

import pytest
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, ReferenceIndex

from editorial.links.places import editable_places, places_of, refresh_page, refresh_site
from editorial.models import LinkAddress, LinkPlace
from practical_kit.models import CaseNotePage, GuidePage
from resource_centre.models import CentreSettings, Supporter
from tests.factories import (
    block,
    cite,
    make_figure,
    make_organisation,
    make_reference,
    make_resource,
    make_standard,
    make_term,
    make_three,
    paragraph,
)

URL = "https://exemple.fr/a"
LINK = f'<a href="{URL}">une étude</a>'


def note():
    """Note every place of the site; give titles and addresses."""
    for model in (GuidePage, CaseNotePage, CentreSettings):
        for thing in model.objects.all():
            ReferenceIndex.create_or_update_for_object(thing)
    refresh_site(lambda: None)
    return sorted(LinkPlace.objects.values_list("title", "address__url"))


def test_drafts_are_not_noted_but_private_pages_are_since_somebody_reads_them(rubric):
    make_three(rubric, source_url=URL)
    assert note() == [("Réservée", URL), ("Visible", URL)]


def test_an_alias_is_not_noted_twice(rubric):
    page = make_resource(rubric, "Originale", source_url=URL)
    page.create_alias(parent=Page.objects.get(pk=rubric.pk), update_slug="alias")
    assert GuidePage.objects.live().count() == 2
    assert note() == [("Originale", URL)]


def test_a_draft_of_a_page_that_is_online_changes_nothing(rubric):
    page = make_resource(rubric, "En ligne", source_url=URL)
    page.source_url = "https://exemple.fr/brouillon"
    page.save_revision()
    assert note() == [("En ligne", URL)]


def test_an_address_on_many_pages_is_one_address_whatever_its_anchor(rubric):
    make_resource(rubric, "Une", source_url=f"{URL}#page=3")
    make_resource(rubric, "Deux", body=[paragraph(LINK), paragraph(LINK)])
    assert note() == [("Deux", URL), ("Deux", URL), ("Une", URL)]
    assert LinkAddress.objects.count() == 1


def test_references_and_organisations_count_when_a_published_page_uses_them(rubric, home):
    names = ("Citée", "Brouillon", "Seule")
    used, draft, alone = (make_reference(name, url=f"https://exemple.fr/{name}") for name in names)
    make_resource(rubric, reference_items=cite(used))
    make_resource(rubric, live=False, reference_items=cite(draft))
    supporter = make_organisation(name="Soutien", url="https://exemple.fr/soutien")
    make_organisation(name="Inconnue", url="https://exemple.fr/inconnue")
    settings = CentreSettings.objects.create(site=home.get_site())
    Supporter.objects.create(settings=settings, organisation=supporter, role="financeur")
    assert [url for _, url in note()] == ["https://exemple.fr/Citée", "https://exemple.fr/soutien"]
    assert alone.url not in LinkAddress.objects.values_list("url", flat=True)


def test_the_whole_glossary_is_published_and_a_figure_where_a_page_shows_it(rubric, home):
    make_term("un terme", "un-terme", url="https://exemple.fr/terme")
    shown, _ = make_figure(url="https://exemple.fr/chiffre"), make_figure(url="https://exemple.fr/autre")
    make_resource(rubric, body=[block("key_figures", {"figures": [shown.pk]})])
    assert [url for _, url in note()] == ["https://exemple.fr/chiffre", "https://exemple.fr/terme"]


def test_a_redirection_to_another_site_is_a_link(home):
    Redirect.objects.create(old_path="/ancien", redirect_link=URL)
    assert [url for _, url in note()] == [URL]


def test_what_is_no_longer_there_is_forgotten(rubric):
    kept, changed, gone = (make_resource(rubric, source_url=f"https://exemple.fr/{n}") for n in range(3))
    note()
    before = set(LinkPlace.objects.filter(object_id=kept.pk).values_list("pk", flat=True))
    GuidePage.objects.filter(pk=changed.pk).update(source_url=URL)
    Page.objects.get(pk=gone.pk).delete()
    assert [url for _, url in note()] == ["https://exemple.fr/0", URL]
    assert set(LinkAddress.objects.values_list("url", flat=True)) == {"https://exemple.fr/0", URL}
    assert set(LinkPlace.objects.filter(object_id=kept.pk).values_list("pk", flat=True)) == before


def test_what_an_address_answered_is_kept_while_it_is_somewhere(rubric):
    page = make_resource(rubric, source_url=URL)
    make_resource(rubric, source_url=URL)
    note()
    LinkAddress.objects.update(said="retenu")
    Page.objects.get(pk=page.pk).specific.unpublish()
    note()
    assert LinkAddress.objects.get().said == "retenu"


def test_the_links_of_a_page_are_its_own_and_those_of_what_it_shows(rubric):
    page = make_resource(
        rubric, "Une", source_url=URL, reference_items=cite(make_reference("R", url="https://exemple.fr/r"))
    )
    make_resource(rubric, "Autre", source_url="https://exemple.fr/autre")
    note()
    assert sorted(places_of(page).values_list("address__url", flat=True)) == [URL, "https://exemple.fr/r"]


def test_one_page_is_noted_anew_without_the_others(rubric):
    page, other = make_resource(rubric, source_url=URL), make_resource(rubric, source_url="https://exemple.fr/autre")
    note()
    GuidePage.objects.update(source_url="https://exemple.fr/neuf")
    refresh_page(Page.objects.get(pk=page.pk))
    assert [place.address.url for place in places_of(page)] == ["https://exemple.fr/neuf"]
    assert [place.address.url for place in places_of(other)] == ["https://exemple.fr/autre"]
    Page.objects.get(pk=page.pk).specific.unpublish()
    refresh_page(Page.objects.get(pk=page.pk))
    assert not places_of(page).exists()


def test_long_words_and_addresses_are_kept(rubric):
    url = f"https://exemple.fr/{'a' * 5000}"
    make_standard(rubric.get_parent().get_parent(), "T" * 255, body=[paragraph(f'<a href="{url}">{"mot " * 200}</a>')])
    assert note() == [("T" * 255, url)]


@pytest.mark.parametrize(("role", "seen"), [("Contributeurs", 0), ("Éditeurs", 1), ("Administrateurs", 2)])
def test_each_sees_the_links_that_they_may_mend(log_in, home, role, seen):
    make_standard(home, body=[paragraph(LINK)])
    CentreSettings.objects.create(site=home.get_site(), credits=LINK)
    note()
    assert editable_places(log_in(role).user).count() == seen


def test_a_page_taken_offline_leaves_the_report_at_once(log_in, home):
    page = make_standard(home, body=[paragraph(LINK)])
    note()
    user = log_in("Éditeurs").user
    Page.objects.get(pk=page.pk).specific.unpublish()
    assert not editable_places(user).exists()


def test_noting_costs_no_more_queries_for_ten_pages_than_for_two(rubric, django_assert_max_num_queries):
    def cost(number):
        with django_assert_max_num_queries(1000) as queries:
            refresh_site(lambda: None)
        return len(queries)

    for number in range(2):
        make_resource(rubric, source_url=f"{URL}{number}", body=[paragraph(LINK)])
    refresh_site(lambda: None)
    before = cost(2)
    for number in range(8):
        make_resource(rubric, source_url=f"{URL}{number}", body=[paragraph(LINK)])
    refresh_site(lambda: None)
    assert cost(10) <= before + 2
