"""A subject in a form, with options: the address of its frame, and the room that it takes."""

from collections.abc import Iterable
from dataclasses import dataclass

from sharing.embeds import heights
from sharing.embeds.heights import Text, plain, small, title
from sharing.embeds.options import Form, Options, with_query
from sharing.embeds.subjects import OneResource, ResourceList

FOOT, EDGES, RULED, CHIP = 54, 34, 26, 38  # pixels


@dataclass(frozen=True)
class Embed:
    """What another site shows of this one, in a frame."""

    subject: OneResource | ResourceList
    form: str
    options: Options

    @property
    def path(self) -> str:
        """The address of the frame, from the root of the site."""
        return with_query(self.subject.frame(self.form), self.options.query)

    @property
    def target(self) -> str:
        """Where it leads, from the root of the site."""
        return self.options.followed(self.subject.target)

    def height(self, width: int | None) -> int:
        """How high a frame of this width must be; of any width, when it has none."""
        width = width or heights.NARROW
        return heights.height(TEXTS[self.form](self.subject), width, BESIDE[self.form])


def link(subject: OneResource) -> Iterable[Text]:
    """What a link says."""
    yield title(subject.title)
    yield small(f"{subject.resource.kind_label}, 2026, sur Co-construction territoriale, centre de ressources")
    yield from replaced(subject)


def card(subject: OneResource) -> Iterable[Text]:
    """What a card says."""
    resource = subject.resource
    yield small(resource.kind_label)
    yield title(resource.title)
    yield plain(resource.summary)
    for level in resource.levels:
        yield Text(level.name, 15, CHIP, 0)
    yield small(" · ".join(resource.card_details))
    yield from replaced(subject)


def sheet(subject: OneResource) -> Iterable[Text]:
    """What a detailed card says."""
    yield from card(subject)
    resource = subject.whole
    for takeaway in resource.takeaways:
        yield plain(f"x {takeaway.value} x")
    for fact in resource.facts():
        for value in filter(None, [*fact.values, fact.value]):
            yield Text(f"{value}", 16, 24, 48)
    for _, said in subject.files:
        yield Text(said, 16, 24, 4)
    yield Text("Lire la page de la ressource", 16, 24, 4)


def listed(subject: ResourceList) -> Iterable[Text]:
    """What a list says."""
    yield title(subject.title)
    for resource in subject.resources:
        yield small(f"{resource.kind_label}, 2026, édition remplacée")
        yield Text(resource.title, 16, 24, RULED)
    yield plain("Voir toutes les ressources de cette liste")


def replaced(subject: OneResource) -> Iterable[Text]:
    """What a resource says of the edition that replaces it."""
    if subject.newest:
        yield Text(f"Cette édition est remplacée. La plus récente : {subject.newest.title}", 16, 24, EDGES)


TEXTS = {Form.LINK: link, Form.CARD: card, Form.SHEET: sheet, Form.LIST: listed}
BESIDE = {Form.LINK: EDGES, Form.CARD: EDGES + FOOT, Form.SHEET: 2 * EDGES + FOOT, Form.LIST: EDGES + FOOT + RULED}
