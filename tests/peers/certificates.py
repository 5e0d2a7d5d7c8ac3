"""Certificates, good and bad, made for one test run."""

import ssl
from datetime import UTC, datetime, timedelta
from functools import cache

import trustme


@cache
def authority() -> trustme.CA:
    """Return the authority that a test's system trusts."""
    return trustme.CA()


def trusting() -> ssl.SSLContext:
    """Return the trust of a system that knows our authority and no other."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    authority().configure_trust(context)
    return context


def serving(certificate: trustme.LeafCert) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return context


def good(host: str = "localhost") -> ssl.SSLContext:
    return serving(authority().issue_cert(host))


def expired() -> ssl.SSLContext:
    return serving(authority().issue_cert("localhost", not_after=_days(-1)))


def not_yet_valid() -> ssl.SSLContext:
    begins, ends = _days(400), _days(500)
    certificate = authority().issue_cert("localhost", not_before=begins, not_after=ends)
    return serving(certificate)


def self_signed() -> ssl.SSLContext:
    """Return a server that stands for itself: an authority nobody knows."""
    return serving(trustme.CA().issue_cert("localhost"))


def without_its_middle() -> ssl.SSLContext:
    """Return a server that leaves the certificate in between out."""
    middle = authority().create_child_ca()
    certificate = middle.issue_cert("localhost")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    with (
        certificate.private_key_pem.tempfile() as key,
        certificate.cert_chain_pems[0].tempfile() as chain,
    ):
        context.load_cert_chain(chain, key)
    return context


def antique() -> ssl.SSLContext:
    """Return a server that speaks nothing that is still spoken."""
    context = good()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    context.set_ciphers("AES128-SHA")
    return context


def _days(count: int) -> datetime:
    return datetime.now(UTC) + timedelta(days=count)
