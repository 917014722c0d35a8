"""https: the name is the one that the certificate is read for, the address the one that was looked at."""

import datetime
import ipaddress
import ssl

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from editorial.links.exchange import Answer
from editorial.models import Verdict

NAME = "site.exemple.fr"


def certificate(folder, name, days):
    """A certificate that signs itself, for a name, valid from yesterday."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=10))
        .not_valid_after(now + datetime.timedelta(days=days))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = folder / "both.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return path


@pytest.fixture
def secure(site, asker, tmp_path):
    """The server behind a certificate, which the asker trusts if told so; gives its address."""

    def secure(name=NAME, days=10, trusted=True):
        path = certificate(tmp_path, name, days)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(path)
        site.server.socket = context.wrap_socket(site.server.socket, server_side=True)
        asker.context = ssl.create_default_context(cafile=path if trusted else None)
        return site.says("/page", 200).replace("http:", "https:")

    return secure


def test_the_certificate_is_read_for_the_name_though_the_address_is_connected_to(secure, asker, site):
    outcome = asker.ask(secure())
    assert outcome.verdict == Verdict.GOOD, outcome
    assert site.server.headers[0]["Host"] == f"{NAME}:{site.port}"


@pytest.mark.parametrize(
    ("conditions", "reason"),
    [
        ({"name": "autre.exemple.fr"}, "est celui d’un autre site"),
        ({"days": -1}, "a expiré"),
        ({"trusted": False}, "n’est signé par personne"),
    ],
)
def test_a_certificate_that_browsers_refuse_makes_a_broken_link(secure, asker, conditions, reason):
    outcome = asker.ask(secure(**conditions))
    assert (outcome.verdict, reason in outcome.said) == (Verdict.BROKEN, True), outcome


def test_what_does_not_speak_tls_is_doubtful(site, asker):
    outcome = asker.ask(site.says("/page", 200).replace("http:", "https:"))
    assert outcome.verdict == Verdict.DOUBTFUL


def test_a_way_through_an_insecure_address_is_noted(asker):
    answers = {
        "https://a.exemple.fr/": (301, "http://a.exemple.fr/"),
        "http://a.exemple.fr/": (301, "https://b.exemple.fr/"),
    }

    def send(target, *others):
        status, place = answers.get(target.url, (200, None))
        return Answer(status, place, None)

    asker.send = send
    outcome = asker.ask("https://a.exemple.fr/")
    assert (outcome.verdict, outcome.moved_to) == (Verdict.MOVED, "https://b.exemple.fr/")
    assert "non sécurisée" in outcome.said


def test_an_address_in_figures_is_asked_as_it_is(site, asker):
    address = ipaddress.ip_address("127.0.0.1")
    assert asker.ask(site.says("/page", 200).replace(NAME, str(address))).verdict == Verdict.GOOD
