"""The inspections themselves: each sees the fault it is there for, and says nothing of what is right."""

import pytest

from tests.browser.injected import inspect, run_axe

RIGHT = """<html lang="fr"><title>Juste</title><style>:focus-visible { outline: 3px solid black }</style>
<body><main id="m"><h1>Titre</h1><p>Un paragraphe et <a href="#m">un lien vers le contenu</a>.</p>
<table><caption>Un tableau</caption><tr><th scope="col">Tête</th></tr></table></main>"""
WRONG = {
    ("isCramped", "scrolls sideways"): '<p style="width:3000px">Trop large</p>',
    ("isCramped", "cut off"): '<div style="height:8px;overflow:hidden"><p>Deux lignes</p><p>de texte</p></div>',
    ("isCramped", "is written over"): '<p>Dessous dessous</p><p style="margin-top:-2em">Dessus dessus</p>',
    ("isBadlyBuilt", "RGAA 1.1"): "<svg></svg>",
    ("isBadlyBuilt", "RGAA 1.9"): '<figure><img alt="x"><figcaption>Légende</figcaption></figure>',
    ("isBadlyBuilt", "RGAA 5.4"): '<table><tr><th scope="col">Tête</th></tr></table>',
    ("isBadlyBuilt", "RGAA 5.7"): "<table><caption>Titre</caption><tr><th>Tête</th></tr></table>",
    ("isBadlyBuilt", "RGAA 6.1"): '<a href="/a">En savoir plus</a>',
    (
        "isBadlyBuilt",
        "several places",
    ): '<main><a href="/a">La suite du texte</a> <a href="/b">La suite du texte</a></main>',
    ("isBadlyBuilt", "RGAA 8.9"): "<p> </p>",
    ("isBadlyBuilt", "marked up, not drawn"): "<p>- un</p>",
    ("isBadlyBuilt", "a menu is a list"): '<nav aria-label="Menu"><a href="/a">Accueil</a></nav>',
    ("isBadlyBuilt", "RGAA 12.6"): '<nav><ul><li><a href="/a">Accueil</a></li></ul></nav>',
    ("isBadlyBuilt", "RGAA 12.8"): '<button tabindex="2">Premier</button>',
    ("isBadlyBuilt", "RGAA 12.10"): '<button accesskey="a">Aller</button>',
    ("isBadlyBuilt", "RGAA 13.1"): '<meta http-equiv="refresh" content="900">',
    ("isBadlyBuilt", "RGAA 13.2"): '<a href="/a" target="_blank">Ailleurs</a>',
    ("isBadlyBuilt", "RGAA 13.3"): '<a href="/a.pdf" download>Télécharger le rapport</a>',
    ("isBadlyBuilt", "RGAA 10.1"): '<p style="color:red">Rouge</p>',
    ("isBadlyBuilt", "leads somewhere"): '<a href="#nulle-part">Plus bas</a>',
    ("isBadlyBuilt", "given once"): '<p id="a">Un</p><p id="a">Deux</p>',
    ("isBadlyBuilt", "named by its identifier"): '<label for="absent">Nom</label>',
    ("isBadlyBuilt", "shown before"): '<div style="display:flex;flex-direction:row-reverse"><p>Un</p><p>Deux</p></div>',
    ("isLostInForcedColours", "without border"): '<button style="border:0">Envoyer</button>',
    ("isLostInForcedColours", "look alike"): '<p><span class="steps" data-n="1"><i>1</i><i>2</i><i>3</i></span></p>',
    ("hasControls", "printed"): '<nav aria-label="Menu">Accueil</nav>',
    ("isPaleOnPaper", "pale"): '<p style="color:#999">Pâle</p>',
    ("isPaleOnPaper", "the ground is"): '<body style="background:black">',
}
FOCUS = {
    "outline": '<button style="outline:0">Rien</button>',
    "contrast": '<button style="outline:3px solid #ddd">Pâle</button>',
    "hidden": '<button style="opacity:0">Rien</button>',
    "covers": '<button>Dessous</button><div style="position:fixed;inset:0;background:white"></div>',
    "off the screen": '<button style="position:fixed;left:-900px">Dehors</button>',
}


@pytest.mark.parametrize("question", sorted({question for question, _ in WRONG}))
def test_an_inspection_says_nothing_of_what_is_right(page, question):
    page.set_content(RIGHT)
    assert inspect(page, question) == []


@pytest.mark.parametrize(("question", "word"), WRONG)
def test_an_inspection_sees_its_fault(page, question, word):
    page.set_content(RIGHT + WRONG[question, word])
    assert word in "\n".join(inspect(page, question))


@pytest.mark.parametrize("word", FOCUS)
def test_a_stop_of_the_keyboard_that_is_not_seen_is_noticed(page, word):
    page.set_content(FOCUS[word])
    page.keyboard.press("Tab")
    assert word in "\n".join(page.evaluate("inspecting.stop().faults"))


def test_what_the_keyboard_does_not_reach_is_noticed(page):
    page.set_content(RIGHT + "<button>Bien</button>")
    assert len(inspect(page, "unreached")) == 2
    page.keyboard.press("Tab")
    page.evaluate("inspecting.stop()")
    assert len(inspect(page, "unreached")) == 1


def test_axe_is_at_work(page):
    page.set_content(RIGHT)
    assert run_axe(page) == []
    page.set_content(RIGHT + '<p style="color:#ccc;background:#fff">Pâle</p>')
    assert "color-contrast" in "\n".join(run_axe(page))
