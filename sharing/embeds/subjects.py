"""What is embedded: a resource that visitors may see, or the answer to any search of the catalogue."""

from dataclasses import dataclass, replace
from functools import cached_property

from django.http import QueryDict
from django.urls import reverse

from catalogue.addresses import Address
from catalogue.former_terms import leading_on
from catalogue.forms import CatalogueForm
from catalogue.identifiers import CODE
from catalogue.models import Resource, ResourceFile, Rubric
from catalogue.search.finding import Found
from catalogue.templatetags.french import quoted
from catalogue.visibility import open_ones
from sharing.citations.work import Work
from sharing.embeds.options import Form, asked_number
from sharing.originals import first_of, shown_as


@dataclass(frozen=True)
class OneResource:
    """A resource."""

    resource: Resource
    forms = (Form.CARD, Form.SHEET, Form.LINK)

    @classmethod
    def of(cls, code: str) -> "OneResource | None":
        """The resource of this code, if visitors may see it."""
        return cls.found(code=code.lower()) if CODE.fullmatch(code.lower()) else None

    @classmethod
    def found(cls, **lookup) -> "OneResource | None":
        """The resource that a lookup finds, if visitors may see it; by an alias, the page that this shows."""
        resource = shown_as(**lookup).for_cards().exclude(code=None).first()
        return cls(resource) if resource else None

    @property
    def title(self) -> str:
        """Its title."""
        return self.resource.title

    @property
    def language(self) -> str:
        """Of its title."""
        return self.resource.language

    @property
    def target(self) -> str:
        """Where it leads, for ever, from the root of the site."""
        return reverse("sharing:permalink", args=[self.resource.code])

    def frame(self, form: str) -> str:
        """The address of its frame, without options."""
        return reverse(f"sharing:embed_{form}", args=[self.resource.code])

    @cached_property
    def newest(self) -> Resource | None:
        """The edition to read instead of it, if there is one."""
        replacement = getattr(self.resource, "replacement", None)
        return replacement and Resource.objects.listed().filter(pk=replacement.newest_id).first()

    @cached_property
    def whole(self) -> Resource:
        """With the fields of its kind, for a detailed card. Read afresh: what cards prefetch would be lost in it."""
        return self.resource.specific_class.objects.get(pk=self.resource.pk)

    @property
    def files(self) -> list[tuple[str, str]]:
        """What can be downloaded by anybody: address from the root of the site, and what the link says."""
        return [(file.document.url, said_of(file)) for file in open_ones(self.resource.files.all())]

    @property
    def authors(self) -> list[str]:
        """Who wrote it: persons, then organisations."""
        work = Work.of(self.resource)
        return list(map(str, [*work.authors, *work.editors, *work.bodies]))


@dataclass(frozen=True)
class ResourceList:
    """The first resources of a list of the catalogue."""

    found: Found
    number: int
    keys: tuple[int, ...]
    language = "fr"
    authors = ()
    forms = (Form.LIST,)

    @classmethod
    def of(cls, query: QueryDict) -> "ResourceList":
        """As an address says it. A merged theme or organisation leads on to what took its place."""
        form, number = CatalogueForm(query), asked_number(query.get("nombre"))
        found = form.find(0, number)
        if today := leading_on(query, found.values):
            form = CatalogueForm(QueryDict(today))
            found = form.find(0, number)
        return cls(found, number, tuple(first_of(form.find, found, number)))

    @classmethod
    def of_rubric(cls, rubric: Rubric) -> "ResourceList":
        """Those of a rubric."""
        return cls.of(QueryDict(f"rubrique={rubric.slug}"))

    @cached_property
    def address(self) -> Address:
        """The search, as it was understood."""
        address = Address.of(self.found)
        return replace(address, words=self.found.query.text) if self.found.is_corrected else address

    @cached_property
    def resources(self) -> list[Resource]:
        """Those that are shown, each once."""
        resources = Resource.objects.listed().for_cards().in_bulk(self.keys)
        return [resources[key] for key in self.keys if key in resources]

    @property
    def title(self) -> str:
        """What the list is of, as the catalogue calls it."""
        words = f"{quoted(self.address.words)} dans les ressources" if self.address.words else "Ressources"
        return ", ".join([words, *(filter_.label for filter_ in self.address.active)])

    @property
    def more(self) -> str:
        """What the link to the whole list says; nothing when all of it is shown."""
        total = self.found.answer.total
        return f"Voir les {total} ressources" if total > len(self.resources) else ""

    @property
    def target(self) -> str:
        """The whole list, from the root of the site."""
        return self.address.path(reverse("catalogue:catalogue"))

    def frame(self, form: str = Form.LIST) -> str:
        """The address of its frame, without options."""
        query = "&".join(filter(None, [self.address.query(), f"nombre={self.number}"]))
        return f"{reverse('sharing:embed_liste')}?{query}"


def said_of(file: ResourceFile) -> str:
    """The link that downloads a file, as it reads: « Télécharger « Annexes » (PDF, 860 ko, 12 pages) »."""
    label = f" «\u202f{file.label}\u202f»" if file.label else ""
    return f"Télécharger{label} ({file.document.description})"
