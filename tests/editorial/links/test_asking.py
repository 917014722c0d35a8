"""What an address is said to be worth, asked of a real server on this machine."""

import gzip
import http.client
import socket
import ssl
import threading
import time

import pytest

from editorial.links import exchange
from editorial.links.asking import Asker
from editorial.links.exchange import seconds_to_wait
from editorial.links.guard import Guard
from editorial.links.outcomes import of_certificate, of_error
from editorial.links.pace import Pace
from editorial.models import Verdict
from tests.editorial.links.conftest import HERE, leads_to

STATUSES = {
    200: Verdict.GOOD, 204: Verdict.GOOD, 206: Verdict.GOOD,
    401: Verdict.DOUBTFUL, 403: Verdict.DOUBTFUL, 405: Verdict.DOUBTFUL, 418: Verdict.DOUBTFUL, 451: Verdict.DOUBTFUL,
    404: Verdict.BROKEN, 410: Verdict.BROKEN, 304: Verdict.DOUBTFUL, 300: Verdict.DOUBTFUL, 999: Verdict.DOUBTFUL,
    500: Verdict.DOUBTFUL, 503: Verdict.DOUBTFUL, 520: Verdict.DOUBTFUL,
}  # fmt: skip


@pytest.fixture
def short_of_time(monkeypatch):
    """A server has half a second to answer."""
    monkeypatch.setattr(exchange, "WHOLE", 0.5)


@pytest.fixture
def raw():
    """A server that sends bytes as told, with no regard for HTTP."""
    listener = socket.create_server((HERE, 0))
    over = threading.Event()

    def serve(talk):
        def loop():
            while not over.is_set():
                try:
                    connection, _ = listener.accept()
                except OSError:
                    return
                threading.Thread(target=handle, args=(connection,), daemon=True).start()

        def handle(connection):
            with connection:
                try:
                    connection.recv(65536)
                    talk(connection, over)
                except OSError:
                    pass  # the asker had enough

        threading.Thread(target=loop, daemon=True).start()
        return f"http://brut.exemple.fr:{listener.getsockname()[1]}/page"

    yield serve
    over.set()
    listener.close()


@pytest.mark.parametrize(("status", "verdict"), STATUSES.items())
def test_each_status_has_its_verdict(site, asker, status, verdict):
    outcome = asker.ask(site.says("/page", status))
    assert (outcome.verdict, outcome.status) == (verdict, status)


def test_a_good_link_costs_one_request_without_body(site, asker):
    asker.ask(site.says("/page?a=1", 200))
    assert site.asked == [("HEAD", "/page?a=1")]


@pytest.mark.parametrize("status", [400, 403, 404, 405, 410, 500, 501])
def test_no_link_is_said_bad_on_the_word_of_head_alone(site, asker, status):
    site.server.answers["HEAD", "/page"] = status
    assert asker.ask(site.says("/page", 200)).verdict == Verdict.GOOD
    assert site.asked == [("HEAD", "/page"), ("GET", "/page")]


def test_who_asks_is_said_honestly(site, asker, settings):
    settings.WAGTAIL_SITE_NAME, settings.SITE_URL = "Co-construction\n é", "https://centre.exemple.fr"
    asker.ask(site.says("/", 200))
    (headers,) = site.server.headers
    assert headers["User-Agent"] == "Co-construction  e (verification des liens; +https://centre.exemple.fr)"
    assert headers["Accept-Language"].startswith("fr")
    assert headers["Host"] == f"site.exemple.fr:{site.port}"
    assert not {"Cookie", "Authorization", "Referer"} & set(headers)


def test_what_has_moved_for_good_gives_its_new_address(site, asker):
    site.says("/nouvelle", 200)
    outcome = asker.ask(site.says("/ancienne", (301, {"Location": "/nouvelle#partie"})))
    assert (outcome.verdict, outcome.moved_to, outcome.status) == (Verdict.MOVED, site.url("/nouvelle"), 200)


def test_a_redirect_for_now_is_good_and_a_mixed_way_is_followed_as_far_as_it_lasts(site, asker):
    site.says("/ici", 200)
    site.says("/session", (302, {"Location": "/ici"}))
    assert asker.ask(site.says("/courte", (307, {"Location": "/ici"}))).verdict == Verdict.GOOD
    outcome = asker.ask(site.says("/vieille", (308, {"Location": "/session"})))
    assert (outcome.verdict, outcome.moved_to) == (Verdict.MOVED, site.url("/session"))


def test_what_has_moved_to_nothing_is_broken(site, asker):
    assert asker.ask(site.says("/ancienne", (301, {"Location": "/disparue"}))).verdict == Verdict.BROKEN


def test_redirects_without_end_are_left(site, asker):
    outcome = asker.ask(site.says("/tourne", (302, {"Location": "/tourne"})))
    assert (outcome.verdict, len(site.asked)) == (Verdict.DOUBTFUL, 6)


def test_a_page_that_became_the_front_page_is_to_be_looked_at(site, asker):
    site.says("/", 200)
    assert asker.ask(site.says("/etudes/42.pdf", (301, {"Location": "/"}))).verdict == Verdict.DOUBTFUL
    assert asker.ask(site.says("/fr/", (301, {"Location": "/"}))).verdict == Verdict.MOVED
    assert asker.ask(site.says("/index.html", (302, {"Location": "/"}))).verdict == Verdict.GOOD


