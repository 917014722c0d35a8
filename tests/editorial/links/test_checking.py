"""What a run asks, and what it keeps of the answers."""

from datetime import timedelta

from django.utils import timezone
from wagtail.models import ReferenceIndex

from editorial.links.checking import NO_NETWORK
from editorial.models import LinkAddress, User, Verdict
from tests.editorial.links.scene import Scope, address, later, pages, run, url
from tests.factories import cite, hide, make_reference, make_resource


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
