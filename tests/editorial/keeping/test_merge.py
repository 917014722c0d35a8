"""Two terms become one: in every table, on the site, in the search, in Wagtail's own index."""

from django.apps import apps
from django.db import models
from django.urls import reverse
from modelcluster.fields import ParentalKey
from wagtail.blocks import ChooserBlock, ListBlock, StreamBlock, StructBlock
from wagtail.fields import StreamField
from wagtail.models import ModelLogEntry, Page, ReferenceIndex, Site

from catalogue.models import (
    FormerOrganisation,
    FormerTheme,
    Organisation,
    Resource,
    ResourceContribution,
    Theme,
)
from editorial.keeping.merging.moving import incoming
from practical_kit.models import CaseActor
from resource_centre.models import CentreSettings, Supporter
from tests.editorial.keeping.merging import merge, merge_address, said
from tests.factories import fresh, hide, make_case, make_resource
from tests.reading import links, region, words


def themes(page):
    """The themes of a page."""
    return sorted(fresh(page).themes.values_list("name", flat=True))


def test_every_resource_takes_the_theme_that_stays_once(publisher, rubric, old_theme, theme):
    one = make_resource(rubric, themes=[old_theme])
    both = make_resource(rubric, themes=[old_theme, theme])
    draft = make_resource(rubric, themes=[old_theme], live=False)
    hide(private := make_resource(rubric, themes=[old_theme]))
    other = make_resource(rubric)
    response = merge(publisher, old_theme, theme)
    assert "C’est fait : « Jeunes » et « Jeunesse engagée » ne font plus qu’un." in said(response)
    assert [themes(page) for page in (one, both, draft, private)] == [["Jeunesse engagée"]] * 4
    assert themes(other) == []
    assert not Theme.objects.filter(pk=old_theme.pk).exists()


def test_an_organisation_keeps_each_of_its_parts_once(publisher, rubric, old_body, body):
    def part(organisation, role):
        return ResourceContribution(organisation=organisation, role=role)

    page = make_resource(
        rubric,
        contributions=[
            part(old_body, "auteur"),
            part(body, "auteur"),
            part(old_body, "editeur"),
            part(body, "financeur"),
        ],
    )
    case = make_case(rubric, families=())
    CaseActor.objects.create(page=case, organisation=old_body, role="pilote")
    merge(publisher, old_body, body)
    parts = ResourceContribution.objects.filter(page=page).values_list("organisation", "role")
    assert sorted(parts) == [(body.pk, "auteur"), (body.pk, "editeur"), (body.pk, "financeur")]
    assert list(case.actors.values_list("organisation", "role")) == [(body.pk, "pilote")]


def test_what_is_not_a_page_follows_too(publisher, old_body, body):
    settings = CentreSettings.for_site(Site.objects.get(is_default_site=True))
    settings.save()
    Supporter.objects.create(settings=settings, organisation=old_body, role="financeur")
    page = publisher.get(merge_address(old_body, body))
    assert "Change aussi : 1 soutien." in words(region(page, "main"))
    merge(publisher, old_body, body)
    assert Supporter.objects.get().organisation == body


def test_the_value_to_keep_is_chosen(publisher, old_body, body):
    page = publisher.get(merge_address(old_body, body))
    asked = {name["name"] for name in region(page, "main").select("input[type=radio]")}
    assert asked == {"acronym", "family", "url"}
    merge(publisher, old_body, body, acronym="other", family="stays", url="other")
    body.refresh_from_db()
    assert (body.name, body.acronym) == ("Agence de la transition écologique", "ADEME")
    assert (body.family, body.url) == ("entreprise", "https://old.example/")


def test_nothing_is_merged_without_the_word_of_somebody_who_knows(publisher, old_theme, theme):
    response = publisher.post(merge_address(old_theme, theme), {"with_synonym": "on"})
    assert "Cochez cette case pour fusionner." in words(region(response, "main"))
    assert publisher.get(merge_address(old_theme, theme)).status_code == 200
    assert Theme.objects.count() == 2


def test_the_screen_names_every_page_that_changes(publisher, rubric, old_theme, theme):
    live = make_resource(rubric, "En ligne", themes=[old_theme])
    make_resource(rubric, "Les deux", themes=[old_theme, theme])
    make_resource(rubric, "Brouillon", themes=[old_theme], live=False)
    drafted = make_resource(rubric, "Sans thème")
    draft = fresh(drafted)
    draft.themes.add(old_theme)
    draft.save_revision()
    page = publisher.get(merge_address(old_theme, theme))
    rows = [" | ".join(words(cell) for cell in row.select("td")) for row in region(page, "main").select("tbody tr")]
    assert rows == [
        "Brouillon | brouillon | thème",
        "En ligne | en ligne | thème",
        "Les deux | en ligne | thème (nomme déjà l’autre : une seule ligne restera)",
        "Sans thème | en ligne | seulement dans une version qui n’est pas en ligne",
    ]
    assert "4 ressources touchées" in words(region(page, "main"))
    assert reverse("wagtailadmin_pages:edit", args=[live.pk]) in links(page, "main")
    assert merge_address(theme, old_theme) in links(page, "main")


