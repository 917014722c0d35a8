"""What the site knows already, by the names that a file gives."""

from collections import defaultdict
from functools import cached_property

from django.core.exceptions import ValidationError

from catalogue.identifiers import CODE
from catalogue.models import CatalogueDocument, Organisation, Reference, Resource, Theme
from catalogue.models.former_terms import former_of
from territories.models import Territory
from territories.names import fold

UNKNOWN = ("Thème inconnu", "Organisation inconnue")  # how what is told of them begins
LEFT_OUT = "laisser"
CREATE = "creer"
NAMED = 4  # candidates named when a name is ambiguous


class Known:
    """Terms, organisations, territories, documents and resources, each looked for once.

    Args:
        user: who imports, and may or may not add themes and organisations.
        decisions: what to do of unknown names: by subject (`themes`, `organisations`), then by folded name, the key of
            what it is, `laisser`, `creer`, or `creer:` and a family.
        coming: codes of the resources that the file itself brings.
    """

    def __init__(self, user, decisions: dict[str, dict[str, str]] | None = None, coming: set[str] = frozenset()):
        self.user, self.decisions, self.coming = user, decisions or {}, coming
        self.unknown: dict[str, dict[str, str]] = defaultdict(dict)
        self.met: list[tuple[str, str]] = []  # the unknown names of this line
        self.places: dict[tuple, Territory] = {}
        self.by_names: dict[type, dict] = {}

    def keep_unknown(self) -> None:
        """The names of this line are to be decided."""
        for subject, name in self.met:
            self.unknown[subject].setdefault(fold(name), name)

    def new_terms(self) -> dict[str, int]:
        """How many themes and organisations will be created."""
        found = {"themes": self.names(Theme), "organisations": self.organisations}
        counts = {subject: sum(term.pk is None for term in terms.values()) for subject, terms in found.items()}
        return {subject: count for subject, count in counts.items() if count}

    def names(self, model) -> dict[str, object]:
        """What a closed or open vocabulary has, by folded name and by identifier."""
        if model not in self.by_names:
            terms = list(model.objects.all())
            found = former_names(model) | {fold(term.slug): term for term in terms}
            self.by_names[model] = found | {fold(term.name): term for term in terms}
        return self.by_names[model]

    def term(self, model, name: str):
        """A need level, a rubric or a theme; None when it is to be left out.

        Raises:
            ValidationError: there is none, and nobody said what to do.
        """
        if term := self.names(model).get(fold(name)):
            return term
        if model is Theme:
            return self.decided("themes", name, self.new_theme)
        labels = ", ".join(str(term) for term in dict.fromkeys(self.names(model).values()))
        raise ValidationError(f"«\u00a0{name[:60]}\u00a0» n’est pas dans la liste\u00a0: {labels}.")

    @cached_property
    def organisations(self) -> dict[str, Organisation]:
        """By name, by identifier, by name and acronym; by acronym alone where one only has it."""
        acronyms, found = defaultdict(list), former_names(Organisation)
        bodies = list(Organisation.objects.all())
        for body in bodies:
            acronyms[fold(body.acronym)].append(body)
        found |= {acronym: same[0] for acronym, same in acronyms.items() if acronym and len(same) == 1}
        found |= {fold(body.slug): body for body in bodies} | {fold(str(body)): body for body in bodies}
        return found | {fold(body.name): body for body in bodies}

    def organisation(self, name: str) -> Organisation | None:
        """The same, of an organisation."""
        return self.organisations.get(fold(name)) or self.decided("organisations", name, self.new_organisation)

    def decided(self, subject: str, name: str, new):
        """What was decided of a name that nothing has.

        Raises:
            ValidationError: nothing was.
        """
        limit = Theme._meta.get_field("name").max_length if subject == "themes" else 150
        if not fold(name) or len(name) > limit:
            raise ValidationError(f"«\u00a0{name[:60]}\u00a0» n’est pas un nom.")
        decision = self.decisions.get(subject, {}).get(fold(name), "")
        if decision == LEFT_OUT:
            return None
        if decision.startswith(CREATE):
            if not self.user.has_perm(f"catalogue.add_{subject[:-1]}"):
                raise ValidationError(f"Vous ne pouvez pas ajouter «\u00a0{name}\u00a0»\u00a0: demandez à un éditeur.")
            return new(name, decision.partition(":")[2])
        if decision.isdecimal():
            model = Theme if subject == "themes" else Organisation
            if found := model.objects.filter(pk=int(decision)).first():
                return found
        self.met.append((subject, name))
        what = UNKNOWN[0] if subject == "themes" else UNKNOWN[1]
        raise ValidationError(f"{what}\u00a0: «\u00a0{name}\u00a0». Dites ce qu’il faut en faire.")

    def new_theme(self, name: str, _: str) -> Theme:
        """A theme that will be created with the rest."""
        return self.names(Theme).setdefault(fold(name), Theme(name=name))

    def new_organisation(self, name: str, family: str) -> Organisation:
        """An organisation that will be created with the rest."""
        if family not in Organisation.Family.values:
            raise ValidationError(f"Choisissez la famille d’acteurs de «\u00a0{name}\u00a0».")
        return self.organisations.setdefault(fold(name), Organisation(name=name, family=family))

    def territory_by_code(self, kind: str, code: str) -> Territory:
        """A territory by its official code.

        Raises:
            ValidationError: there is none.
        """
        if (kind, code) not in self.places:
            self.places[kind, code] = Territory.objects.filter(kind=kind, code=code).first()
        if place := self.places[kind, code]:
            return place
        raise ValidationError(
            f"Aucun territoire n’a le code «\u00a0{code}\u00a0» ({Territory.Kind(kind).label.lower()})."
        )

    def territory(self, text: str) -> Territory:
        """A territory by its code alone, or by its name.

        Raises:
            ValidationError: there is none, or several.
        """
        if ("", text) not in self.places:
            found = list(Territory.objects.filter(code=text.upper())[: NAMED + 1])
            self.places["", text] = found or list(Territory.objects.filter(search_name=fold(text))[: NAMED + 1])
        found = self.places["", text]
        if len(found) == 1:
            return found[0]
        if not found:
            raise ValidationError(
                f"Territoire inconnu\u00a0: «\u00a0{text[:60]}\u00a0». Écrivez son nom officiel, ou son code."
            )
        names = " ; ".join(f"{place.name} ({place.get_kind_display()} {place.code})" for place in found[:NAMED])
        raise ValidationError(
            f"Plusieurs territoires s’appellent «\u00a0{text}\u00a0». Écrivez par exemple\u00a0: {names}."
        )

    def resource(self, code: str) -> int | None:
        """The key of the resource that has a code; None when this very file brings it.

        Raises:
            ValidationError: there is none.
        """
        if not CODE.fullmatch(code):
            raise ValidationError(f"«\u00a0{code[:30]}\u00a0» n’est pas l’identifiant d’une ressource.")
        if pk := self.codes.get(code):
            return pk
        if code in self.coming:
            return None
        raise ValidationError(f"Aucune ressource n’a l’identifiant «\u00a0{code}\u00a0».")

    @cached_property
    def codes(self) -> dict[str, int]:
        """Every code."""
        return dict(Resource.objects.exclude(code=None).order_by().values_list("code", "pk"))

    @cached_property
    def references(self) -> dict[str, Reference]:
        """References by identifier."""
        return {reference.slug: reference for reference in Reference.objects.all()}

    @cached_property
    def documents(self) -> dict[int, CatalogueDocument]:
        """Documents by number, without their text."""
        return {document.pk: document for document in CatalogueDocument.objects.defer("text")}


def former_names(model) -> dict[str, object]:
    """Terms by the folded names of those that were merged into them."""
    former = former_of(model)
    return {fold(row.name): row.into for row in former.objects.select_related("into")} if former else {}
