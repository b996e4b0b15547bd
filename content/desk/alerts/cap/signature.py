"""Whose enveloped XML signature a message carries. Only what was signed is read on: never what stands beside it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from cryptography import x509
from lxml import etree  # type: ignore[import-untyped]
from signxml.algorithms import DigestAlgorithm, SignatureMethod
from signxml.exceptions import SignXMLException
from signxml.verifier import SignatureConfiguration, XMLVerifier

from content.desk.errors import Problem
from content.desk.moments import Ms

DSIG: Final = "{http://www.w3.org/2000/09/xmldsig#}"
LARGEST_CERTIFICATE: Final = 64 * 1024
MOST_CERTIFICATES: Final = 64
METHODS: Final = frozenset(
    method
    for method in SignatureMethod
    if method.name.startswith(("RSA_", "ECDSA_", "SHA")) and "SHA1" not in method.name
)
DIGESTS: Final = frozenset(digest for digest in DigestAlgorithm if "SHA1" not in digest.name)


@dataclass(frozen=True, slots=True)
class Signed:
    """root: what was signed, or all of it where nothing was; by: the certificate's subject where it is trusted here,
    else ""; stranger: the subject of one that is not."""

    root: etree._Element
    by: str = ""
    stranger: str = ""


def checked(root: etree._Element, folder: Path, now: Ms) -> Signed:
    """Raises Problem 400 `wrongly-signed` for a signature that does not hold, whoever's it is."""
    signatures = root.findall(f".//{DSIG}Signature")
    if not signatures:
        return Signed(root)
    if len(signatures) > 1 or signatures[0].getparent() is not root:
        raise Problem(400, "wrongly-signed", "the signature does not cover the message as a whole")
    _check_whole(signatures[0])
    for certificate in trusted(folder):
        found = _verified(root, certificate, now)
        if found is not None:
            return Signed(found, by=_subject(certificate))
    own = _own(signatures[0])
    found = _verified(root, own, now) if own is not None else None
    if own is None or found is None:
        raise Problem(400, "wrongly-signed", "the signature does not hold: the message was changed, or is another's")
    return Signed(found, stranger=_subject(own))


def trusted(folder: Path) -> Iterator[x509.Certificate]:
    """The certificates that lie in the folder, PEM or DER; what is none is passed over."""
    files = sorted(folder.iterdir())[:MOST_CERTIFICATES] if folder.is_dir() else []
    for path in files:
        if path.is_file() and path.stat().st_size <= LARGEST_CERTIFICATE:
            found = _certificate(path.read_bytes())
            if found is not None:
                yield found


def _certificate(data: bytes) -> x509.Certificate | None:
    try:
        load = x509.load_pem_x509_certificate if b"-----BEGIN" in data else x509.load_der_x509_certificate
        return load(data)
    except ValueError:
        return None


def _check_whole(signature: etree._Element) -> None:
    """One reference, and that to all of the message: else what is signed is not what is shown."""
    references = signature.findall(f"{DSIG}SignedInfo/{DSIG}Reference")
    if len(references) != 1 or references[0].get("URI") != "":
        raise Problem(400, "wrongly-signed", "the signature does not cover the message as a whole")


def _verified(root: etree._Element, certificate: x509.Certificate, now: Ms) -> etree._Element | None:
    """What that certificate's key signed; None when it did not."""
    expected = SignatureConfiguration(
        location="./",
        signature_methods=METHODS,
        digest_algorithms=DIGESTS,
        verification_time=datetime.fromtimestamp(now / 1000, UTC),
    )
    try:
        result = XMLVerifier().verify(etree.tostring(root), x509_cert=certificate, expect_config=expected)
    except (SignXMLException, ValueError, TypeError, etree.LxmlError):
        return None
    found = None if isinstance(result, list) else result.signed_xml
    return found if found is not None and found.tag == root.tag else None


def _own(signature: etree._Element) -> x509.Certificate | None:
    """The certificate that the message itself carries: it tells who signed, and is no reason to believe it."""
    text = signature.findtext(f"{DSIG}KeyInfo/{DSIG}X509Data/{DSIG}X509Certificate") or ""
    pem = f"-----BEGIN CERTIFICATE-----\n{text.strip()}\n-----END CERTIFICATE-----\n"
    return _certificate(pem.encode()) if text.strip() and len(text) < LARGEST_CERTIFICATE else None


def _subject(certificate: x509.Certificate) -> str:
    try:
        return certificate.subject.rfc4514_string()[:200]
    except ValueError:
        return "-"
