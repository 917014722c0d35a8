"""The front page."""

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable, Page

from catalogue.editions import with_past
from catalogue.models import Resource
from catalogue.visibility import listed, with_privacy
from essentials.models import EssentialsPage
from practical_kit.models import KitPage
from resource_centre.models.settings import CentreSettings


class HomePage(Page):
    """The two ways in, the three needs, key figures, latest resources, who stands behind the site."""

    headline = models.CharField("accroche", max_length=120)
    lead = models.TextField("chapeau", max_length=280)
    essentials_text = models.CharField("texte de la porte « L’essentiel »", max_length=200)
    kit_text = models.CharField("texte de la porte « Kit pratique »", max_length=200, blank=True)
    figures_title = models.CharField("titre des chiffres", max_length=120)
    figures_intro = models.CharField("introduction des chiffres", max_length=250, blank=True)

    content_panels = [
        *Page.content_panels,
        MultiFieldPanel([FieldPanel("headline"), FieldPanel("lead")], heading="Ouverture"),
        MultiFieldPanel([FieldPanel("essentials_text"), FieldPanel("kit_text")], heading="Deux façons d’entrer"),
        MultiFieldPanel(
            [
                FieldPanel("figures_title"),
                FieldPanel("figures_intro"),
                InlinePanel("figures", heading="Chiffres", label="Chiffre clé", max_num=4),
            ],
            heading="Chiffres clés",
        ),
    ]
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "essentials.EssentialsPage",
        "essentials.GlossaryPage",
        "practical_kit.KitPage",
        "practical_kit.SelfAssessmentPage",
        "resource_centre.StandardPage",
    ]
    max_count = 1

    class Meta:
        verbose_name = "accueil"
        verbose_name_plural = "accueils"

    def route(self, request, path_components):
        """Go straight to the page at this address; Wagtail reads every page on the way, twice.

        What is not the address of a page (a part of the kit, a mistake) goes Wagtail's way.
        """
        if len(path_components) > 1:
            address = {"url_path": f"{self.url_path}{'/'.join(path_components)}/"}
            address["slug"] = path_components[-1]  # has an index, which `url_path` has not
            if page := with_past(with_privacy(self.get_descendants())).filter(**address).specific().first():
                return page.route(request, [])
        return super().route(request, path_components)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        resources = Resource.objects.listed()
        context["essentials"] = listed(EssentialsPage.objects.child_of(self)).first()
        context["levels"] = resources.by_level()
        context["figures"] = [item.figure for item in self.figures.select_related("figure")]
        context["latest"] = list(resources.current().latest_arrivals().for_cards()[:3])
        context["supporters"] = CentreSettings.for_request(request).supporters_with_organisations()
        context["kit"] = kit = listed(KitPage.objects.child_of(self)).first()
        return context | (kit.overview(request) if kit else {})


class HomeFigure(Orderable):
    """A key figure shown on the front page."""

    page = ParentalKey(HomePage, on_delete=models.CASCADE, related_name="figures")
    figure = models.ForeignKey(
        "essentials.KeyFigure", models.CASCADE, related_name="on_home", verbose_name="chiffre clé"
    )

    panels = [FieldPanel("figure")]

    class Meta(Orderable.Meta):
        verbose_name = "chiffre clé"
        verbose_name_plural = "chiffres clés"

    def __str__(self):
        return str(self.figure)
