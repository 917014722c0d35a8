"""The real starting content, as the database has it once loaded: what it holds, and by which rules."""

import re
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from wagtail.models import Page, ReferenceIndex

from catalogue.models import NeedLevel, Organisation, Reference, Resource, Rubric, Theme
from essentials.models import ChapterPage, GlossaryTerm, KeyFigure
from practical_kit.models import CaseNotePage, GuidePage, RubricPage, StudyPage
from tests.resource_centre.content.test_loading import everything

# Sites that copy other people's documents (shared/content/README.md): never a source, never a link.
COPIES = "pdfslide docplayer dokumen.tips 123dok readkong scribd zlibrary z-lib studylib docslide".split()
COPIES += "slideshare yumpu rssing".split()


def test_the_whole_content_is_there(demo):
    assert StudyPage.objects.live().count() + GuidePage.objects.live().count() == 80
    assert CaseNotePage.objects.live().count() == 28
    assert RubricPage.objects.live().count() == 4
    assert ChapterPage.objects.live().count() >= 6
    assert GlossaryTerm.objects.count() == 60
    assert KeyFigure.objects.count() == 26
    assert 18 <= Theme.objects.count() <= 26


def test_the_tree_is_sound(demo):
    assert not any(Page.find_problems())


def test_loading_again_changes_nothing(demo):
    before = everything()
    call_command("load_content", verbosity=0)
    assert everything() == before


def test_every_case_has_two_families_of_actors_and_a_territory(demo):
    for case in CaseNotePage.objects.all():
        families = set(case.actors.values_list("organisation__family", flat=True))
        assert len(families) >= 2, case.slug
        assert case.places, case.slug


def test_every_resource_obeys_the_rules_that_editors_are_held_to(demo):
    for resource in Resource.objects.all():
        page = resource.specific
        page.full_clean()
        assert page.levels, page.slug
        assert 1 <= page.themes.count() <= 4, page.slug
        assert page.rubric, page.slug
        assert page.rubric not in page.also_in.all(), page.slug


def test_every_level_and_rubric_has_resources_and_says_what_it_is(demo):
    for term in (*NeedLevel.objects.all(), *Rubric.objects.all()):
        assert term.description, term
    for rubric in Rubric.objects.all():
        assert Resource.objects.listed().in_rubric(rubric).exists(), rubric
    assert all(level.count for level in Resource.objects.listed().by_level())


def test_every_theme_is_used_twice_at_least(demo):
    assert [theme.slug for theme in Theme.objects.all() if theme.resource_items.count() < 2] == []


def test_no_address_in_the_files_is_that_of_a_copy():
    pattern = re.compile(r"https?://[^\"\s)]*(?:" + "|".join(map(re.escape, COPIES)) + ")")
    paths = Path(settings.BASE_DIR, "fixtures").rglob("*.toml")
    assert [path.name for path in paths if pattern.search(path.read_text(encoding="utf-8"))] == []


def test_the_links_between_pages_are_indexed_for_editors(demo):
    assert ReferenceIndex.objects.count() > 100


def test_references_and_organisations_are_all_of_use(demo):
    """What nothing points at is a leftover of the files."""
    used = set(ReferenceIndex.objects.values_list("to_object_id", "to_content_type__model"))
    for model in (Reference, Organisation):
        unused = [thing.slug for thing in model.objects.all() if (str(thing.pk), model._meta.model_name) not in used]
        assert len(unused) <= model.objects.count() * 0.05, unused
