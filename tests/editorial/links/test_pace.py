"""Politeness: one request at a time to a site, a pause between two, several sites side by side."""

import threading
import time
from contextlib import closing
from itertools import pairwise

import pytest

from editorial.links.asking import Asker
from editorial.links.exchange import Answer
from editorial.links.guard import Guard
from editorial.links.pace import SITES, Pace, ask_all, by_site
from tests.editorial.links.conftest import leads_to

DELAY = 0.1


@pytest.fixture
def watched():
    """An asker whose requests take a little time, and when each began and ended, by site."""
    asked, lock = [], threading.Lock()

    def send(target, *others):
        began = time.monotonic()
        time.sleep(0.05)
        with lock:
            asked.append((target.host, began, time.monotonic()))
        return Answer(*asker.answers.get(target.url, (200, None)), None)

    asker = Asker(guard=Guard(look_up=leads_to("8.8.8.8")), pace=Pace(DELAY), send=send, first_pause=0)
    asker.answers, asker.asked = {}, asked
    return asker


def asks(asker, *urls):
    """Ask all of them."""
    return [found for found in ask_all(list(enumerate(urls)), asker) if found]


def gaps(asked, host):
    """The time from the end of a request to a site to the beginning of the next."""
    times = sorted((began, ended) for site, began, ended in asked if site == host)
    return [after[0] - before[1] for before, after in pairwise(times)]


def test_a_site_is_asked_one_thing_at_a_time_with_a_pause(watched):
    asks(watched, *(f"https://a.fr/{n}" for n in range(4)))
    assert len(gaps(watched.asked, "a.fr")) == 3
    assert min(gaps(watched.asked, "a.fr")) >= DELAY * 0.9


def test_redirects_from_many_sites_to_one_respect_its_pace(watched):
    watched.answers = {f"https://s{n}.fr/": (302, "https://commun.fr/page") for n in range(4)}
    asks(watched, *watched.answers)
    assert len(gaps(watched.asked, "commun.fr")) == 3
    assert min(gaps(watched.asked, "commun.fr")) >= DELAY * 0.9


def test_head_then_get_respect_the_pace_too(watched):
    watched.answers = {"https://a.fr/": (404, None)}
    asks(watched, "https://a.fr/")
    assert min(gaps(watched.asked, "a.fr")) >= DELAY * 0.9


def test_several_sites_are_asked_side_by_side_but_not_all_at_once(watched):
    asks(watched, *(f"https://s{n}.fr/" for n in range(SITES * 2)))
    times = [(began, ended) for _, began, ended in watched.asked]
    most = max(sum(began <= moment < ended for began, ended in times) for moment, _ in times)
    assert 1 < most <= SITES


def test_every_address_has_its_answer_even_malformed_ones(watched):
    urls = ["https://a.fr/", "https://a.fr/2", "http://[", "", "https://b.fr/"]
    assert sorted(key for key, _ in asks(watched, *urls)) == list(range(5))


def test_the_longest_list_begins_first():
    assert [len(site) for site in by_site(enumerate(["https://a.fr", "https://B.fr/1", "https://b.fr/2"]))] == [2, 1]


def test_who_stops_listening_stops_the_asking(watched):
    with closing(ask_all([(n, f"https://a.fr/{n}") for n in range(50)], watched)) as answers:
        next(answers)
    assert len(watched.asked) < 5
