"""The self-assessment: questions that lead to a need level and a path. Nothing of a visitor is kept."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.functional import cached_property
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.search import index

from practical_kit.admin_forms import SelfAssessmentForm
from practical_kit.assessing import views
from practical_kit.assessing.answers import Answers
from practical_kit.assessing.blocks import AllLevelsBlock, QuestionsBlock
from practical_kit.assessing.questionnaire import Questionnaire
from practical_kit.assessing.reading import questionnaire_of
from territories.names import typeset

PROSE = ["bold", "italic", "ul", "ol", "link"]
EXAMPLE = "resultat"
COST_OF_A_CHANGE = typeset(
    "Changer les mots d’une question ou d’une réponse en fait une autre question : les résultats déjà partagés disent "
    "alors que cette réponse ne compte plus. Corriger un accent ou une ponctuation n’y change rien."
)


class SelfAssessmentPage(RoutablePageMixin, Page):
    """Questions, what is said of each level, and how a path is made: all that editors decide of the self-assessment."""

    base_form_class = SelfAssessmentForm

    summary = models.TextField("résumé", max_length=280)
    introduction = RichTextField(
        "introduction", features=PROSE, help_text="Pour qui, combien de temps, à quoi cela sert."
    )
    questions = StreamField(QuestionsBlock(), verbose_name="questions")
    levels = StreamField(
        AllLevelsBlock(),
        verbose_name="niveaux",
        help_text="Un bloc pour l’ensemble, un pour chaque rubrique.",
    )
    fewest_known = models.PositiveSmallIntegerField(
        "réponses nécessaires",
        default=6,
        validators=[MinValueValidator(1)],
        help_text=typeset("En dessous, trop de « je ne sais pas » : le résultat le dit et ne donne pas de niveau."),
    )
    unknown_message = models.TextField(
        "message quand trop de réponses manquent",
        max_length=400,
        help_text="Où aller quand on ne sait pas encore répondre.",
    )
    path_length = models.PositiveSmallIntegerField(
        "ressources du parcours", default=5, validators=[MinValueValidator(1), MaxValueValidator(12)]
    )
    cases_length = models.PositiveSmallIntegerField("cas proposés", default=2, validators=[MaxValueValidator(6)])
    origin = RichTextField("d’où viennent ces questions", features=PROSE, blank=True)

    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("introduction"),
        FieldPanel("questions", help_text=COST_OF_A_CHANGE),
        FieldPanel("levels"),
        MultiFieldPanel([FieldPanel("fewest_known"), FieldPanel("unknown_message")], heading="Je ne sais pas"),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("path_length"), FieldPanel("cases_length")])],
            heading="Parcours",
            help_text=typeset(
                "Choisis seuls : rubriques dans l’ordre du kit au niveau « Comprendre », la moins avancée d’abord aux "
                "suivants ; puis niveau atteint, variété, document que l’on peut ouvrir."
            ),
        ),
        FieldPanel("origin"),
    ]
    search_fields = [*Page.search_fields, index.SearchField("summary"), index.SearchField("introduction")]
    preview_modes = [("", "Questions"), (EXAMPLE, "Exemple de résultat")]
    parent_page_types = ["resource_centre.HomePage"]
    subpage_types = []
    max_count = 1

    class Meta:
        verbose_name = "autodiagnostic"
        verbose_name_plural = "autodiagnostics"

    @cached_property
    def questionnaire(self) -> Questionnaire:
        """What is asked, and how it is counted."""
        return questionnaire_of(self.questions, self.levels, self.fewest_known)

    @path("")
    def answer(self, request):
        """The questions, or a result."""
        return views.answer(request, self)

    @path("comparer/", name="compare")
    def compare(self, request):
        """Several results side by side."""
        return views.comparison(request, self)

    def serve_preview(self, request, mode_name):
        """The questions, or the result of somebody half-way."""
        if mode_name == EXAMPLE and self.questionnaire.questions:
            return views.result(request, self, Answers(("1",) * len(self.questionnaire.questions)))
        return super().serve_preview(request, mode_name)
