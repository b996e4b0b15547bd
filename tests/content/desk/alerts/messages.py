"""CAP messages for the tests, written and signed as a weather office does."""

import datetime
from functools import cache
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from lxml import etree  # type: ignore[import-untyped]
from signxml.signer import XMLSigner

from content.desk.moments import iso
from tests.world.clock import HOUR

NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2"
SENDER = "met@chengchuan.example"
Key = ec.EllipticCurvePrivateKey


def cap(now: int, *infos: str, **more: Any) -> bytes:
    """An Alert of now; `more` are other values of its plain elements, None leaves one out."""
    plain = {"identifier": "cc-1", "sender": SENDER, "sent": iso(now, "Asia/Shanghai"), "status": "Actual"}
    plain |= {"msgType": "Alert", "scope": "Public"}
    head = "".join(f"<{name}>{value}</{name}>" for name, value in (plain | more).items() if value is not None)
    blocks = infos or (info(now),)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<alert xmlns="{NAMESPACE}">{head}{"".join(blocks)}</alert>'.encode()
    )


def info(now: int, area: str | None = "<area><areaDesc>澄川市</areaDesc></area>", **more: Any) -> str:
    """A red rainstorm of an hour, in Chinese."""
    plain = {"language": "zh-CN", "category": "Met", "event": "暴雨", "urgency": "Immediate", "severity": "Extreme"}
    plain |= {"certainty": "Likely", "expires": iso(now + HOUR, "Asia/Shanghai"), "senderName": "澄川市气象台"}
    plain |= {
        "headline": "澄川市气象台发布暴雨红色预警",
        "description": "降雨量已达100毫米。",
        "instruction": "远离河道。",
    }
    inside = "".join(f"<{name}>{value}</{name}>" for name, value in (plain | more).items() if value is not None)
    return f"<info>{inside}{area or ''}</info>"


def key_of(sender: str, identifier: str, sent: str) -> str:
    """As <references> writes it."""
    return f"{sender},{identifier},{sent}"


@cache
def key(name: str) -> Key:
    del name
    return ec.generate_private_key(ec.SECP256R1())


def certificate(name: str, now: int, days: int = 30) -> bytes:
    """PEM of a certificate of that name's key, good since yesterday."""
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    at = datetime.datetime.fromtimestamp(now / 1000, datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key(name).public_key())
        .serial_number(7)
        .not_valid_before(at - datetime.timedelta(days=400))
        .not_valid_after(at + datetime.timedelta(days=days))
        .sign(key(name), hashes.SHA256())
    )
    return made.public_bytes(serialization.Encoding.PEM)


def signed(data: bytes, name: str, now: int) -> bytes:
    signer = XMLSigner(signature_algorithm="ecdsa-sha256")
    whole = signer.sign(etree.fromstring(data), key=key(name), cert=certificate(name, now).decode())
    written: bytes = etree.tostring(whole)
    return written
