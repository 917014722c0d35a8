"""From the small Markdown of the files to what Wagtail stores."""

import pytest

from resource_centre.content.prose import item, rich_text, stream


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Un.\n\nDeux.", "<p>Un.</p>\n<p>Deux.</p>"),
        ("**gras** et *italique*", "<p><strong>gras</strong> et <em>italique</em></p>"),
        ("- un\n- deux", "<ul>\n<li>un</li>\n<li>deux</li>\n</ul>"),
        ("1. un\n2. deux", "<ol>\n<li>un</li>\n<li>deux</li>\n</ol>"),
        ("[lien](https://a.example/?b=1&c=2)", '<p><a href="https://a.example/?b=1&amp;c=2">lien</a></p>'),
        ("  \n Marges \n ", "<p>Marges</p>"),
        (None, ""),
        ("", ""),
    ],
)
def test_the_markdown_of_the_files_becomes_rich_text(text, html):
    assert rich_text(text) == html


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "<b onclick=x>", "![i](x.png)", "# Titre", "    code"])
def test_what_editors_could_not_write_stays_text(text):
    html = rich_text(text)
    assert [tag for tag in ("<script", "<b ", "<img", "<h1", "<pre", "<code") if tag in html] == []


def test_a_link_cannot_run_code():
    assert "href" not in rich_text("[x](javascript:alert(1))")


def test_blocks_have_identifiers_of_their_own():
    blocks = [*stream("takeaway", ["un", "deux"]), item(3), item(3)]
    assert [block["value"] for block in blocks] == ["un", "deux", 3, 3]
    assert len({block["id"] for block in blocks}) == 4
    assert stream("takeaway", None) == []
