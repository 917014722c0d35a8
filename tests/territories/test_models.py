"""What a territory knows about itself."""

import pytest
from django.core import serializers
from django.core.exceptions import ValidationError

from territories.models import Territory

pytestmark = pytest.mark.django_db
Kind = Territory.Kind


def make(kind, code, name, **fields):
    return Territory.objects.create(kind=kind, code=code, name=name, **{"zone": "metro"} | fields)


@pytest.fixture
def yvelines():
    region = make(Kind.REGION, "11", "Île-de-France")
    return make(Kind.DEPARTEMENT, "78", "Yvelines", parent=region)


@pytest.fixture
def mureaux(yvelines):
    group = make(Kind.EPCI, "200059889", "CU Grand Paris Seine et Oise", nature="CU", parent=yvelines)
    return make(Kind.COMMUNE, "78440", "Les Mureaux", parent=yvelines, intercommunality=group, population=34_632)


def test_a_commune_is_labelled_with_its_departement(mureaux):
    assert mureaux.label == "Les Mureaux (Yvelines)"


def test_an_intercommunality_is_labelled_with_its_departement(mureaux):
    assert mureaux.intercommunality.label == "CU Grand Paris Seine et Oise (Yvelines)"


def test_a_departement_and_a_region_are_labelled_by_their_name(yvelines):
    assert (yvelines.label, yvelines.region.label) == ("Yvelines", "Île-de-France")


def test_a_label_does_not_repeat_a_name(yvelines):
    paris = make(Kind.DEPARTEMENT, "75", "Paris", parent=yvelines.parent)
    assert make(Kind.COMMUNE, "75056", "Paris", parent=paris).label == "Paris"


def test_a_territory_without_parent_still_has_a_label():
    assert make(Kind.COMMUNE, "99999", "Perdue").label == "Perdue"


def test_printing_a_territory_tells_namesakes_apart_without_a_query(mureaux, django_assert_num_queries):
    commune = Territory.objects.get(pk=mureaux.pk)
    with django_assert_num_queries(0):
        assert str(commune) == "Les Mureaux (78440)"


def test_each_kind_finds_its_departement_and_region(mureaux, yvelines):
    region = yvelines.parent
    for territory in (mureaux, mureaux.intercommunality, yvelines):
        assert (territory.departement, territory.region) == (yvelines, region)
    assert (region.departement, region.region) == (None, region)


def test_by_code_brings_the_parents_in_one_query(mureaux, django_assert_num_queries):
    with django_assert_num_queries(1):
        commune = Territory.objects.by_code("commune", "78440")
        assert commune.region.name == "Île-de-France"
        assert commune.intercommunality.nature == "CU"
        assert commune.label == "Les Mureaux (Yvelines)"


def test_one_code_may_name_two_kinds(yvelines):
    region = make(Kind.REGION, "01", "Guadeloupe")
    departement = make(Kind.DEPARTEMENT, "01", "Ain")
    assert Territory.objects.by_code("region", "01") == region
    assert Territory.objects.by_code("departement", "01") == departement


def test_a_code_that_does_not_exist_is_said_so():
    with pytest.raises(Territory.DoesNotExist):
        Territory.objects.by_code("commune", "1001")


def test_a_kind_has_a_code_only_once(yvelines):
    with pytest.raises(ValidationError, match="porte déjà ce code"):
        Territory(kind=Kind.DEPARTEMENT, code="78", name="Autre", zone="metro").validate_constraints()


def test_only_a_commune_of_known_population_has_a_stratum(mureaux):
    group = mureaux.intercommunality
    group.population = 400_000
    assert mureaux.stratum.minimum == 20_000
    assert group.stratum is None
    assert Territory(kind=Kind.COMMUNE).stratum is None


def test_losing_a_departement_does_not_take_its_communes_away(mureaux, yvelines):
    yvelines.delete()
    mureaux.refresh_from_db()
    assert mureaux.parent is None


def test_territories_are_ordered_by_name_whatever_the_accents():
    for code, name in [("1", "Zonza"), ("2", "Évry"), ("3", "Fos")]:
        make(Kind.COMMUNE, code, name)
    assert [territory.name for territory in Territory.objects.all()] == ["Évry", "Fos", "Zonza"]


@pytest.mark.parametrize("words", ["mureaux", "LES MUREAUX", "les-mur", "78440", " Mureaux les "])
def test_search_finds_a_commune_however_it_is_typed(mureaux, words):
    assert mureaux in Territory.objects.search(words)


@pytest.mark.parametrize("words", ["", "  ", "’", "reaux", "mureaux paris", "%"])
def test_search_finds_nothing_for_other_words(mureaux, words):
    assert not Territory.objects.search(words)


def test_search_finds_corsican_codes_in_lower_case():
    ajaccio = make(Kind.COMMUNE, "2A004", "Ajaccio")
    assert list(Territory.objects.search("2a004")) == [ajaccio]


def test_search_puts_the_exact_name_first_then_the_beginning_then_the_most_populous():
    make(Kind.COMMUNE, "1", "Saint-Lyon", population=900)
    make(Kind.COMMUNE, "2", "Grand Lyon", population=10)
    make(Kind.COMMUNE, "3", "Sans Lyon")
    make(Kind.COMMUNE, "4", "Lyonnet", population=1)
    make(Kind.COMMUNE, "5", "Lyon", population=5)
    names = [territory.name for territory in Territory.objects.search("lyon")]
    assert names == ["Lyon", "Lyonnet", "Saint-Lyon", "Grand Lyon", "Sans Lyon"]


def test_fixtures_name_a_territory_by_its_code(mureaux):
    data = serializers.serialize("json", [mureaux], use_natural_foreign_keys=True, use_natural_primary_keys=True)
    assert '["departement", "78"]' in data
    [loaded] = serializers.deserialize("json", data)
    assert (loaded.object.pk, loaded.object.parent) == (mureaux.pk, mureaux.parent)


def test_everything_an_editor_sees_is_in_french():
    assert Territory._meta.app_config.verbose_name == "Territoires"
    assert Kind.labels == [
        "Région",
        "Département",
        "Intercommunalité",
        "Établissement public territorial",
        "Commune",
    ]
    assert Territory._meta.get_field("nature").flatchoices[-1] == ("MET69", "Métropole de Lyon")
