"""The grid of the kit: the numbers of the catalogue, holes and shades, each cell a link."""

import pytest
from django.urls import reverse

from catalogue.models import NeedLevel, ResourceNeedLevel, Rubric
from editorial.home.grid import Kit
from practical_kit.models import CaseNotePage, GuidePage, StudyPage
from tests.factories import hide, make_case, make_resource, make_rubric, make_three
from tests.reading import links, region, regions, texts

GRID = "#grille-section"
LEVELS = ("comprendre", "s-approprier", "innover")


@pytest.fixture
def rubrics(kit):
    """The four pages of the kit, by slug."""
    return {rubric.slug: make_rubric(kit, rubric.slug) for rubric in Rubric.objects.all()}


def row(response, name):
    """What a line of the grid says: its cells, then its total."""
    [line] = [tr for tr in regions(response, f"{GRID} tr") if tr.find("th").get_text() == name]
    return [td.get_text(" ").split()[0] for td in line.find_all("td")]


def test_a_resource_counts_at_each_of_its_levels_in_each_of_its_rubrics_and_once_in_totals(publisher, desk, rubrics):
    make_resource(rubrics["evaluer"], levels=["comprendre", "innover"], also_in=["accompagner", "evaluer"])
    make_resource(rubrics["evaluer"], levels=["comprendre"])
    home = desk(publisher)
    assert row(home, "Évaluer") == ["2", "0", "1", "2"]
    assert row(home, "Accompagner") == ["1", "0", "1", "1"]
    assert row(home, "Se former") == ["0", "0", "0", "0"]
    assert row(home, "Total") == ["2", "0", "1", "2"]


def test_drafts_and_private_resources_are_not_counted(publisher, desk, rubrics):
    make_three(rubrics["evaluer"], levels=["innover"])
    private = rubrics["accompagner"]
    make_resource(private, levels=["innover"], also_in=["evaluer"])
    hide(private)
    assert row(desk(publisher), "Évaluer") == ["0", "0", "1", "1"]
    assert row(desk(publisher), "Total") == ["0", "0", "1", "1"]


def test_every_number_is_that_of_the_list_it_opens(client, demo):
    for kit in (Kit(), Kit(CaseNotePage), Kit(GuidePage)):
        numbers = [*kit.rows, *(cell for line in kit.rows for cell in line.cells), *kit.foot, kit.whole]
        opened = [client.get(number.url).context["found"].answer.total for number in numbers]
        assert opened == [number.count for number in numbers]
        assert len(opened) == 20
        assert kit.whole.count > 10


def test_the_grid_of_one_kind_counts_that_kind_alone(publisher, desk, rubrics):
    make_resource(rubrics["evaluer"], kind=StudyPage, levels=["innover"])
    make_case(rubrics["evaluer"], levels=["innover"])
    assert row(desk(publisher), "Évaluer")[-2:] == ["2", "2"]
    home = desk(publisher, "?grille=cas")
    assert row(home, "Évaluer")[-2:] == ["1", "1"]
    assert texts(home, f"{GRID} [aria-current]") == ["Cas de territoire"]
    assert f"{reverse('catalogue:catalogue')}?rubrique=evaluer&besoin=innover&type=cas" in links(home, GRID)


@pytest.mark.parametrize("asked", ["nimporte", "", "%00", "cas%00", "é" * 3000])
def test_a_kind_that_is_not_known_is_ignored(publisher, desk, rubrics, asked):
    home = desk(publisher, f"?grille={asked}")
    assert home.status_code == 200
    assert texts(home, f"{GRID} [aria-current]") == ["Toutes"]


def test_a_hole_leads_to_adding_a_resource_to_its_rubric(publisher, desk, rubrics):
    make_resource(rubrics["evaluer"], levels=["comprendre"])
    holes = regions(desk(publisher), f"{GRID} .kit-grid__cell--0")
    assert len(holes) == 11
    add = reverse("wagtailadmin_pages:add_subpage", args=[rubrics["evaluer"].pk])
    assert [hole.a["href"] for hole in holes].count(add) == 2
    assert holes[-1].get_text(" ", strip=True) == "0 Ajouter une ressource, Évaluer, Innover"
    assert publisher.get(add).status_code == 200


def test_shades_follow_the_fullest_cell(publisher, desk, rubrics):
    for number, level in ((8, "comprendre"), (3, "s-approprier"), (1, "innover")):
        for _ in range(number):
            make_resource(rubrics["evaluer"], levels=[level])
    cells = regions(desk(publisher), f"{GRID} tbody tr:last-child td[class]")
    assert [cell["class"][-1] for cell in cells] == [f"kit-grid__cell--{step}" for step in (4, 2, 1)]


def test_the_grid_is_a_table_that_says_what_it_counts(publisher, desk, rubrics):
    home = desk(publisher)
    assert texts(home, f"{GRID} caption") == ["Ressources en ligne, par rubrique et par niveau de besoin"]
    assert len(regions(home, f"{GRID} thead th[scope=col]")) == 5
    assert len(regions(home, f"{GRID} th[scope=row]")) == 5
    names = [link.get_text(" ", strip=True) for link in regions(home, f"{GRID} table a")]
    assert len(names) == len(set(names)) == 20


def test_without_a_rubric_the_grid_says_where_to_begin(administrator, desk):
    home = desk(administrator)
    assert "Le kit n’a pas encore de rubrique" in region(home, GRID).get_text()
    assert regions(home, f"{GRID} table") == []


def test_the_grid_costs_three_statements_with_ten_resources_as_with_one(rubrics, django_assert_num_queries):
    for _ in range(2):
        with django_assert_num_queries(3):
            kit = Kit()
            assert kit.rows
            assert kit.whole
            assert kit.foot
            assert kit.barest
        for number in range(10):
            make_resource(rubrics["evaluer"], levels=LEVELS[: number % 3 + 1])


def test_the_barest_cell_is_the_first_of_the_emptiest_where_one_can_add(rubrics):
    for page in rubrics.values():
        make_resource(page, levels=LEVELS)
    make_resource(rubrics["se-former"], levels=["comprendre"])
    ResourceNeedLevel.objects.filter(tag=NeedLevel.objects.get(slug="innover")).last().delete()
    barest = Kit().barest
    assert (barest.rubric.slug, barest.level.slug, barest.count) == ("evaluer", "innover", 0)
