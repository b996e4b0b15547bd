"""What visitors write is sealed at once to the hub's inbox key (X25519): a stolen kiosk tells nothing."""

import base64

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox

from content.published.errors import Refused
from content.published.keys import key_bytes


def make_inbox() -> tuple[str, str]:
    """A fresh (private, public) pair, base64 of 32 bytes each."""
    private = PrivateKey.generate()
    return _text(bytes(private)), _text(bytes(private.public_key))


def seal(public_b64: str, data: bytes) -> bytes:
    """Readable only with the private key; raises Refused('malformed') for what is no key."""
    return SealedBox(PublicKey(key_bytes(public_b64))).encrypt(data)


def unseal(private_b64: str, data: bytes) -> bytes:
    """Raises Refused('damaged') for what was not sealed to this key, whole."""
    try:
        return SealedBox(PrivateKey(key_bytes(private_b64))).decrypt(data)
    except (CryptoError, ValueError) as error:
        raise Refused("damaged", "not sealed to this key, or changed since") from error


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()
