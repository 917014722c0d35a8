"""Where new resources go: under the page of their rubric, with an address of their own."""

from itertools import chain, count

from wagtail.models import Page

from catalogue.admin_forms import plain_slug
from catalogue.models import Rubric
from editorial.exchange.outcome import Outcome
from practical_kit.models import RubricPage


class Places:
    """The pages of the rubrics, whether somebody may publish there, and the ends of addresses that are taken."""

    def __init__(self, user):
        pages = (
            RubricPage.objects.filter(rubric__isnull=False, alias_of=None).select_related("rubric").order_by("-path")
        )
        self.pages = {page.rubric_id: page for page in pages}
        self.open = {key: page.permissions_for_user(user).can_publish_subpage() for key, page in self.pages.items()}
        self.taken: dict[int, set[str]] = {}

    def may_write(self, rubric: Rubric | None) -> bool:
        """Whether the rubric has a page, under which this person may publish."""
        return bool(rubric) and self.open.get(rubric.pk, False)

    def settle(self, outcome: Outcome, slug: str) -> None:
        """Give a new page its place, and an address that no other has.

        Args:
            slug: the end of address that the file asks for, if any.
        """
        page, parent = outcome.page, self.pages[outcome.page.rubric_id]
        taken = self.taken_under(parent)
        stem = plain_slug(slug or page.title)
        slugs = chain([stem], (f"{stem}-{rank}" for rank in count(2)))
        page.slug = next(candidate for candidate in slugs if candidate not in taken)
        taken.add(page.slug)
        page.locale_id, page.depth = parent.locale_id, parent.depth + 1
        page.path = f"{parent.path}{'0' * page.steplen}"  # no page has it: the true one is given when it is written
        page.url_path = f"{parent.url_path}{page.slug}/"
        page._cached_parent_obj = parent  # treebeard's, so that it does not look for it

    def taken_under(self, parent: Page) -> set[str]:
        """The ends of addresses that the children of a page have."""
        if parent.pk not in self.taken:
            slugs = Page.objects.filter(path__startswith=parent.path, depth=parent.depth + 1).order_by()
            self.taken[parent.pk] = set(slugs.values_list("slug", flat=True))
        return self.taken[parent.pk]
