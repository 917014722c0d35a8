"""Which addresses are never asked, however they are written and whatever their name says the second time."""

import inspect
import socket
from ipaddress import ip_address

import pytest

from editorial.links import asking, exchange, guard, pace
from editorial.links.asking import Asker
from editorial.links.guard import Guard, is_public
from editorial.links.outcomes import NotAsked
from editorial.links.pace import Pace
from editorial.models import Verdict
from tests.editorial.links.conftest import leads_to

PRIVATE = """
0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.1 100.100.100.200 127.0.0.1 127.255.0.9 169.254.0.1 169.254.169.254
172.16.0.1 172.31.255.255 192.0.0.1 192.0.0.192 192.0.2.1 192.88.99.1 192.168.0.1 198.18.0.1 198.51.100.1 203.0.113.1
224.0.0.1 239.255.255.250 240.0.0.1 255.255.255.255 168.63.129.16
:: ::1 ::127.0.0.1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:169.254.169.254 64:ff9b::127.0.0.1 64:ff9b::a9fe:a9fe
64:ff9b::10.0.0.1 64:ff9b:1::1 100::1 2001::1 2001:db8::1 2002:7f00:1:: 2002:a9fe:a9fe:: 2002:c0a8:1::1 3fff::1
fc00::1 fd00:ec2::254 fe80::1 fe80::1%eth0 fec0::1 ff02::1 ff0e::1
""".split()
PUBLIC = "8.8.8.8 1.1.1.1 172.32.0.1 100.128.0.1 2001:4860:4860::8888 ::ffff:8.8.8.8 64:ff9b::8.8.8.8 2a00::1".split()
REFUSED_AS_WRITTEN = """
http://localhost/ http://LOCALHOST/ http://localhost./ http://site.localhost/ http://intranet/ http://imprimante.local/
http://metadata.google.internal/ http://2130706433/ http://0x7f000001/ http://0x7f.1/ http://0177.0.0.1/ http://127.1/
http://0/ http://127.0.0.1/ http://127.0.0.1:80/ http://[::1]/ http://[::]/ http://[::ffff:127.0.0.1]/
http://[fe80::1%25eth0]/ http://[64:ff9b::7f00:1]/ http://169.254.169.254/latest/meta-data/ http://１２７.０.０.１/
http://①②⑦.⓪.⓪.①/ http://127。0。0。1/ http://10.0.0.1./ http://site.exemple.fr:22/ http://site.exemple.fr:6379/
http://site.exemple.fr:0/ https://site.exemple.fr:25/ http://moi:secret@site.exemple.fr/ http://moi@site.exemple.fr/
http://site.exemple.fr@127.0.0.1/ ftp://site.exemple.fr/ file:///etc/passwd gopher://site.exemple.fr/ data:,x
""".split()
MALFORMED = [
    "http://", "http:///x", "http://[::1", "http://exemple.fr:99999/", "http://exemple.fr:x/", "http://a..fr/",
    "http://" + "a" * 64 + ".fr/", "http://ex emple.fr/", "http://exemple.fr\\.127.0.0.1/", "http://%31%32%37.0.0.1/",
]  # fmt: skip


def refusal(url, guard):
    """What the guard says of an address that it does not let through."""
    with pytest.raises(NotAsked) as caught:
        guard.target(url)
    return caught.value.outcome


@pytest.mark.parametrize("address", PRIVATE)
def test_an_address_that_is_not_the_internets_is_not_public(address):
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", PUBLIC)
def test_an_address_of_the_internet_is_public(address):
    assert is_public(ip_address(address))


@pytest.mark.parametrize("address", PRIVATE)
def test_a_name_that_leads_to_a_private_address_is_refused(address):
    guard = Guard(look_up=leads_to(address))
    assert refusal("http://site.exemple.fr/", guard).verdict == Verdict.REFUSED


@pytest.mark.parametrize("address", PRIVATE)
def test_one_private_address_among_public_ones_is_enough(address):
    for found in ((address, "8.8.8.8"), ("8.8.8.8", "2a00::1", address)):
        assert refusal("http://site.exemple.fr/", Guard(look_up=leads_to(*found))).verdict == Verdict.REFUSED


@pytest.mark.parametrize("url", REFUSED_AS_WRITTEN)
def test_no_spelling_gets_through(url):
    assert refusal(url, Guard()).verdict == Verdict.REFUSED


