"""What leaves with a selection: its address, a letter, a drawing, references, data."""

import re
from urllib.parse import unquote

import pytest

from tests.reading import region, regions, texts, words
from tests.sharing.selection.codes import NEVER

pytestmark = pytest.mark.django_db


def test_it_is_shared_by_address_letter_and_drawing(client, see, abc):
    response = see(*abc, titre="Été & co", avant=NEVER[0])
    link = words(region(response, "#lien"))
    assert link == f"http://localhost/selection/?r={','.join(abc)}&titre=%C3%89t%C3%A9+%26+co"
    letter = region(response, "a[href^=mailto]")["href"]
    assert re.fullmatch(r"mailto:\?subject=[^&\s]+&body=[^&\s]+", letter)
    assert unquote(letter) == f"mailto:?subject=Été & co&body={link}"
    drawing = region(response, ".qr img")
    assert drawing["loading"] == "lazy"
    answer = client.get(drawing["src"])
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/svg+xml")
    assert answer.content.startswith(b"<?xml") or answer.content.startswith(b"<svg")


def test_the_drawing_holds_a_hundred_and_a_long_title_and_is_never_of_nothing(client, abc):
    whole = client.get("/selection/qr.svg", {"r": ",".join([abc[0], *NEVER]), "titre": "🎈" * 200, "tri": "rubrique"})
    assert (whole.status_code, whole["Content-Type"]) == (200, "image/svg+xml")
    for asked in ({}, {"r": "x"}, {"r": NEVER[0]}):
        assert client.get("/selection/qr.svg", asked).status_code == 400


def test_it_is_cited_and_exported(client, see, abc):
    response = see(*reversed(abc))
    assert [re.match(r"\w", text)[0] for text in texts(response, "#references li")] == ["C", "B", "A"]
    files = [link["href"] for link in regions(response, "main .links a") if "selection." in link["href"]]
    assert len(files) == 7
    for address in files:
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert "C" in answer.content.decode()
    assert client.get(f"/donnees/selection.csv?r={abc[2]},{abc[0]}").content.decode().count("\r\n") == 3


@pytest.mark.parametrize("ending", ["csv", "jsonl", "jsonld"])
def test_an_export_of_nothing_says_why(client, three, ending):
    assert client.get(f"/donnees/selection.{ending}?r=x").status_code == 400
    assert client.get(f"/donnees/selection.{ending}?r={three['Brouillon']}").status_code == 404
    text = client.get(f"/donnees/selection.{ending}?r={three['Brouillon']},{three['Visible']}").content.decode()
    assert "Visible" in text
    assert "Brouillon" not in text
