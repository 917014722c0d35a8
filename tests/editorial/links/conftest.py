"""A small server that answers as told, on this machine; an asker whose guard is opened for it alone."""

import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address

import pytest

from editorial.links import checking
from editorial.links.asking import Asker
from editorial.links.exchange import Answer
from editorial.links.guard import Guard
from editorial.links.pace import Pace
from tests.editorial.links.scene import pages, run, url

HERE = "127.0.0.1"


class Handler(BaseHTTPRequestHandler):
    """Answers a path as the test said: a status, (status, headers) or a function of this handler."""

    def do_HEAD(self):
        """Note who asks what, and answer."""
        self.server.asked.append((self.command, self.path))
        self.server.headers.append(dict(self.headers))
        answer = self.server.answers.get((self.command, self.path), self.server.answers.get(self.path, 404))
        if callable(answer):
            answer(self)
            return
        status, headers = answer if isinstance(answer, tuple) else (answer, {})
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    do_GET = do_HEAD

    def log_message(self, *args):
        """Say nothing."""


class Site:
    """Another site, as far as the asker knows."""

    def __init__(self):
        self.server = ThreadingHTTPServer((HERE, 0), Handler)
        self.server.daemon_threads = True
        self.server.answers, self.server.asked, self.server.headers = {}, [], []
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()

    def says(self, path, answer):
        """Answer a path so; give its address."""
        self.server.answers[path] = answer
        return self.url(path)

    def url(self, path="/", host="site.exemple.fr"):
        """The address of a path."""
        return f"http://{host}:{self.port}{path}"

    @property
    def asked(self):
        """What was asked, in order."""
        return self.server.asked

    def close(self):
        """Stop."""
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture
def site():
    """A site that answers 404 but where told otherwise."""
    site = Site()
    yield site
    site.close()


def here(host, port):
    """Every name leads to this machine."""
    return [(socket.AF_INET, (HERE, port))]


def leads_to(*addresses):
    """A resolver for which every name leads to these."""
    families = {4: socket.AF_INET, 6: socket.AF_INET6}
    return lambda host, port: [(families[ip_address(one.partition("%")[0]).version], (one, port)) for one in addresses]


@pytest.fixture
def asker():
    """An asker in a hurry, that may ask this machine and nobody else."""
    guard = Guard(allows=lambda address: str(address) == HERE, ports=lambda port: True, look_up=here)
    return Asker(guard=guard, pace=Pace(0), first_pause=0)


class Internet:
    """Every other site: answers an address by a status, (status, place) or an error; 200 where not told."""

    def __init__(self):
        self.answers, self.asked = {}, []

    def send(self, target, method, *others):
        """What `exchange` would say."""
        if method == "HEAD":
            self.asked.append(target.url)
        said = self.answers.get(target.url, 200)
        if isinstance(said, Exception):
            raise said
        status, place = said if isinstance(said, tuple) else (said, None)
        return Answer(status, place, None)

    def asker(self):
        """An asker in a hurry, that asks it."""
        guard = Guard(look_up=leads_to("8.8.8.8"))
        return Asker(guard=guard, pace=Pace(0), send=self.send, first_pause=0)


@pytest.fixture
def internet(monkeypatch):
    """What runs ask."""
    internet = Internet()
    monkeypatch.setattr(checking, "Asker", internet.asker)
    return internet


@pytest.fixture(autouse=True)
def nobody_else_is_asked(monkeypatch):
    """No test sends anything to another machine, nor asks for its name."""
    connect = socket.socket.connect

    def only_here(sock, address):
        assert sock.family == socket.AF_UNIX or address[0] in (HERE, "::1"), address
        return connect(sock, address)

    monkeypatch.setattr(socket.socket, "connect", only_here)


@pytest.fixture
def checked(rubric, internet):
    """A site with a link of each sort, checked."""
    found = pages(rubric, "bonne", "morte", "refus", "partie")
    internet.answers = {url("morte"): 404, url("refus"): 403, url("partie"): (301, url("arrivee"))}
    run()
    return dict(zip(("bonne", "morte", "refus", "partie"), found, strict=True))


@pytest.fixture
def kept(django_capture_on_commit_callbacks):
    """A block at whose end the transaction is kept, which is when background work starts."""
    return django_capture_on_commit_callbacks