@pytest.mark.parametrize("url", REFUSED_AS_WRITTEN)
def test_no_spelling_gets_through_a_resolver_that_says_it_is_public(url):
    """But for what is written in figures, which leads where it says: the resolver is not believed there either."""
    spoken = Guard(look_up=leads_to("8.8.8.8"))
    literal = any(one in url for one in ("127.0.0.1", "[", "169.254", "１２７", "①②⑦", "127。", "10.0.0.1"))
    if not literal or "@" in url:
        assert refusal(url, spoken).verdict == Verdict.REFUSED


@pytest.mark.parametrize("url", MALFORMED)
def test_a_malformed_address_is_broken_and_said_so(url):
    outcome = refusal(url, Guard(look_up=leads_to("8.8.8.8")))
    assert (outcome.verdict, outcome.said) == (Verdict.BROKEN, "cette adresse est mal écrite")


def test_a_name_that_does_not_exist_is_broken():
    def nowhere(host, port):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    outcome = refusal("http://disparu.exemple.fr/", Guard(look_up=nowhere))
    assert (outcome.verdict, outcome.answered) == (Verdict.BROKEN, False)


def test_a_public_address_goes_through_with_all_that_the_request_needs():
    guard = Guard(look_up=leads_to("8.8.8.8", "2a00::1"))
    target = guard.target("https://Éditions.exemple.fr/é tude?q=à b#note")
    assert (target.scheme, target.host, target.port) == ("https", "xn--ditions-9xa.exemple.fr", 443)
    assert target.path == "/%C3%A9%20tude?q=%C3%A0%20b"
    assert [address[0] for _, address in target.sockets] == ["8.8.8.8", "2a00::1"]


def test_what_is_already_encoded_is_not_encoded_again():
    guard = Guard(look_up=leads_to("8.8.8.8"))
    assert guard.target("http://exemple.fr/a%20b?c=%C3%A9&d[]=1").path == "/a%20b?c=%C3%A9&d[]=1"


@pytest.mark.parametrize(("port", "is_open"), [(80, True), (443, True), (8080, True), (8443, True), (3306, False)])
def test_only_the_ports_of_the_web_are_open(port, is_open):
    guard = Guard(look_up=leads_to("8.8.8.8"))
    try:
        guard.target(f"http://exemple.fr:{port}/")
    except NotAsked:
        assert not is_open
    else:
        assert is_open


def test_a_name_is_looked_up_once_so_that_it_cannot_change_its_mind(site):
    """Rebinding: public when looked at, private when connected to. Nothing looks twice."""
    answers = [["8.8.8.8"], ["127.0.0.1"]]
    looked_up = []

    def changing(host, port):
        looked_up.append(host)
        return leads_to(*answers.pop(0))(host, port)

    connected = []

    def send(target, *others):
        connected.extend(address[0] for _, address in target.sockets)
        raise ConnectionRefusedError

    asker = Asker(guard=Guard(look_up=changing), pace=Pace(0), send=send)
    asker.stop.set()  # so that it is asked once
    asker.ask("http://site.exemple.fr/")
    assert (looked_up, connected) == (["site.exemple.fr"], ["8.8.8.8"])


def test_a_redirect_to_a_private_address_is_refused_like_any_other(site, asker):
    """The first address is allowed here; the second is what a hostile site would answer."""
    for place in (
        "http://127.0.0.2/",
        "http://169.254.169.254/latest/",
        "http://localhost:6379/",
        "file:///etc/passwd",
    ):
        address = site.says("/", (302, {"Location": place}))
        asked = len(site.asked)

        def look_up(host, port):
            return leads_to("127.0.0.1" if host == "site.exemple.fr" else host)(host, port)

        guard = Guard(lambda one: str(one) == "127.0.0.1", lambda port: port == site.port or port == 80, look_up)
        outcome = Asker(guard=guard, pace=Pace(0)).ask(address)
        assert (outcome.verdict, len(site.asked) - asked) == (Verdict.REFUSED, 1), place
        assert outcome.said.startswith("le site renvoie ailleurs, et ")


def test_a_stock_asker_asks_nothing_of_this_machine(site):
    assert Asker().ask(site.url(host="127.0.0.1")).verdict == Verdict.REFUSED
    assert Asker().ask(f"http://127.0.0.1:{site.port}/").verdict == Verdict.REFUSED
    assert site.asked == []


def test_no_setting_opens_the_guard():
    """What it lets through is in its arguments: nothing of production can name another."""
    read = "".join(inspect.getsource(module) for module in (guard, exchange, pace, asking))
    named = {line.strip() for line in read.splitlines() if "settings." in line}
    assert all("WAGTAIL_SITE_NAME" in line and "SITE_URL" in line for line in named)
    assert "environ" not in read
