"""The editors' guide: every link and picture is there, every role reads it in the admin, it is written as French is."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from django.contrib.staticfiles import finders
from django.urls import reverse

from editorial import guide
from editorial.roles import ADMINISTRATOR, CONTRIBUTOR, EDITOR
from practical_kit.models import StudyPage
from tests.factories import make_resource, paragraph
from tests.filling import add_address
from tests.reading import links, region, regions, texts

PAGES = guide.contents()
FILES = sorted(guide.FOLDER.glob("*.md"))
IMAGES = guide.FOLDER / "images"
IMAGE = re.compile(r"!\[([^]]*)\]\(images/([\w-]+\.png)\)")
LINK = re.compile(r"(?<!!)\[([^]]+)\]\(([^)]+)\)")
HEADING = re.compile(r"^##+ (.+)$", re.MULTILINE)
BADLY_SET = re.compile(r"[\w*»)] [:;?!»]|« |\w'\w|(?<!\()https?://")
LINES, LIGHT, ALL_LIGHT = 120, 80_000, 1_500_000
SAY_NOTHING = {"ici", "cliquez ici", "en savoir plus", "lire la suite"}


def name(file: Path) -> str:
    return file.name


def anchors(file: Path) -> set[str]:
    """The anchors of a page, as a forge and the admin make them."""
    return {guide.anchor(heading) for heading in HEADING.findall(file.read_text(encoding="utf-8"))}


def test_every_page_of_the_guide_is_in_its_index():
    assert sorted(page.file for page in PAGES) == FILES
    assert len(PAGES) == 16


@pytest.mark.parametrize("file", FILES, ids=name)
def test_every_link_leads_to_a_page_and_to_a_heading_of_it(file):
    for _, target in LINK.findall(file.read_text(encoding="utf-8")):
        page, _, anchor = target.partition("#")
        leads_to = guide.FOLDER / page if page else file
        assert leads_to in FILES, target
        assert not anchor or anchor in anchors(leads_to), target


@pytest.mark.parametrize("file", FILES, ids=name)
def test_every_page_is_short_and_shows_one_to_four_pictures(file):
    text = file.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LINES
    shown = IMAGE.findall(text)
    assert 1 <= len(shown) <= 4
    assert text.count("![") == len(shown)
    for alternative, image in shown:
        assert (IMAGES / image).is_file()
        assert alternative.endswith(".")


def test_every_picture_is_shown_and_light():
    shown = {image for file in FILES for _, image in IMAGE.findall(file.read_text(encoding="utf-8"))}
    kept = {path.name: path.stat().st_size for path in IMAGES.iterdir()}
    assert set(kept) == shown
    assert max(kept.values()) < LIGHT
    assert sum(kept.values()) < ALL_LIGHT


@pytest.mark.parametrize("file", FILES, ids=name)
def test_the_guide_is_written_as_french_is(file):
    lines = file.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if BADLY_SET.search(line)] == []


@pytest.mark.parametrize("role", [CONTRIBUTOR, EDITOR, ADMINISTRATOR], ids=lambda role: role.name)
def test_every_role_reads_every_page_from_the_index(log_in, role):
    client = log_in(role)
    index = client.get(reverse("editorial_guide"))
    listed = links(index, ".guide__pages")
    assert listed == [page.url for page in PAGES]
    for page, address in zip(PAGES, listed, strict=True):
        answer = client.get(address)
        assert texts(answer, "h1") == [" ".join(page.title.split())]
        assert links(answer, ".guide__pages") == listed
        assert [link["href"] for link in regions(answer, ".guide__pages [aria-current=page]")] == [address]


def test_the_guide_is_read_by_nobody_without_an_account(client, home):
    assert client.get(reverse("editorial_guide")).status_code == 302


def test_each_page_leads_to_the_one_before_and_the_one_after(contributor):
    turns = [links(contributor.get(page.url), ".guide__turn") for page in PAGES]
    addresses = [page.url for page in PAGES]
    assert turns[0] == [addresses[1]]
    assert turns[3] == [addresses[2], addresses[4]]
    assert turns[-1] == [addresses[-2]]


def test_links_and_pictures_are_those_of_the_site(contributor):
    for page in PAGES:
        answer = contributor.get(page.url)
        for link in [link for link in links(answer, ".guide__text") if not link.endswith(".png")]:
            address, _, anchor = unquote(link).partition("#")
            there = contributor.get(address) if address else answer
            assert there.status_code == 200
            assert not anchor or len(regions(there, f"[id='{anchor}']")) == 1, link
        for image in regions(answer, ".guide__text img"):
            assert finders.find(image["src"].removeprefix("/static/")), image["src"]
            assert image.parent["href"] == image["src"]


@pytest.mark.parametrize("slug", ["inconnue", "README", "images"])
def test_an_unknown_page_is_not_found(contributor, slug):
    assert contributor.get(reverse("editorial_guide_page", args=[slug])).status_code == 404


@pytest.mark.parametrize("slug", ["../README", "..%2F..%2Fdecisions", "images/publier.png"])
def test_no_address_leads_out_of_the_guide(contributor, slug):
    assert contributor.get(f"{reverse('editorial_guide')}{slug}/").status_code == 404


def test_markup_written_in_the_guide_shows_as_text(tmp_path, monkeypatch, contributor):
    bad = "# Titre <b>\n\n<script>alert(1)</script>\n\nUn <img src=x onerror=alert(1)>, [un](javascript:alert(1)).\n"
    (tmp_path / "README.md").write_text(bad, encoding="utf-8")
    monkeypatch.setattr(guide, "FOLDER", tmp_path)
    text = region(contributor.get(reverse("editorial_guide")), ".guide__text")
    assert text.find_all(["script", "img", "a"]) == []
    assert "<script>" in text.get_text()


def test_no_link_of_the_guide_says_only_here_but_the_examples():
    said = [words for file in FILES for words, target in LINK.findall(file.read_text()) if target != "#un-lien"]
    assert SAY_NOTHING.isdisjoint(words.lower() for words in said)


def test_the_screens_lead_to_the_guide(publisher, rubric):
    home = publisher.get(reverse("wagtailadmin_home"))
    form = publisher.get(add_address(StudyPage, rubric))
    draft = make_resource(rubric, kind=StudyPage, live=False, body=[paragraph('Lire <a href="/">ici</a>')])
    draft.save_revision()
    last_look = publisher.get(reverse("before_publication", args=[draft.pk]))
    known = {page.url for page in PAGES}
    assert len(known.intersection(links(home, ".start"))) == 2
    assert len(known.intersection(links(form, "#completude"))) == 1
    assert len(known.intersection(links(last_look, "main"))) == 1
