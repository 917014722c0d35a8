"""One request and the head of its answer. Nothing of a body is ever read, so none can be too long, slow or inflated.

`http.client` rather than a library above it: following, retrying, pooling and inflating are what must not be
done here without looking, and a connection to an address that was looked at is one method.
"""

import socket
import ssl
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from http.client import HTTPConnection

from django.utils import timezone

from editorial.links.guard import PORTS, Target

CONNECT, READ, WHOLE = 5, 10, 20  # seconds


@dataclass(frozen=True)
class Answer:
    """The head of an answer."""

    status: int
    location: str | None
    wait: float | None


class PinnedConnection(HTTPConnection):
    """A connection to the addresses that were looked at, and to no other, cut when its time is over.

    A time-out of the system counts from the last byte: a server that gives one now and then would hold us for hours.
    """

    def __init__(self, target: Target, context: ssl.SSLContext, seconds: float):
        super().__init__(target.host, target.port, timeout=READ)
        self.default_port = PORTS[target.scheme]  # the one that the header Host leaves out
        self.target, self.context = target, context
        self.ends_at = time.monotonic() + seconds
        self.is_over = threading.Event()
        self.leash = self.timer = None

    def connect(self):
        """Connect to the first address that answers."""
        sock = self.reach()
        self.leash = sock.dup()  # what wraps `sock` takes it over
        self.timer = threading.Timer(max(0, self.ends_at - time.monotonic()), self.cut)
        self.timer.daemon = True
        self.timer.start()
        sock.settimeout(READ)
        self.sock = sock
        if self.target.scheme == "https":
            self.sock = self.context.wrap_socket(sock, server_hostname=self.host)

    def reach(self) -> socket.socket:
        """A socket to one of the addresses: a machine without IPv6 has to try the next one."""
        failure: OSError = OSError("nowhere to go")
        for family, address in self.target.sockets:
            sock = socket.socket(family, socket.SOCK_STREAM)
            try:
                sock.settimeout(max(0.1, min(CONNECT, self.ends_at - time.monotonic())))
                sock.connect(address)
            except OSError as error:
                sock.close()
                failure = error
            else:
                return sock
        raise failure

    def cut(self) -> None:
        """End it, wherever it is."""
        self.is_over.set()
        with suppress(OSError):
            self.leash.shutdown(socket.SHUT_RDWR)

    def close(self):
        """Close, and forget the time."""
        super().close()
        if self.timer:
            self.timer.cancel()
            self.leash.close()


def exchange(target: Target, method: str, headers: dict, context: ssl.SSLContext, seconds: float = WHOLE) -> Answer:
    """Ask once.

    Raises:
        OSError, ssl.SSLError, http.client.HTTPException: no answer, in time, that can be read.
    """
    connection = PinnedConnection(target, context, min(seconds, WHOLE))
    try:
        connection.request(method, target.path, headers=headers)
        response = connection.getresponse()
        head = response.headers
        found = Answer(response.status, as_written(head["Location"]), seconds_to_wait(head["Retry-After"]))
    except Exception as error:
        if connection.is_over.is_set():
            raise TimeoutError from error
        raise
    finally:
        connection.close()
    if connection.is_over.is_set():  # a head that is cut reads as a whole one
        raise TimeoutError
    return found


def as_written(location: str | None) -> str | None:
    """The address of a redirect; accents are often sent as they are, in UTF-8, which a header does not expect."""
    if location is None:
        return None
    with suppress(UnicodeError):
        location = location.encode("latin-1").decode()
    return location.strip()


def seconds_to_wait(header: str | None) -> float | None:
    """What `Retry-After` asks, in seconds or as a date."""
    if not header:
        return None
    with suppress(ValueError, OverflowError):
        return max(0.0, float(int(header)))
    with suppress(ValueError, TypeError, OverflowError):
        return max(0.0, (parsedate_to_datetime(header) - timezone.now()).total_seconds())
    return None