def test_the_history_of_the_one_that_stays_tells_it(publisher, rubric, old_theme, theme):
    make_resource(rubric, themes=[old_theme])
    merge(publisher, old_theme, theme)
    entry = ModelLogEntry.objects.get(action="editorial.merge")
    assert (entry.object_id, entry.user) == (str(theme.pk), publisher.user)
    history = publisher.get(reverse(Theme.snippet_viewset.get_url_name("history"), args=[theme.pk]))
    assert "Fusion : « Jeunes » (jeunes) est venu ici, avec 1 ressource." in words(region(history, "main"))


def test_wagtail_knows_where_the_term_is_used(publisher, rubric, old_body, body):
    page = make_resource(
        rubric,
        contributions=[ResourceContribution(organisation=one, role="auteur") for one in (old_body, body)],
    )
    case = make_case(rubric, families=())
    actor = CaseActor.objects.create(page=case, organisation=old_body, role="pilote")
    for one in (page, case):
        ReferenceIndex.create_or_update_for_object(fresh(one))
    assert ReferenceIndex.get_references_to(old_body).count() == 2
    merge(publisher, old_body, body)

    def known():
        return sorted(ReferenceIndex.objects.filter(to_object_id=str(body.pk)).values_list("object_id", "content_path"))

    as_moved = known()
    for one in (page, case):
        ReferenceIndex.create_or_update_for_object(fresh(one))
    assert as_moved == known()
    assert (str(case.pk), f"actors.{actor.pk}.organisation") in as_moved


def test_no_number_of_queries_grows_with_the_pages(publisher, rubric, old_theme, theme, django_assert_max_num_queries):
    for _ in range(12):
        make_resource(rubric, themes=[old_theme])
    publisher.get("/ressources/")
    with django_assert_max_num_queries(70):
        publisher.post(merge_address(old_theme, theme), {"understood": "on"})


def test_every_foreign_key_to_a_term_is_one_that_merging_knows():
    """A new one must be looked at: does its row belong to a page with versions, may it be there twice?"""
    known = {"ResourceTheme", "ResourceContribution", "CaseActor", "Supporter", "FormerTheme", "FormerOrganisation"}
    keys = {(model, relation) for model in (Theme, Organisation) for relation in incoming(model)}
    assert {relation.related_model.__name__ for _, relation in keys} == known
    for model, relation in keys:
        owner = next((f for f in relation.related_model._meta.local_fields if isinstance(f, ParentalKey)), None)
        assert relation.field.unique is False
        if owner and issubclass(owner.related_model, Page):
            assert issubclass(owner.related_model, Resource), f"versions of {owner.related_model} name {model}"
    others = [
        field
        for model in apps.get_models()
        for field in model._meta.local_many_to_many
        if field.related_model in (Theme, Organisation) and field.remote_field.through._meta.auto_created
    ]
    assert others == []
    assert all(isinstance(relation.field, models.ForeignKey) for _, relation in keys)


def test_no_block_of_a_page_names_a_term():
    """Merging does not look into streams: a block that chooses an organisation would need it to."""

    def targets(block):
        if isinstance(block, ChooserBlock):
            yield block.target_model
        children = block.child_blocks.values() if isinstance(block, StreamBlock | StructBlock) else ()
        for child in [*children, *([block.child_block] if isinstance(block, ListBlock) else [])]:
            yield from targets(child)

    streams = [f for model in apps.get_models() for f in model._meta.local_fields if isinstance(f, StreamField)]
    chosen = {target for stream in streams for target in targets(stream.stream_block)}
    assert chosen
    assert chosen.isdisjoint({Theme, Organisation})


def test_former_terms_are_kept_with_what_they_were(publisher, old_theme, theme, old_body, body):
    number = old_theme.pk
    merge(publisher, old_theme, theme)
    merge(publisher, old_body, body)
    former = FormerTheme.objects.get()
    assert (former.number, former.slug, former.name, former.into) == (number, "jeunes", "Jeunes", theme)
    assert FormerOrganisation.objects.get().into == body
