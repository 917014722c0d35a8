"""On the home page of those who publish: what is read most."""

from django.utils import timezone
from wagtail.admin.ui.components import Component

from editorial.statistics import figures
from editorial.statistics.filters import USUAL
from editorial.statistics.overview import gather
from editorial.statistics.periods import DAY, Period
from editorial.statistics.plot import draw

LINES = 5


class UsePanel(Component):
    """What visitors looked at most these days, and how many looked. Nothing until somebody did."""

    name, order = "use", 440
    template_name = "wagtailadmin/editorial/statistics/panel.html"

    def get_context_data(self, parent_context):
        today = timezone.localdate()
        period = Period(today - (USUAL - 1) * DAY, today)
        read = figures.most_viewed(period, LINES)
        if not read:
            return {}
        word, days = gather(period, figures.by_day(period, figures.of_resources()))
        plot = draw(f"Vues {word}", list(days), [counts[figures.Kind.VIEW] for counts in days.values()])
        return {"read": read, "plot": plot, "days": USUAL}
