"""The hub's private keys, in DATA/hub/keys, for the owner's eyes only."""

import base64
import hashlib
import secrets
from pathlib import Path

from nacl.public import PrivateKey
from nacl.secret import SecretBox

from content.published import durable
from content.published.keys import Signer, key_bytes
from content.published.seal import make_inbox

from .errors import Problem

SIGNING, INBOX, SESSIONS = "signing.key", "inbox.key", "sessions.key"


def make(hub: Path) -> Signer:
    """Fresh keys for a fresh office."""
    keys = hub / "keys"
    keys.mkdir(mode=0o700, parents=True, exist_ok=True)
    signer = Signer.generate()
    signer.save(keys / SIGNING)
    private, _ = make_inbox()
    durable.write(keys / INBOX, private.encode() + b"\n", 0o600)
    durable.write(keys / SESSIONS, secrets.token_hex(32).encode() + b"\n", 0o600)
    return signer


def signer(hub: Path) -> Signer:
    """Raises Problem 503 when the key is missing or no key."""
    try:
        return Signer.load(hub / "keys" / SIGNING)
    except Exception as error:
        path = hub / "keys" / SIGNING
        raise Problem(503, "no-key", "the signing key %(path)s cannot be read", path=path) from error


def inbox_public(hub: Path) -> str:
    """Base64 of the X25519 key to which visitors' entries are sealed."""

    private = PrivateKey(key_bytes((hub / "keys" / INBOX).read_text("ascii").strip()))
    return base64.b64encode(bytes(private.public_key)).decode()


def session_secret(hub: Path) -> str:
    """What signs the cookies of the staff's pages."""
    return (hub / "keys" / SESSIONS).read_text("ascii").strip()


def second_factor_box(hub: Path) -> SecretBox:
    """What enciphers the secrets of second factors: the database alone gives none of them away."""
    return SecretBox(hashlib.sha256(b"second factor " + session_secret(hub).encode()).digest())
