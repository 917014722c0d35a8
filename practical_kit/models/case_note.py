"""Case notes: what was done somewhere, by whom, and what can be taken from it."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Prefetch, prefetch_related_objects
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.rich_text import get_text_for_indexing
from wagtail.search import index

from catalogue import panels
from catalogue.facts import Fact
from catalogue.genres import Genre
from catalogue.models import Resource
from catalogue.models.resource import SUMMARY_LENGTH
from practical_kit.admin_forms import CaseNoteForm, publication_errors

PROSE = ["bold", "italic", "ul", "ol", "link"]
STORY = (
    "context_text",
    "approach",
    "levers",
    "obstacles",
    "results",
    "transfer_if",
    "avoid_if",
    "governance",
    "means",
)
UNKNOWN = "Si vous ne savez pas, écrivez-le : « Les sources n’en disent rien. »"


def described(place) -> str:
    """A territory with its département and its population: « Les Mureaux (Yvelines), 34 632 habitants »."""
    if not place.population:
        return place.label
    population = f"{place.population:,}".replace(",", "\u202f")
    return f"{place.label}, {population} habitants"


class CaseNotePage(Resource):
    """A territorial case note. Its headings are fixed so that cases can be compared."""

    class Scale(models.TextChoices):
        """How wide the action is."""

        DISTRICT = "quartier", "Quartier"
        COMMUNE = "commune", "Commune"
        INTERCOMMUNALITY = "intercommunalite", "Intercommunalité"
        DEPARTEMENT = "departement", "Département"
        REGION = "region", "Région"
        INTERREGIONAL = "interregional", "Plusieurs régions"

    class Status(models.TextChoices):
        """Whether the action goes on."""

        ONGOING = "en-cours", "En cours"
        ENDED = "terminee", "Terminée"
        UNKNOWN = "inconnue", "Issue non connue"

    base_form_class = CaseNoteForm
    kind = "cas"
    genre = Genre("webpage", "misc", "ELEC", ("Article",), is_ours=True)
    story_template = "practical_kit/case_note_story.html"

    challenge = models.TextField(
        "défi",
        max_length=SUMMARY_LENGTH,
        validators=[MaxLengthValidator(SUMMARY_LENGTH)],
        help_text="Le problème de départ, en une ou deux phrases.",
    )
    scale = models.CharField("échelle de l’action", max_length=20, choices=Scale.choices)
    status = models.CharField("où en est l’action", max_length=10, choices=Status.choices)
    end_year = models.PositiveSmallIntegerField("année de fin", null=True, blank=True)
    context_text = RichTextField("contexte", features=PROSE, help_text=f"Le territoire, ce qui s’y passait. {UNKNOWN}")
    approach = RichTextField("démarche", features=PROSE, help_text=f"Ce qui a été fait, dans l’ordre. {UNKNOWN}")
    levers = RichTextField("leviers", features=PROSE, help_text=f"Ce qui a aidé. {UNKNOWN}")
    obstacles = RichTextField("freins et ce qui n’a pas marché", features=PROSE, help_text=UNKNOWN)
    results = RichTextField("résultats", features=PROSE, help_text=f"Ce qui a changé. {UNKNOWN}")
    transfer_if = RichTextField("à reprendre si…", features=PROSE, help_text=UNKNOWN)
    avoid_if = RichTextField("à éviter si…", features=PROSE, help_text=UNKNOWN)
    governance = RichTextField("gouvernance", features=PROSE, blank=True)
    means = RichTextField(
        "moyens", features=PROSE, blank=True, help_text="Budget, équipe, financements, avec leur année."
    )
    contact = models.CharField(
        "contact", max_length=200, blank=True, help_text="Une fonction et un service, jamais le nom d’une personne."
    )
    gaps = StreamField(
        [("gap", blocks.CharBlock(label="Point", max_length=250))],
        verbose_name="ce que nous ne savons pas",
        blank=True,
    )

    edit_handler = panels.tabs(
        [
            panels.OPENING,
            MultiFieldPanel(
                [
                    FieldPanel("challenge"),
                    FieldRowPanel([FieldPanel("scale"), FieldPanel("status")]),
                    FieldRowPanel([FieldPanel("year", heading="Année de début"), FieldPanel("end_year")]),
                    FieldPanel("date_note"),
                ],
                heading="L’action",
            ),
            InlinePanel("territory_items", heading="Territoires", label="territoire", min_num=1),
            InlinePanel(
                "actors",
                heading="Acteurs",
                label="acteur",
                min_num=2,
                help_text="Au moins deux, de familles différentes : une collectivité et une association, par exemple. "
                "L’organisation qui manque à la liste s’ajoute depuis la fenêtre où on la choisit.",
            ),
            MultiFieldPanel(
                [FieldPanel(name) for name in STORY[:7]],
                heading="Le récit",
            ),
            InlinePanel("measures", heading="Résultats mesurés", label="résultat"),
            MultiFieldPanel(
                [FieldPanel("governance"), FieldPanel("means"), FieldPanel("contact"), FieldPanel("gaps")],
                heading="Pour aller plus loin",
            ),
            InlinePanel("tools", heading="Outils du kit utilisés", label="outil"),
            panels.BODY,
        ],
        [panels.LICENCE, panels.FILES, panels.SOURCES],
    )
    search_fields = [
        *Resource.search_fields,
        index.SearchField("challenge"),
        index.SearchField("context_text"),
        index.SearchField("approach"),
        index.SearchField("results"),
    ]
    search_related = (*Resource.search_related, "actors__organisation")
    parent_page_types = ["practical_kit.RubricPage"]
    subpage_types = []

    class Meta:
        verbose_name = "cas de territoire"
        verbose_name_plural = "cas de territoire"

    def bodies(self) -> list:
        """With the actors of the case."""
        return [*super().bodies(), *(actor.organisation for actor in self.actors.all())]

    def search_texts(self) -> list[str]:
        """With the story of the case."""
        story = [get_text_for_indexing(getattr(self, name)) for name in STORY]
        gaps = self.gaps.stream_block.get_searchable_content(self.gaps)
        return [self.challenge, *story, *super().search_texts(), *gaps]

    @property
    def period(self) -> str:
        """« 2014 – 2020 », « depuis 2016, en cours », « à partir de 2008 »; what is not known is said."""
        if self.status == self.Status.ENDED:
            return f"{self.year or '?'} – {self.end_year or 'fin non datée'}"
        if not self.year:
            return self.get_status_display()
        if self.status == self.Status.ONGOING:
            return f"Depuis {self.year}, en cours"
        return f"À partir de {self.year}, issue non connue"

    def facts(self) -> list[Fact]:
        """Where, how wide, when."""
        places = self.places
        regions = {place.region.name: place.region for place in places if place.region}
        return [
            Fact(
                "Territoire" if len(places) == 1 else "Territoires",
                values=[described(p) for p in places],
                places=places,
            ),
            Fact("Strate de population", ", ".join(dict.fromkeys(str(p.stratum) for p in places if p.stratum))),
            Fact("Région" if len(regions) == 1 else "Régions", values=list(regions), places=list(regions.values())),
            Fact("Échelle", self.get_scale_display()),
            Fact("Période", self.period),
            Fact("Remarque sur les dates", self.date_note),
            Fact("Réutilisation", self.get_licence_display()),
        ]

    def actors_by_role(self) -> list[Fact]:
        """Who took part, as a fact sheet: one line for each role that somebody plays."""
        parts = list(self.actors.all())
        roles = dict.fromkeys(part.get_role_display() for part in parts)
        return [
            Fact(
                role,
                values=[
                    f"{part.organisation.name} ({part.organisation.get_family_display()})"
                    for part in parts
                    if part.get_role_display() == role
                ],
            )
            for role in roles
        ]

    @classmethod
    def story_parts(cls) -> list:
        """Actors, measured results, tools; of these, those that visitors may see."""
        related = {name: cls._meta.get_field(name).related_model for name in ("actors", "measures", "tools")}
        listed = related["tools"].objects.filter(resource__in=Resource.objects.listed()).select_related("resource")
        return [
            Prefetch("actors", related["actors"].objects.select_related("organisation")),
            Prefetch("measures", related["measures"].objects.select_related("source")),
            Prefetch("tools", listed, to_attr="listed_tools"),
        ]

    def story(self) -> dict:
        """Who took part, what was measured, which tools of the kit were used."""
        tools = getattr(self, "listed_tools", None)
        if tools is None:  # a draft, all of which is in memory
            keys = Resource.objects.listed().in_bulk([tool.resource_id for tool in self.tools.all()])
            tools = [tool for tool in self.tools.all() if tool.resource_id in keys]
        return {
            "actors": self.actors_by_role(),
            "measures": self.measures.all(),
            "tools": list(dict.fromkeys(tool.resource for tool in tools)),
        }

    def get_context(self, request, *args, **kwargs):
        if self.pk and not self.actors.is_deferring:
            prefetch_related_objects([self], *self.story_parts())
        return super().get_context(request, *args, **kwargs) | self.story()

    def clean(self):
        """Hold what is published to its rules; a draft may wait."""
        super().clean()
        if self.live and (errors := publication_errors(self)):
            raise ValidationError(errors)