@pytest.mark.parametrize("place", ["http://[", "http://a..fr/", "http://exemple.fr:x/", "http://" + "é" * 80 + ".fr"])
def test_a_redirect_to_a_malformed_address_breaks_nothing(site, asker, place):
    outcome = asker.ask(site.says("/page", (302, {"Location": place.encode().decode("latin-1")})))
    assert outcome.verdict in (Verdict.BROKEN, Verdict.DOUBTFUL)
    assert "mal écrite" in outcome.said


def test_accents_in_a_redirect_are_read_as_they_were_written(site, asker):
    site.says("/%C3%A9tude", 200)
    outcome = asker.ask(site.says("/page", (301, {"Location": "/étude".encode().decode("latin-1")})))
    assert (outcome.verdict, outcome.moved_to) == (Verdict.MOVED, site.url("/étude"))


def test_a_site_that_fails_is_asked_three_times(site, asker):
    assert asker.ask(site.says("/page", 500)).may_be_down
    assert [method for method, _ in site.asked] == ["HEAD", "GET", "GET", "GET"]


def test_a_site_that_comes_back_is_good(site, asker):
    left = [500, 500, 200]
    site.says("/page", lambda handler: (handler.send_response(left.pop(0)), handler.end_headers()))
    assert asker.ask(site.url("/page")).verdict == Verdict.GOOD


def test_a_site_is_waited_for_as_it_asks_but_not_for_ever(site, asker):
    waited = []
    asker.stop.wait = lambda seconds: waited.append(seconds)
    asker.ask(site.says("/page", (429, {"Retry-After": "7"})))
    assert (waited, [method for method, _ in site.asked]) == ([7, 7], ["HEAD", "GET", "GET"])
    waited.clear()
    asker.ask(site.says("/plus-tard", (503, {"Retry-After": "3600"})))
    assert waited == []


def test_a_wait_is_a_number_or_a_date():
    said = ("12", "-3", "", None, "bientôt", "9" * 400)
    assert [seconds_to_wait(text) for text in said] == [12, 0, None, None, None, None]
    assert seconds_to_wait("Wed, 21 Oct 2015 07:28:00 GMT") == 0
    assert seconds_to_wait("Wed, 21 Oct 2015 07:28:00") is None


def test_a_closed_port_is_broken(asker):
    with socket.create_server((HERE, 0)) as listener:
        port = listener.getsockname()[1]
    outcome = asker.ask(f"http://site.exemple.fr:{port}/")
    assert (outcome.verdict, outcome.said, outcome.answered) == (Verdict.BROKEN, "le site refuse la connexion", False)


def test_a_machine_without_ipv6_tries_the_next_address(site):
    guard = Guard(allows=lambda one: True, ports=lambda port: True, look_up=leads_to("::1", HERE))
    assert Asker(guard=guard, pace=Pace(0)).ask(site.says("/page", 200)).verdict == Verdict.GOOD


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"bonjour\r\n\r\n",
        b"HTTP/1.1 abc\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 500 + b"\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"y" * 100_000 + b"\r\n\r\n",
        b"\xff\xfe" * 1000,
    ],
)
def test_an_answer_that_is_not_one_breaks_nothing(raw, asker, answer):
    outcome = asker.ask(raw(lambda connection, over: connection.sendall(answer)))
    assert (outcome.verdict, outcome.may_be_down) == (Verdict.DOUBTFUL, True)


@pytest.mark.parametrize("start", [b"", b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 200 OK\r\nX-Lent: "])
def test_a_server_that_gives_a_byte_now_and_then_is_left_when_its_time_is_over(raw, asker, short_of_time, start):
    def drip(connection, over):
        connection.sendall(start)
        while not over.wait(0.05):
            connection.sendall(b"x")

    began = time.monotonic()
    outcome = asker.attempt(raw(drip), patient=True)
    assert (outcome.verdict, outcome.answered) == (Verdict.DOUBTFUL, False)
    assert time.monotonic() - began < 2


def test_a_server_that_says_nothing_is_left(raw, asker, monkeypatch):
    monkeypatch.setattr(exchange, "READ", 0.2)
    outcome = asker.ask(raw(lambda connection, over: over.wait(5)))
    assert outcome.said == "le site n’a pas répondu à temps"


def test_no_body_is_read_however_long_or_inflated(raw, asker):
    sent = []

    def flood(connection, over):
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n")
        bomb = gzip.compress(b"0" * 1_000_000)
        while not over.is_set():
            sent.append(connection.send(bomb * 1000))

    assert asker.attempt(raw(flood), patient=True).verdict == Verdict.GOOD
    time.sleep(0.2)
    assert sum(sent) < 10_000_000  # what the system's own buffers took


def test_whatever_goes_wrong_asking_never_fails(asker, caplog):
    def send(*args):
        raise KeyError("unforeseen")

    asker.send = send
    assert asker.ask("http://site.exemple.fr/").verdict == Verdict.DOUBTFUL
    assert "http://site.exemple.fr/" in caplog.text


@pytest.mark.parametrize("url", ["", "http://", "http://\0/", "https://\ud800.fr/", "http://a.fr/\r\nX: y", "::", "é"])
def test_weird_addresses_break_nothing(asker, url):
    asker.send = lambda *args: (_ for _ in ()).throw(http.client.InvalidURL())
    assert asker.ask(url).verdict != Verdict.GOOD


@pytest.mark.parametrize(("code", "verdict"), [(10, 1), (18, 1), (62, 1), (99, 1), (20, 2), (21, 2)])
def test_a_certificate_that_browsers_refuse_is_broken_and_one_that_they_may_mend_is_doubtful(code, verdict):
    assert of_certificate(code).verdict == verdict
    error = ssl.SSLCertVerificationError()
    error.verify_code = code
    assert of_error(error).verdict == verdict
