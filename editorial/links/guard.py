"""Which addresses the site may ask: public ones, on the ports of the Web.

What editors write must not make this machine knock at the doors of its own network. A name is looked up once, all
that it leads to must be public, and the connection goes to what was looked at: no second look-up can say otherwise.
"""

import re
import socket
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import SplitResult, quote, urlsplit

from editorial.links.outcomes import NotAsked
from editorial.models import Verdict

PORTS = {"http": 80, "https": 443}
ALLOWED_PORTS = frozenset({80, 443, 8080, 8443})
# Not public either, though Python counts them as such: relays, old local addresses, a cloud's own services.
ALSO_PRIVATE = [
    ip_network(one) for one in ("192.0.0.0/24", "192.88.99.0/24", "168.63.129.16/32", "fec0::/10", "3fff::/20")
]
NAT64 = ip_network("64:ff9b::/96")
LOCAL_NAMES = re.compile(r"(.+\.)?(localhost|local|internal|intranet|lan|home|corp|test|invalid|onion)")
NUMBER = re.compile(r"0x[0-9a-f]*|[0-9]+")  # last part of an address that some read as a number: 127.1, 0x7f000001
AS_THEY_ARE = "/%!$&'()*+,;=:@~-._"
TRIED = 4  # addresses of a name
MALFORMED = "cette adresse est mal écrite"
LOCAL = "cette adresse mène à un réseau privé, où la vérification ne va pas"
NO_SUCH_NAME = (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME))

Address = IPv4Address | IPv6Address
Socket = tuple[int, tuple]  # family, what `connect` takes


def is_public(address: Address) -> bool:
    """Whether an address is one of the Internet's, and so is the one it holds, if any."""
    if address.version == 6:
        inner = address.ipv4_mapped or address.sixtofour
        if address in NAT64:
            inner = IPv4Address(address.packed[-4:])
        if inner:
            return is_public(inner)
    listed = any(address.version == network.version and address in network for network in ALSO_PRIVATE)
    return address.is_global and not (address.is_multicast or address.is_reserved or listed)


def look_up(host: str, port: int) -> list[Socket]:
    """Where a name leads, as the system says."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [(family, address) for family, _, _, _, address in found]


@dataclass(frozen=True)
class Target:
    """An address that may be asked, and where to connect for it."""

    url: str
    scheme: str
    host: str
    port: int
    path: str
    sockets: tuple[Socket, ...]


@dataclass(frozen=True)
class Guard:
    """Lets public addresses through. What it lets through is in its arguments, that no setting changes."""

    allows: Callable[[Address], bool] = is_public
    ports: Callable[[int], bool] = ALLOWED_PORTS.__contains__
    look_up: Callable[[str, int], list[Socket]] = look_up

    def target(self, url: str) -> Target:
        """Where to connect for an address.

        Raises:
            NotAsked: it is malformed, leads nowhere, or where this machine does not go.
        """
        parts, port = split(url)
        host = ascii_host(parts.hostname or "")
        if not self.ports(port):
            raise NotAsked(f"la vérification n’ouvre pas les adresses dont le port est {port}")
        sockets = self.sockets(host, port)
        path = quote(parts.path or "/", safe=AS_THEY_ARE)
        query = "?" + quote(parts.query, safe=AS_THEY_ARE + "?[]") if parts.query else ""
        return Target(url, parts.scheme, host, port, path + query, tuple(sockets[:TRIED]))

    def sockets(self, host: str, port: int) -> list[Socket]:
        """All that a name leads to, looked up once; a single private address among them and none is asked."""
        try:
            found = self.look_up(host, port)
        except socket.gaierror as error:
            if error.errno not in NO_SUCH_NAME:
                raise
            raise NotAsked("ce nom de site n’existe pas ou plus", Verdict.BROKEN, answered=False) from error
        except (UnicodeError, ValueError) as error:
            raise NotAsked(MALFORMED, Verdict.BROKEN) from error
        if not found or not all(self.allows(ip_address(address[0].partition("%")[0])) for _, address in found):
            raise NotAsked(LOCAL)
        return found


def split(url: str) -> tuple[SplitResult, int]:
    """The parts of an address and its port.

    Raises:
        NotAsked: it is malformed, holds a password, or is not of the Web.
    """
    try:
        parts = urlsplit(url)
        scheme, port = parts.scheme, parts.port
    except ValueError as error:
        raise NotAsked(MALFORMED, Verdict.BROKEN) from error
    if scheme not in PORTS:
        raise NotAsked("ce n’est pas une adresse du Web (http ou https)")
    if parts.username is not None or parts.password is not None:
        raise NotAsked("cette adresse contient un nom d’utilisateur ou un mot de passe")
    return parts, PORTS[scheme] if port is None else port


def ascii_host(name: str) -> str:
    """The name of a site as it is looked up: « é » as « xn--… ».

    Raises:
        NotAsked: it is no name, or only one of a local network.
    """
    try:
        host = name.partition("%")[0] if ":" in name else name.encode("idna").decode().lower().rstrip(".")
    except UnicodeError as error:
        raise NotAsked(MALFORMED, Verdict.BROKEN) from error
    if not host or re.search(r"[\s/\\@%<>\"]", host):
        raise NotAsked(MALFORMED, Verdict.BROKEN)
    if is_literal(host):
        return host
    if NUMBER.fullmatch(host.rpartition(".")[2]) or LOCAL_NAMES.fullmatch(host) or "." not in host:
        raise NotAsked(LOCAL)
    return host


def is_literal(host: str) -> bool:
    """Whether a name is an address in figures, written as they are."""
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
