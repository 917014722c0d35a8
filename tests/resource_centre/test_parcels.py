"""The parcel motif: the same for the same page, decorative, light, and without inline style."""

from bs4 import BeautifulSoup
from django.template import Context, Template

from resource_centre.parcels import parcels


def test_a_page_keeps_its_own_plot_of_land():
    assert parcels("home") == parcels("home")
    assert parcels("home") != parcels("404")


def test_the_motif_is_decorative_and_takes_its_colours_from_the_style():
    svg = BeautifulSoup(parcels("home"), "html.parser").svg
    assert (svg["aria-hidden"], svg["focusable"]) == ("true", "false")
    tones = [path["class"][0] for path in svg.select("path")]
    assert set(tones) <= {f"parcel--{tone}" for tone in range(1, 6)}
    assert len(tones) > 2
    assert not [path for path in svg.select("*") if path.has_attr("style") or path.has_attr("fill")]


def test_the_motif_is_light():
    assert all(len(parcels(seed)) < 8_000 for seed in ("home", "404", "se-former", "evaluer"))


def test_nothing_of_a_seed_goes_into_the_page():
    template = Template("{% load parcels %}{% parcels seed %}")
    assert "alert" not in template.render(Context({"seed": "<script>alert(1)</script>"}))
