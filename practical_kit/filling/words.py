"""Invented French: a vocabulary whose frequencies fall as those of a language do (Zipf), with its stems.

Stems are those of `catalogue.search.french`, read once for each word: analysing 250 words anew for every page would
cost more than writing the page.
"""

from collections.abc import Iterable
from functools import cache
from itertools import accumulate, chain
from operator import itemgetter
from random import Random

from catalogue.search import french

SIZE = 12_000  # words; those of no dictionary are made of syllables
LITTLE = """
    de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec son aux
    d’abord cette ou leur mais comme on tout nous sa fait être deux même aussi elle entre donc sans autres ces
    ont
""".split()
SUBJECTS = """
    territoire projet acteurs habitants démarche commune partenaires élus association entreprise service
    public action intérêt général évaluation méthode dialogue besoin ressource coopération transition mobilité
    emploi formation logement santé culture jeunesse insertion alimentation énergie ruralité quartier
    intercommunalité département région collectivité fondation recherche innovation gouvernance financement
    convention diagnostic indicateur résultat impact confiance engagement participation citoyen bénévole
    réseau animation facilitateur ingénierie expérimentation essaimage capitalisation observatoire enquête
    entretien atelier réunion comité pilotage calendrier budget subvention mécénat marché délibération contrat
    charte feuille route stratégie vision objectif levier frein obstacle apprentissage compétence connaissance
    usage solution problème enjeu contexte histoire paysage agriculture forêt rivière littoral montagne
    tourisme commerce artisanat industrie numérique données
""".split()
SYLLABLES = (
    "ba ca da fa ga la ma na pa ra ta va bé cé dé mé ré té bi di fi li mi ri si ti bo co do lo mo no po ro to".split()
)
SYLLABLES += "bru cla dri flo gran pla pré tra cha chi chou lan mon pan ren sou tour ven bour cour lour".split()
ENDINGS = (
    "tion tions ment age ages eur eurs euse ité ités ique iques al ale ier ière oir ance isme iste e es er ant".split()
)


class Lexicon:
    """The words, how likely each is, and the stems it is found by."""

    def __init__(self):
        rng = Random("lexicon")  # noqa: S311 -- the same words on every site: they can be looked for
        invented = {self.invent(rng) for _ in range(SIZE * 2)} - {*LITTLE, *SUBJECTS}
        self.words = [*LITTLE, *SUBJECTS[1:], *sorted(invented, key=lambda word: (len(word), word[::-1]))][:SIZE]
        self.weights = list(accumulate(1 / rank for rank in range(1, len(self.words) + 1)))
        self.useful = self.words[len(LITTLE) :]
        self.useful_weights = list(accumulate(1 / rank for rank in range(30, len(self.useful) + 30)))

    @staticmethod
    def invent(rng: Random) -> str:
        """A word that could be French."""
        return "".join(rng.choices(SYLLABLES, k=rng.randint(1, 3))) + rng.choice(ENDINGS)

    def text(self, rng: Random, length: int) -> list[str]:
        """So many words of running text."""
        return rng.choices(self.words, cum_weights=self.weights, k=length)

    def label(self, rng: Random, length: int) -> list[str]:
        """So many words that mean something, for titles and names."""
        return rng.choices(self.useful, cum_weights=self.useful_weights, k=length)


@cache
def lexicon() -> Lexicon:
    """The only one, made when it is first needed."""
    return Lexicon()


@cache
def read(piece: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """The stems of a word or of a name that comes back on many pages, its other forms, its words."""
    tokens = french.useful(piece)
    stems = tuple(stem for token in tokens for stem in token.stems)
    return stems, tuple(form for token in tokens for form in token.variants), tuple(token.word for token in tokens)


def stems(texts: Iterable[Iterable[str]], words: set[str]) -> str:
    """What `french.index_text` gives for these texts, each given as its words; notes the words on the way."""
    ordered: list[str] = []
    alone: dict[str, None] = {}
    for text in texts:
        found = [read(piece) for piece in text]
        ordered += chain.from_iterable(map(itemgetter(0), found))
        ordered.append(french.BOUNDARY)
        alone.update(dict.fromkeys(chain.from_iterable(map(itemgetter(1), found))))
        words.update(chain.from_iterable(map(itemgetter(2), found)))
    return " ".join([*ordered, *(form for stem in alone for form in (stem, french.BOUNDARY))])
