"""Resource: anything a visitor can find, filter and embed."""

from urllib.parse import urlsplit

from django.apps import apps
from django.core.validators import MaxLengthValidator
from django.db import models
from modelcluster.contrib.taggit import ClusterTaggableManager
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import Page, PageManager, PageViewRestriction
from wagtail.search import index

from catalogue.admin_forms import ResourceForm
from catalogue.blocks import AuthorBlock, BodyBlock
from catalogue.body import read_body
from catalogue.facts import Fact
from catalogue.models.editions import Edition
from catalogue.models.former_files import FormerFile
from catalogue.models.former_terms import NamingTerms
from catalogue.models.identified import Identified
from catalogue.models.media import Licence
from catalogue.models.relations import ResourceContribution
from catalogue.models.told import Told
from catalogue.models.vocabulary import Rubric
from catalogue.querysets import ResourceQuerySet, gather
from catalogue.visibility import open_ones

SUMMARY_LENGTH = 280
MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()


class Resource(Told, Identified, Edition, NamingTerms, Page):
    """Anything a visitor can find, filter and embed. Extended once for each kind, never created itself."""

    class Language(models.TextChoices):
        """Languages of the documents."""

        FRENCH = "fr", "Français"
        ENGLISH = "en", "Anglais"
        GERMAN = "de", "Allemand"
        SPANISH = "es", "Espagnol"
        ITALIAN = "it", "Italien"

    class SourceStatus(models.TextChoices):
        """How far the document itself was seen by those who describe it."""

        SEEN = "verifie", "Le document ou sa page d’origine a été consulté"
        REPORTED = "cite-par-un-tiers", "Seule une page qui en parle a été consultée"
        OWN = "interne", "Document du centre de ressources"

    is_creatable = False
    base_form_class = ResourceForm
    kind = ""  # how the kind is called in addresses; each kind says its own
    exclude_fields_in_copy = [*Edition.exclude_fields_in_copy, "code"]

    summary = models.TextField(
        "résumé",
        max_length=SUMMARY_LENGTH,
        validators=[MaxLengthValidator(SUMMARY_LENGTH)],
        help_text="280 signes au plus. Ce que le lecteur y trouvera, en une ou deux phrases.",
    )
    takeaways = StreamField(
        [("takeaway", blocks.CharBlock(label="Point", max_length=160))],
        verbose_name="à retenir",
        blank=True,
        max_num=4,
        help_text="Jusqu’à quatre phrases courtes.",
    )
    body = StreamField(BodyBlock(), verbose_name="texte", blank=True)
    authors = StreamField([("author", AuthorBlock())], verbose_name="auteurs (personnes)", blank=True)
    need_levels = ClusterTaggableManager(
        through="catalogue.ResourceNeedLevel", verbose_name="niveaux de besoin", related_name="resources"
    )
    rubric = models.ForeignKey(
        Rubric, models.SET_NULL, null=True, editable=False, related_name="resources", verbose_name="rubrique"
    )
    also_in = ClusterTaggableManager(
        through="catalogue.ResourceRubric",
        verbose_name="aussi dans les rubriques",
        blank=True,
        related_name="guest_resources",
    )
    themes = ClusterTaggableManager(
        through="catalogue.ResourceTheme", verbose_name="thèmes", blank=True, related_name="resources"
    )
    year = models.PositiveSmallIntegerField("année", null=True, blank=True, db_index=True)
    month = models.PositiveSmallIntegerField("mois", null=True, blank=True, choices=list(enumerate(MONTHS, 1)))
    date_note = models.CharField(
        "remarque sur la date", max_length=200, blank=True, help_text="Si les sources ne disent pas toutes la même."
    )
    language = models.CharField("langue", max_length=2, choices=Language.choices, default=Language.FRENCH)
    licence = models.CharField("licence", max_length=20, choices=Licence.choices, default=Licence.UNKNOWN)
    pages = models.PositiveSmallIntegerField("nombre de pages", null=True, blank=True)
    published_in = models.CharField(
        "paru dans", max_length=150, blank=True, help_text="Revue, collection ou numéro : Tribune Fonda, n° 245."
    )
    edition = models.CharField("édition", max_length=80, blank=True, help_text="Exemple : 2e édition.")
    source_url = models.URLField(
        "adresse du document",
        max_length=500,
        blank=True,
        help_text="L’adresse d’origine, chez l’éditeur. Jamais celle d’un site qui recopie des documents.",
    )
    source_status = models.CharField(
        "ce qui a été consulté", max_length=20, choices=SourceStatus.choices, default=SourceStatus.SEEN
    )
    source_note = models.CharField("remarque sur la source", max_length=300, blank=True)

    objects = PageManager.from_queryset(ResourceQuerySet)()

    search_fields = [
        *Page.search_fields,
        index.SearchField("summary", boost=2),
        index.SearchField("takeaways"),
        index.SearchField("body"),
        index.SearchField("authors"),
        index.RelatedFields("contributions", [index.RelatedFields("organisation", [index.SearchField("name")])]),
        index.RelatedFields("territory_items", [index.RelatedFields("territory", [index.SearchField("name")])]),
        index.FilterField("language"),
        index.FilterField("licence"),
        index.RelatedFields("themes", [index.SearchField("name", boost=2)]),
        index.FilterField("year"),
        index.FilterField("rubric"),
    ]

    # What the search reads of a resource beside its own fields; a kind adds to it (`search_texts`, `bodies`).
    search_related = (
        "need_levels",
        "also_in",
        "themes",
        "contributions__organisation",
        "territory_items__territory__parent__parent",
        "files__document",
        "corrections",
    )

    class Meta:
        verbose_name = "ressource"
        verbose_name_plural = "ressources"

    @classmethod
    def kinds(cls) -> list[type["Resource"]]:
        """The kinds editors can create, in the order their rooms declare them."""
        return [model for model in apps.get_models() if issubclass(model, Resource) and model.is_creatable]

    def get_view_restrictions(self):
        """Who may see this page; two queries less when it was found open in this very request (`with_privacy`)."""
        if getattr(self, "is_restricted", True):
            return super().get_view_restrictions()
        return PageViewRestriction.objects.none()

    @property
    def kind_label(self) -> str:
        """What the reader calls this kind: « Étude », « Guide », « Cas de territoire »."""
        name = self.cached_content_type.model_class()._meta.verbose_name
        return name[:1].upper() + name[1:]

    @property
    def levels(self) -> list:
        """Need levels from the first step to the last."""
        return sorted(self.need_levels.all(), key=lambda level: level.position)

    @property
    def places(self) -> list:
        """The territories this resource is about."""
        return [item.territory for item in self.territory_items.all()]

    def bodies(self) -> list:
        """The organisations that have a part in this resource; a kind adds its own."""
        return [contribution.organisation for contribution in self.contributions.all()]

    def search_texts(self) -> list[str]:
        """The text that search reads, piece by piece; a kind adds its own fields."""
        streams = (self.takeaways, self.body, self.authors)
        texts = [text for stream in streams for text in stream.stream_block.get_searchable_content(stream)]
        return [*texts, *(notice.text for notice in self.corrections.all())]

    @property
    def card_details(self) -> list[str]:
        """What a card says under the summary: rubric, year, places, format."""
        places = ", ".join(place.name for place in self.places[:2])
        return [str(part) for part in (self.rubric, self.year, places, self.format_label) if part]

    @property
    def format_label(self) -> str:
        """Format and length of the first file that visitors may open, such as « PDF, 42 pages »; empty when unknown."""
        file = next(iter(open_ones(self.files.all())), None)
        pages = (file and file.document.pages) or self.pages
        length = f"{pages} page{'s' if pages > 1 else ''}" if pages else ""
        return ", ".join(filter(None, [file.document.format_label if file else "", length]))

    def save(self, *args, update_fields=None, **kwargs):
        """Note the rubric above, whatever the revision says; keep a file that visitors were offered as a former one."""
        if self.path:
            self.rubric = Rubric.objects.filter(page__path=self.path[: -self.steplen]).first()
        if self.pk is None or update_fields is not None:
            return super().save(*args, update_fields=update_fields, **kwargs)
        with FormerFile.objects.following(self.pk):
            super().save(*args, **kwargs)

    @property
    def date_label(self) -> str:
        """« mars 2025 », « 2025 », « non connue ». The doubt, if any, is said beside it."""
        date = f"{MONTHS[self.month - 1]} {self.year}" if self.month and self.year else str(self.year or "Non connue")
        return f"{date} ({self.date_note.rstrip('.')})" if self.date_note else date

    @property
    def source_host(self) -> str:
        """The site where the original document is, as a reader names it."""
        return urlsplit(self.source_url).hostname.removeprefix("www.") if self.source_url else ""

    def facts(self) -> list[Fact]:
        """The fact sheet beside the text. Kinds add to it; empty lines are not shown."""
        bodies = {}
        for contribution in self.contributions.all():
            bodies.setdefault(contribution.role, []).append(contribution.organisation.name)
        roles = ResourceContribution.Role
        authors = [str(author.value) for author in self.authors] + bodies.get(roles.AUTHOR, [])
        return [
            Fact("Auteurs" if len(authors) > 1 else "Auteur", ", ".join(authors)),
            Fact("Publié par", ", ".join(bodies.get(roles.PUBLISHER, []))),
            Fact("Paru dans", self.published_in),
            Fact("Édition", self.edition),
            Fact("Avec", ", ".join(bodies.get(roles.PARTNER, []) + bodies.get(roles.FUNDER, []))),
            Fact("Date", self.date_label),
            Fact("Longueur", f"{self.pages} page{'s' if self.pages > 1 else ''}" if self.pages else ""),
            Fact("Langue", self.get_language_display()),
            *self.numbers(),
            Fact("Territoires", values=[place.name for place in self.places], places=self.places),
            Fact("Réutilisation", self.get_licence_display()),
        ]

    def related(self, themes, limit: int = 3):
        """Resources a reader of this one may want next: most shared themes first, then the newest."""
        shared = models.Count("theme_items", filter=models.Q(theme_items__tag__in=themes))
        found = Resource.objects.listed().current().exclude(pk=self.pk).filter(theme_items__tag__in=themes)
        ranked = found.annotate(shared=shared).order_by("-shared", models.F("year").desc(nulls_last=True), "-pk")
        return ranked.defer_streamfields()[:limit]

    def get_context(self, request, *args, **kwargs):
        gather(self)
        context = super().get_context(request, *args, **kwargs)
        references = [item.reference for item in self.reference_items.select_related("reference")]
        context["reading"] = read_body(self.body, references)
        context["themes"] = themes = list(self.themes.all())
        context |= {"related": list(self.related(themes)), "facts": self.facts(), "files": self.files.all()}
        return context | self.past(request)
