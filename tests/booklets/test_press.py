"""The press takes what it is given and nothing else, and does not take more than it may."""

import socket
import subprocess
import sys
import threading
from contextlib import closing

import pytest

from booklets import press, printing
from booklets.exits import NO_LIBRARY
from booklets.printing import Busy, Limits, NoLibrary, NotPrinted, TooMuch, a_press, held, press_on
from tests.booklets.reading_pdf import opened
from tests.test_rooms import ROOT

FRAME = '<!doctype html><html lang="fr"><head><title>Essai</title>{}</head><body><p>Bonjour.</p>{}</body></html>'
BOMB = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"


USUAL = Limits()


def pressed(head="", body="", limits=USUAL, **files):
    """What the press makes of an HTML that was not tidied."""
    return press_on({"index.html": FRAME.format(head, body).encode()} | files, limits)


@pytest.fixture
def listener():
    """A server that nobody should call; gives its address and who called."""
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        called = []

        def listen():
            try:
                while True:
                    called.append(server.accept())
            except OSError:
                return

        threading.Thread(target=listen, daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}", called


@pytest.mark.parametrize(
    "address",
    [
        "http://exemple.fr/a.png",
        "https://exemple.fr/a.png",
        "ftp://exemple.fr/a",
        "file:///etc/passwd",
        BOMB,
        "https://livret.invalid/absent.png",
        "https://livret.invalid/../etc/passwd",
        "https://livret.invalid.exemple.fr/css/booklet.css",
        "//exemple.fr/a.png",
        "relative.png",
        "",
    ],
)
def test_the_shelf_refuses_all_that_did_not_come_with_the_booklet(address):
    shelf = press.Shelf({"css/booklet.css": b"p { color: red }"})
    with pytest.raises(ValueError, match="Refused"):
        shelf(address)


def test_the_shelf_gives_what_came():
    response = press.Shelf({"css/booklet.css": b"p { color: red }"})("https://livret.invalid/css/booklet.css")
    assert response.read() == b"p { color: red }"
    assert response.content_type == "text/css"


def test_a_hostile_body_calls_nobody_and_takes_no_file(listener):
    address, called = listener
    head = f"""<link rel="stylesheet" href="{address}/a.css"><link rel="attachment" href="file:///etc/passwd">
        <base href="{address}/"><style>@import url({address}/b.css); body {{ background: url({address}/c.png) }}
        @font-face {{ font-family: F; src: url(file:///etc/passwd) }} p {{ font-family: F }}</style>"""
    tags = ("img src", "object data", "embed src", "iframe src", "a rel=attachment href")
    bodies = [
        f'<{tag}="{where}">' for tag in tags for where in (f"{address}/d", "file:///etc/passwd", BOMB, "/etc/passwd")
    ]
    made = pressed(head, "".join(bodies))
    assert made.pages == 1
    assert called == []
    reader = opened(made.content)
    assert "Bonjour" in reader.pages[0].extract_text()
    assert "root:" not in reader.pages[0].extract_text()
    assert reader.attachments == {}


def test_too_long_a_work_is_stopped():
    with pytest.raises(TooMuch):
        pressed(body="<p>mot</p>" * 60_000, limits=Limits(seconds=1, wait=20))


def test_a_work_that_waits_is_stopped_too():
    with pytest.raises(TooMuch):
        pressed(body="<p>mot</p>" * 60_000, limits=Limits(seconds=60, wait=0.5))


def test_a_work_that_wants_too_much_memory_is_stopped():
    with pytest.raises(TooMuch):
        pressed(body="<p>mot</p>" * 5_000, limits=Limits(memory=130 * 1024**2))


def test_a_press_without_its_library_says_so(monkeypatch):
    monkeypatch.setattr(press, "weasyprint", None)
    with pytest.raises(SystemExit) as ended:
        press.main("1", "1")
    assert ended.value.code == NO_LIBRARY
    assert isinstance(printing.failure(NO_LIBRARY, None), NoLibrary)


def test_a_machine_without_pango_has_a_press_that_says_so_and_no_more():
    lines = ["import cffi", "def refuse(*args): raise OSError('cannot load library')", "cffi.FFI.dlopen = refuse"]
    lines += ["from booklets import press", "press.main('1', '1')"]
    ended = subprocess.run([sys.executable, "-c", "\n".join(lines)], cwd=ROOT, capture_output=True, check=False)
    assert ended.returncode == NO_LIBRARY


def test_what_the_press_cannot_read_is_an_incident(caplog):
    with pytest.raises(NotPrinted) as problem:
        press_on({"autre.html": b""}, Limits())
    assert problem.value.reason == "panne"
    assert "KeyError" in caplog.text


def test_so_many_work_at_once_and_no_more():
    with a_press(0), a_press(0):
        with pytest.raises(Busy), a_press(0):
            pytest.fail("a third one")
    with a_press(0):
        pass


def test_who_waits_takes_the_turn_of_who_ends():
    order = []

    def first():
        with held(["un"], 0):
            taken.set()
            done.wait(5)
            order.append("premier")

    taken, done = threading.Event(), threading.Event()
    thread = threading.Thread(target=first)
    thread.start()
    taken.wait(5)
    threading.Timer(0.2, done.set).start()
    with held(["un"], 5):
        order.append("second")
    thread.join()
    assert order == ["premier", "second"]


def test_an_html_that_is_too_long_is_not_even_pressed(monkeypatch):
    monkeypatch.setattr(printing, "LONGEST_HTML", 10)
    monkeypatch.setattr(printing, "render_to_string", lambda *args: "x" * 11)
    with pytest.raises(TooMuch):
        printing.printed(None, None)
