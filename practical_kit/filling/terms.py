"""What synthetic resources are sorted by: themes, organisations and territories, some much more used than others."""

from itertools import accumulate
from random import Random

from catalogue.models import NeedLevel, Organisation, Theme
from practical_kit.filling.drafts import PREFIX, sentence
from practical_kit.filling.words import lexicon
from territories.models import Territory

THEMES, ORGANISATIONS, PLACES = 40, 300, 1500
SURNAMES = ("Association", "Fondation", "Agence", "Laboratoire", "Union", "Réseau", "Coopérative", "Institut")


class Terms:
    """The terms of a filling, with how likely each is."""

    def __init__(self, rng: Random):
        self.levels = list(NeedLevel.objects.all())
        self.themes = themes(rng)
        self.organisations = organisations(rng)
        communes = Territory.objects.with_parents().filter(kind=Territory.Kind.COMMUNE, population__gt=0)
        self.places = list(communes.order_by("-population", "code")[:PLACES])
        rng.shuffle(self.places)
        self.weights = {id(terms): zipf(len(terms)) for terms in (self.themes, self.organisations, self.places)}

    def some(self, terms: list, most: int, rng: Random) -> list:
        """From one to so many of these, each once, the first ones far more often."""
        found = rng.choices(terms, cum_weights=self.weights[id(terms)], k=rng.randint(1, most))
        return list(dict.fromkeys(found))


def zipf(length: int) -> list[float]:
    """Weights that fall as the rank grows, summed up."""
    return list(accumulate(1 / rank for rank in range(1, length + 1)))


def themes(rng: Random) -> list[Theme]:
    """The themes, made if they are not there."""
    missing = [Theme(name=f"{sentence(lexicon().label(rng, 2))} {n}", slug=f"{PREFIX}{n}") for n in range(THEMES)]
    return complete(Theme, missing)


def organisations(rng: Random) -> list[Organisation]:
    """The organisations, made if they are not there."""
    families = Organisation.Family.values
    missing = [
        Organisation(
            name=f"{rng.choice(SURNAMES)} {' '.join(lexicon().label(rng, 2))} {n}",
            slug=f"{PREFIX}{n}",
            family=families[n % len(families)],
        )
        for n in range(ORGANISATIONS)
    ]
    return complete(Organisation, missing)


def complete(model, wanted: list) -> list:
    """The rows of earlier fillings, and those that are missing."""
    known = set(model.objects.filter(slug__startswith=PREFIX).values_list("slug", flat=True))
    model.objects.bulk_create([item for item in wanted if item.slug not in known], ignore_conflicts=True)
    return list(model.objects.filter(slug__startswith=PREFIX).order_by("pk"))
