"""How complete a resource is: what readers look for in it, in the order in which it serves them."""

from collections.abc import Callable
from dataclasses import dataclass

from wagtail.fields import RichTextField
from wagtail.rich_text import get_text_for_indexing

from catalogue.models import Organisation, Resource
from catalogue.models.media import Licence
from practical_kit.admin_forms import FAMILIES_NEEDED
from practical_kit.models import CaseNotePage


def is_filled(page: Resource, name: str, empty: str = "") -> bool:
    """Whether a field or a relation of a page holds something."""
    value = getattr(page, name)
    if hasattr(value, "get_tagged_item_manager"):
        value = value.get_tagged_item_manager()  # in memory, where each term would be asked of the database
    if hasattr(value, "all"):
        return value.all().exists()
    if isinstance(page._meta.get_field(name), RichTextField):
        return bool(get_text_for_indexing(value).strip())
    return bool(value) and value != empty


def of_two_families(page: CaseNotePage) -> bool:
    """Whether the actors of a case are those that its form asks for."""
    keys = {actor.organisation_id for actor in page.actors.all()}
    organisations = Organisation.objects.filter(pk__in=keys)
    return len(keys) >= FAMILIES_NEEDED and organisations.values("family").distinct().count() >= FAMILIES_NEEDED


@dataclass(frozen=True)
class Part:
    """Something that readers look for in a resource.

    `name` is the field or relation where editors fill it in, `label` and `why` what they are told of it, `instead`
    what does as well, `empty` a value that says nothing, `test` what decides when to be filled is not enough.
    """

    name: str
    label: str
    why: str
    is_required: bool = False
    instead: tuple[str, ...] = ()
    empty: str = ""
    test: Callable[[Resource], bool] | None = None

    def is_in(self, page: Resource) -> bool:
        """Whether a page has it."""
        if self.test:
            return self.test(page)
        return any(is_filled(page, name, self.empty) for name in (self.name, *self.instead))


OPENING = (
    Part("title", "le titre", "C’est par lui que l’on choisit dans une liste.", is_required=True),
    Part("summary", "le résumé", "Il dit, dans toutes les listes, ce que l’on va trouver.", is_required=True),
    Part("need_levels", "le niveau de besoin", "Le lecteur choisit d’abord selon là où il en est.", is_required=True),
)
THEMES = Part("themes", "les thèmes", "Sans thème, les filtres et les ressources voisines ne la montrent pas.")
DOCUMENT = (
    *OPENING,
    Part("files", "le document", "Un fichier, ou à défaut son adresse d’origine.", instead=("source_url",)),
    Part("takeaways", "« à retenir »", "Quatre phrases pour qui n’ouvrira pas le document.", instead=("body",)),
    THEMES,
    Part("contributions", "qui l’a écrit ou publié", "C’est ce qui fait confiance.", instead=("authors",)),
    Part("year", "l’année", "Pour savoir si c’est encore vrai, et pour citer."),
    Part("licence", "la licence", "Sans elle, personne n’ose reprendre ni adapter.", empty=Licence.UNKNOWN),
    Part("pages", "le nombre de pages", "Pour savoir combien de temps y passer.", instead=("files",)),
)
CASE = (
    *OPENING,
    Part("territory_items", "le territoire", "Chacun cherche un territoire proche du sien.", is_required=True),
    Part("challenge", "le défi", "C’est à lui que le lecteur reconnaît sa question.", is_required=True),
    Part("actors", "les acteurs", "Deux au moins, de familles différentes.", is_required=True, test=of_two_families),
    Part("scale", "l’échelle de l’action", "Pour savoir si elle est à sa mesure.", is_required=True),
    Part("status", "où en est l’action", "Pour savoir si elle a tenu.", is_required=True),
    Part("context_text", "le contexte", "D’où l’on est parti.", is_required=True),
    Part("approach", "la démarche", "Ce qui a été fait, dans l’ordre.", is_required=True),
    Part("levers", "les leviers", "Ce qui a aidé.", is_required=True),
    Part("obstacles", "les freins", "Ce qui n’a pas marché apprend autant que le reste.", is_required=True),
    Part("results", "les résultats", "Ce qui a changé.", is_required=True),
    Part("transfer_if", "« à reprendre si… »", "Pour savoir si cela peut marcher ailleurs.", is_required=True),
    Part("avoid_if", "« à éviter si… »", "Pour ne pas reprendre à tort.", is_required=True),
    THEMES,
    Part("year", "l’année de début", "Pour situer l’action dans le temps."),
    Part("measures", "un résultat mesuré", "Un chiffre daté, avec sa source, convainc un élu."),
    Part("reference_items", "les sources", "Elles disent sur quoi l’on s’appuie."),
    Part("means", "les moyens", "Budget, équipe, financements : la première question que l’on pose."),
    Part("contact", "un contact", "Une fonction et un service à qui écrire."),
    Part("tools", "les outils du kit utilisés", "Ils mènent du cas à la méthode."),
)
PARTS = {CaseNotePage: CASE}  # other kinds are documents


@dataclass(frozen=True)
class Completeness:
    """What a resource has of what readers look for."""

    done: tuple[Part, ...]
    missing: tuple[Part, ...]

    @property
    def total(self) -> int:
        """How many parts there are."""
        return len(self.done) + len(self.missing)

    @property
    def required(self) -> list[Part]:
        """What is missing and blocks publication."""
        return [part for part in self.missing if part.is_required]

    @property
    def advised(self) -> list[Part]:
        """What is missing and blocks nothing, the most useful to readers first."""
        return [part for part in self.missing if not part.is_required]


def completeness(page: Resource) -> Completeness:
    """What a resource, as it is in memory, has and lacks."""
    parts = PARTS.get(type(page), DOCUMENT)
    done = tuple(part for part in parts if part.is_in(page))
    return Completeness(done, tuple(part for part in parts if part not in done))
