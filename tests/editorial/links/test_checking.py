"""A run: what it asks, what it keeps, what it does when it is cut short."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.models import ReferenceIndex

from editorial.links import checking
from editorial.links.checking import NO_NETWORK, check
from editorial.models import LinkAddress, LinkRun, User, Verdict
from practical_kit.models import GuidePage
from tests.factories import cite, hide, make_reference, make_resource

Scope = LinkRun.Scope


def url(name, site=""):
    """An address."""
    return f"https://{site or name}.exemple.fr/{name}"


def pages(rubric, *names, site=""):
    """Pages with a link each."""
    return [make_resource(rubric, f"Page {name}", source_url=url(name, site)) for name in names]


def run(scope=Scope.SITE, key=0, **options):
    """A run, gone through."""
    return check(LinkRun.objects.start(scope, key, **options))


def address(name):
    """What is known of an address."""
    return LinkAddress.objects.get(url=url(name))


def later(**ago):
    """Let time pass."""
    for field in ("checked_at", "failing_since", "vouched_at"):
        for one in LinkAddress.objects.exclude(**{field: None}):
            LinkAddress.objects.filter(pk=one.pk).update(**{field: getattr(one, field) - timedelta(**ago)})
    for one in LinkRun.objects.all():
        moved = {name: getattr(one, name) - timedelta(**ago) for name in ("since", "started_at", "seen_at")}
        LinkRun.objects.filter(pk=one.pk).update(**moved)


def test_a_run_keeps_what_each_address_answered(rubric, internet):
    pages(rubric, "bonne", "morte", "fermee", "partie")
    internet.answers = {url("morte"): 404, url("fermee"): 403, url("partie"): (301, url("arrivee"))}
    done = run()
    assert (done.total, done.done, done.problem, done.finished_at is not None) == (4, 4, "", True)
    assert address("bonne").verdict == Verdict.GOOD
    assert (address("morte").verdict, address("morte").status) == (Verdict.BROKEN, 404)
    assert address("morte").failing_since is not None
    assert address("fermee").verdict == Verdict.DOUBTFUL
    assert (address("partie").verdict, address("partie").moved_to) == (Verdict.MOVED, url("arrivee"))


def test_an_address_is_asked_once_wherever_it_stands(rubric, internet):
    pages(rubric, "meme", "meme", "meme")
    run()
    assert internet.asked == [url("meme")]


def test_drafts_are_not_asked_and_private_pages_are(rubric, internet):
    _, draft, private = pages(rubric, "publique", "brouillon", "privee")
    draft.unpublish()
    hide(private)
    run()
    assert set(internet.asked) == {url("publique"), url("privee")}


def test_what_was_good_less_than_a_day_ago_is_not_asked_again_unless_one_insists(rubric, internet):
    pages(rubric, "bonne", "morte")
    internet.answers = {url("morte"): 404}
    run()
    internet.asked.clear()
    run()
    assert internet.asked == [url("morte")]
    run(force=True)
    assert internet.asked.count(url("bonne")) == 1
    later(days=2)
    internet.asked.clear()
    run()
    assert set(internet.asked) == {url("bonne"), url("morte")}


def test_a_few_at_a_time_those_asked_longest_ago_first(rubric, internet):
    pages(rubric, "a", "b", "c")
    for _ in range(3):
        run(limit=1)
    assert sorted(internet.asked) == [url("a"), url("b"), url("c")]


def test_since_when_is_when_it_began_to_fail(rubric, internet):
    pages(rubric, "morte")
    internet.answers = {url("morte"): 404}
    run()
    later(days=10)
    run()
    assert address("morte").failing_since < timezone.now() - timedelta(days=9)
    assert address("morte").failures == 2
    internet.answers = {}
    run()
    assert (address("morte").verdict, address("morte").failing_since, address("morte").failures) == (
        Verdict.GOOD,
        None,
        0,
    )


def test_a_site_that_is_down_is_broken_only_after_days(rubric, internet):
    pages(rubric, "panne")
    internet.answers = {url("panne"): 500}
    for _ in range(5):
        run()
        assert address("panne").verdict == Verdict.DOUBTFUL
    later(days=4)
    run()
    assert address("panne").verdict == Verdict.BROKEN


def test_a_site_that_refuses_robots_is_never_called_broken(rubric, internet):
    pages(rubric, "refus")
    internet.answers = {url("refus"): 403}
    for _ in range(5):
        run()
        later(days=4)
    assert address("refus").verdict == Verdict.DOUBTFUL


def test_what_somebody_checked_stays_good_until_the_address_is_gone(rubric, internet):
    user = User.objects.create_user("e")
    pages(rubric, "refus")
    internet.answers = {url("refus"): 403}
    run()
    address("refus").vouch(user, True)
    assert address("refus").verdict == Verdict.VOUCHED
    later(days=9)
    run()
    assert (address("refus").verdict, address("refus").vouched_by) == (Verdict.VOUCHED, user)
    internet.answers = {url("refus"): 410}
    run()
    assert (address("refus").verdict, address("refus").vouched_at) == (Verdict.BROKEN, None)


def test_what_somebody_checked_can_be_judged_again(rubric, internet):
    pages(rubric, "morte")
    internet.answers = {url("morte"): 404}
    run()
    address("morte").vouch(User.objects.create_user("e"), True)
    run()
    assert address("morte").verdict == Verdict.VOUCHED
    address("morte").vouch(None, False)
    assert address("morte").verdict == Verdict.BROKEN


def test_a_page_is_checked_with_what_it_shows_and_without_the_others(rubric, internet):
    page, _ = pages(rubric, "une", "autre")
    cited = make_resource(rubric, reference_items=cite(make_reference(url=url("citee"))))
    ReferenceIndex.create_or_update_for_object(cited)
    run()
    internet.asked.clear()
    run(Scope.PAGE, page.pk)
    run(Scope.PAGE, cited.pk)
    assert internet.asked == [url("une"), url("citee")]


def test_one_address_is_asked_even_if_it_was_just_good(rubric, internet):
    pages(rubric, "bonne", "autre")
    run()
    internet.asked.clear()
    run(Scope.ADDRESS, address("bonne").pk)
    assert internet.asked == [url("bonne")]


def test_when_nobody_answers_it_is_our_own_network_and_no_link_is_accused(rubric, internet):
    pages(rubric, "a", "b", "c")
    internet.answers = {url(name): TimeoutError() for name in "abc"}
    done = run()
    assert done.problem == NO_NETWORK
    assert set(LinkAddress.objects.values_list("verdict", flat=True)) == {Verdict.UNKNOWN}


def test_when_one_answers_the_others_are_down(rubric, internet):
    pages(rubric, "a", "b", "c", "d")
    internet.answers = {url(name): TimeoutError() for name in "abc"}
    assert run().problem == ""
    assert [address(name).verdict for name in "abcd"] == [Verdict.DOUBTFUL] * 3 + [Verdict.GOOD]


def test_a_site_that_is_down_is_not_asked_for_each_of_its_pages(rubric, internet):
    names = [f"p{n}" for n in range(10)]
    pages(rubric, *names, site="panne")
    pages(rubric, "bonne")
    internet.answers = {url(name, "panne"): TimeoutError() for name in names}
    run()
    assert len(internet.asked) == 3 + 1
    assert LinkAddress.objects.filter(verdict=Verdict.DOUBTFUL).count() == 10


def test_one_run_at_a_time_for_the_same_links(home):
    first = LinkRun.objects.start(Scope.SITE)
    assert LinkRun.objects.start(Scope.SITE) is None
    assert LinkRun.objects.start(Scope.PAGE, 1) is not None
    assert LinkRun.objects.start(Scope.PAGE, 2) is not None
    assert LinkRun.objects.start(Scope.PAGE, 2) is None
    first.keep(finished_at=timezone.now())
    assert LinkRun.objects.start(Scope.SITE) is not None


def test_a_dead_run_holds_nothing_and_the_next_one_goes_on(rubric, internet, monkeypatch):
    pages(rubric, *"abcd")
    internet.answers = {url(name): 404 for name in "abcd"}  # what was good would not be asked again anyway
    real, kept = checking.keep_all, []

    def die(run, held, report):
        real(run, held, report)
        kept.append(run.done)
        if run.done >= 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(checking, "keep_all", die)
    with pytest.raises(KeyboardInterrupt):
        run()
    known = set(LinkAddress.objects.exclude(checked_at=None).values_list("url", flat=True))
    assert len(known) == 2
    monkeypatch.setattr(checking, "keep_all", real)
    internet.asked.clear()
    done = run()
    assert (done.problem, set(internet.asked)) == ("", {url(name) for name in "abcd"} - known)


def test_a_killed_process_does_not_keep_its_place_for_ever(home):
    killed = LinkRun.objects.start(Scope.SITE)
    LinkRun.objects.update(seen_at=timezone.now() - timedelta(minutes=6))
    assert not LinkRun.objects.going_on().exists()
    assert LinkRun.objects.start(Scope.SITE).since == killed.since
    assert not killed.keep(done=1)


def test_an_interruption_of_last_week_is_not_gone_on_with(home):
    LinkRun.objects.start(Scope.SITE)
    later(days=7)
    assert LinkRun.objects.start(Scope.SITE).since > timezone.now() - timedelta(minutes=1)


def test_a_run_that_was_replaced_stops(rubric, internet):
    pages(rubric, "a")
    slow = LinkRun.objects.start(Scope.SITE)
    LinkRun.objects.update(seen_at=timezone.now() - timedelta(minutes=6))
    LinkRun.objects.start(Scope.SITE)
    check(slow)
    assert internet.asked == []


def test_a_page_deleted_meanwhile_stops_nothing(rubric, internet):
    (page,) = pages(rubric, "a")
    started = LinkRun.objects.start(Scope.PAGE, page.pk)
    GuidePage.objects.get(pk=page.pk).delete()
    assert check(started).problem == ""


def told(*options):
    """What the command says."""
    out = StringIO()
    call_command("check_links", *options, stdout=out)
    return out.getvalue().replace("\u00a0", " ").splitlines()


def test_the_command_says_what_it_finds(rubric, internet):
    page, _ = pages(rubric, "morte", "bonne")
    internet.answers = {url("morte"): 404}
    lines = told()
    assert any(f"cassé : cette page n’existe pas (code 404) : {url('morte')}" in line for line in lines)
    assert lines[-1] == "2 adresses vérifiées. Sur tout le site : cassé : 1, bon : 1."
    assert told("--page", str(page.pk))[-1].startswith("1 adresse vérifiée.")
    assert told("--verbosity", "0") == []
    assert told("--all", "--limit", "1")[-1].startswith("1 adresse vérifiée.")


def test_the_command_ends_well_while_another_run_goes_on(home, internet):
    LinkRun.objects.start(Scope.SITE)
    assert told() == ["Une vérification est déjà en cours : rien à faire."]


def test_the_command_says_why_it_could_not(rubric, internet):
    pages(rubric, "a", "b", "c")
    internet.answers = {url(name): TimeoutError() for name in "abc"}
    with pytest.raises(CommandError, match="accès à Internet"):
        told()
    with pytest.raises(CommandError, match="Aucune page en ligne"):
        told("--page", "999999")
    with pytest.raises(CommandError, match="1 au moins"):
        told("--limit", "0")
