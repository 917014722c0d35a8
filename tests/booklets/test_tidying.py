"""HTML kept to what paper needs."""

from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from booklets.tidying import Place, tidy

HERE = Place("fiche-bcd", 2, has_words=True)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<h2>Un</h2><h3>Deux</h3>", "<h4>Un</h4><h5>Deux</h5>"),
        ("<h6>Bas</h6>", "<h6>Bas</h6>"),
        ('<section aria-labelledby="x"><p style="color:red" onclick="a()">Un</p></section>', "<p>Un</p>"),
        ('<p id="note-1"><a href="#appel-1">1</a></p>',
         '<p id="fiche-bcd--note-1"><a href="#fiche-bcd--appel-1">1</a></p>'),
        ('<button popovertarget="mot-epci" class="term">EPCI</button>',
         '<a class="term" href="#glossaire--epci">EPCI</a>'),
        ('<a href="/kit/evaluer/?a=1#b">Lien</a>', '<a href="/kit/evaluer/?a=1#b">Lien</a>'),
        ('<a href="https://exemple.fr/é">Lien</a>', '<a href="https://exemple.fr/é">Lien</a>'),
        ('<a href="javascript:alert(1)">Lien</a>', "<a>Lien</a>"),
        ('<a href="file:///etc/passwd">Lien</a>', "<a>Lien</a>"),
        ('<a href="//exemple.fr/">Lien</a>', "<a>Lien</a>"),
        (r'<a href="/\exemple.fr/">Lien</a>', "<a>Lien</a>"),
        ("<script>alert(1)</script><style>p{}</style><svg><title>x</title></svg>Texte", "Texte"),
        ("<!-- rien --><iframe src='http://a.fr'>x</iframe><p>Un</p>", "<p>Un</p>"),
        ('<img src="http://exemple.fr/a.png" alt="x"><img src="data:image/png,x" alt="x">', ""),
        ('<img src="file:///etc/passwd" alt="x"><img src="rendition:../x" alt="x"><img src="rendition:3">', ""),
        ('<img src="rendition:3" alt="Une carte" onerror="a()">', '<img alt="Une carte" src="rendition:3"/>'),
        ('<p>Un<span class="visually-hidden"> caché</span><br>deux</p>', "<p>Un<br/>deux</p>"),
        ('<th scope="col" abbr="x">A</th>', '<th scope="col">A</th>'),
        ("<p>Tom & Jerry &lt;3 &nbsp;!</p>", "<p>Tom &amp; Jerry &lt;3 \xa0!</p>"),
        ("", ""),
    ],
)  # fmt: skip
def test_it_is_tidied(html, expected):
    assert tidy(html, HERE) == expected


def test_words_lead_nowhere_in_a_booklet_that_does_not_explain_them():
    assert tidy('<p><button popovertarget="mot-epci">EPCI</button></p>', Place("x")) == "<p>EPCI</p>"


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet="<>/=\"' &;#abipu\n\xa0", max_size=80))
def test_whatever_comes_is_xml_in_the_end(html):
    ElementTree.fromstring(f"<div>{tidy(html, HERE)}</div>")
