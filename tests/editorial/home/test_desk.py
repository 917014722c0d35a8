"""The home page as a whole: what to do first, what each role sees, what it costs."""

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.components import Component

from catalogue.models import FruitlessSearch
from editorial.home.todo import Todo, gather
from editorial.models import ApprovalAnswer
from tests.factories import make_resource
from tests.reading import links, regions, texts


class Panel(Component):
    """A panel that sums up what it is told."""

    def __init__(self, *todos):
        self.todos = list(todos)

    def summary(self, user):
        return self.todos


def test_what_there_is_to_do_is_what_panels_sum_up_in_their_order_less_what_is_done():
    first, none, last = Todo(2, "à lire", "/a/"), Todo(0, "à voir", "/b/"), Todo(1, "à finir", "/c/")
    assert gather([Panel(first, none), Component(), Panel(), Panel(last)], user=None) == [first, last]


def test_the_most_urgent_comes_first_and_leads_to_its_panel(publisher, contributor, draft, submitted, desk):
    FruitlessSearch.objects.create(words="compostage")
    draft(publisher.user)
    submitted(contributor.user)
    sent_back = submitted(publisher.user, "Renvoyée")
    sent_back.current_workflow_task_state.reject(user=publisher.user)
    home = desk(publisher)
    assert texts(home, ".todo a") == [
        "1 page à relire",
        "1 page à corriger après relecture",
        "1 brouillon à finir",
        "1 recherche sans résultat ce mois-ci",
    ]
    for address in links(home, ".todo"):
        assert len(regions(home, "#" + address.partition("#")[2])) == 1


def test_when_nothing_waits_it_says_so_and_names_the_barest_cell_of_the_kit(contributor, rubric, desk):
    make_resource(rubric, levels=["comprendre", "s-approprier"])
    home = desk(contributor)
    assert texts(home, ".todo__none") == ["Tout est à jour : rien ne vous attend."]
    assert "Il n’a encore rien pour « Innover » dans « Évaluer »" in " ".join(texts(home, ".todo p"))
    [add] = links(home, ".todo")
    assert contributor.get(add).status_code == 200
    make_resource(rubric, levels=["innover"])
    assert "« Comprendre » dans « Évaluer » : 1 ressource." in " ".join(texts(desk(contributor), ".todo p"))


def test_on_a_brand_new_site_the_home_page_still_opens(administrator, desk):
    home = desk(administrator)
    assert texts(home, ".todo p") == ["Tout est à jour : rien ne vous attend."]
    assert len(regions(home, ".start__kind")) == 3


@pytest.mark.parametrize("role", ["contributor", "publisher", "administrator"])
def test_each_panel_is_said_in_french_and_nothing_of_wagtail_is_said_twice(role, request, draft, submitted, desk):
    client = request.getfixturevalue(role)
    draft(client.user)
    submitted(client.user, "Envoyée")
    locked = draft(client.user, "Verrouillée", locked=True, locked_by=client.user, locked_at=timezone.now())
    assert locked.locked
    home = desk(client)
    titles = texts(home, ".desk h2")
    assert titles[:2] == ["À faire", "Ajouter une ressource"]
    assert len(titles) == len(set(titles))
    reading = ["À relire"] if role == "publisher" else []  # as the workflow says
    links = [] if role == "contributor" else ["Liens cassés"]  # none was ever checked: it says so to who may
    assert titles[2:] == [*reading, "Ce que vous avez envoyé en relecture", "Mes brouillons", "Vos pages verrouillées",
                          "La grille du kit", *links]  # fmt: skip
    assert regions(home, ".w-summary") == []


def test_comments_of_partners_are_to_be_read_until_somebody_takes_the_page_up(contributor, draft, desk):
    page = draft(contributor.user)
    link = page.approval_links.create(
        partner="Une banque", content={}, digest="", version_of=page.latest_revision_created_at,
        expires_at=page.latest_revision_created_at,
    )  # fmt: skip
    signed = {"name": "Camille Roux", "function": "directrice", "digest": ""}
    link.answers.create(decision=ApprovalAnswer.Decision.COMMENT, comment="Un mot.", **signed)
    assert texts(desk(contributor), ".todo a")[0] == "1 réponse de partenaire à lire"
    link.answers.create(decision=ApprovalAnswer.Decision.APPROVE, **signed)
    assert texts(desk(contributor), ".todo a")[0] == "1 réponse de partenaire à lire"
    page.save_revision(user=contributor.user)
    assert texts(desk(contributor), ".todo a") == ["1 brouillon à finir"]


def test_somebody_who_may_write_nowhere_gets_no_desk(log_in, desk):
    client = log_in("Contributeurs")
    client.user.groups.first().page_permissions.all().delete()
    home = desk(client)
    assert home.status_code == 200
    assert regions(home, ".desk") == []


def test_the_home_page_costs_no_more_with_ten_of_everything(
    publisher, contributor, draft, submitted, desk, rubric, django_assert_max_num_queries
):
    def add(number):
        FruitlessSearch.objects.create(words=f"mot {number}")
        draft(publisher.user, f"Brouillon {number}", levels=["innover"])
        submitted(contributor.user, f"À lire {number}")
        submitted(publisher.user, f"Envoyée {number}")
        make_resource(rubric, levels=["comprendre"])

    def cost():
        desk(publisher)  # and the index of the catalogue is written
        with django_assert_max_num_queries(34) as asked:
            assert desk(publisher).status_code == 200
        return len(asked)

    for number in range(5):
        add(number)
    before = cost()
    for number in range(5, 15):
        add(number)
    assert cost() == before


def test_the_style_of_the_desk_is_on_the_home_page_alone(publisher, desk):
    def has_style(response):
        return any("admin-home" in sheet["href"] for sheet in regions(response, "link[rel=stylesheet]"))

    assert has_style(desk(publisher))
    assert not has_style(publisher.get(reverse("etudes:index")))
