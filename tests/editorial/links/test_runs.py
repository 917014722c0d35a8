"""One run at a time; one that is cut short keeps what it did, and its place for five minutes at most."""

from datetime import timedelta

import pytest
from django.utils import timezone

from editorial.links import checking
from editorial.links.checking import check
from editorial.models import LinkAddress, LinkRun
from practical_kit.models import GuidePage
from tests.editorial.links.scene import Scope, later, pages, run, url


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
