"""Ed25519: the hub's signer, and the public keys that a node trusts."""

import base64
import binascii
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Self

from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

from content.published import durable
from content.published.errors import Refused


def key_id(public: bytes) -> str:
    """The first 16 hex digits of the SHA-256 of a public key's 32 bytes."""
    return hashlib.sha256(public).hexdigest()[:16]


class Signer:
    """A private signing key. Only the desk's process ever holds one."""

    def __init__(self, seed: bytes) -> None:
        self._key = SigningKey(seed)

    @classmethod
    def generate(cls) -> Self:
        return cls(bytes(SigningKey.generate()))

    @classmethod
    def load(cls, path: Path) -> Self:
        """Raises OSError when it cannot be read, Refused('malformed') when it is no key."""
        return cls(key_bytes(path.read_text("ascii", errors="replace").strip()))

    def save(self, path: Path) -> None:
        """Write the key for its owner's eyes only."""
        durable.write(path, base64.b64encode(bytes(self._key)) + b"\n", 0o600)

    @property
    def public(self) -> str:
        """Base64 of the 32 bytes that others verify with."""
        return base64.b64encode(bytes(self._key.verify_key)).decode()

    @property
    def id(self) -> str:
        return key_id(bytes(self._key.verify_key))

    def sign(self, data: bytes) -> str:
        """Base64 of the 64 bytes of signature."""
        return base64.b64encode(self._key.sign(data).signature).decode()


@dataclass(frozen=True, slots=True)
class Trust:
    """The public keys whose signature counts here, by key id."""

    keys: Mapping[str, VerifyKey]

    @classmethod
    def of(cls, *public: str) -> Self:
        """Trust these keys, base64 of 32 bytes each; raises Refused('malformed')."""
        raw = [key_bytes(each) for each in public]
        return cls(MappingProxyType({key_id(each): VerifyKey(each) for each in raw}))

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read `{"keys": [{"id", "public"}]}`; raises OSError, Refused('malformed')."""
        try:
            listed = json.loads(path.read_bytes())["keys"]
            trust = cls.of(*(each["public"] for each in listed))
            named = {each["id"] for each in listed}
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise Refused("malformed", f"{path.name} does not list keys: {error}") from error
        if named != set(trust.keys):
            raise Refused("malformed", f"{path.name} names a key by another key's id")
        return trust

    def save(self, path: Path) -> None:
        listed = [{"id": name, "public": base64.b64encode(bytes(key)).decode()} for name, key in self.keys.items()]
        durable.write(path, json.dumps({"keys": listed}, indent=1).encode() + b"\n")

    def verify(self, key: str, signature: str, data: bytes) -> None:
        """Raises Refused('unknown_key') or Refused('bad_signature')."""
        if key not in self.keys:
            raise Refused("unknown_key", f"signed by the key {key!r:.40}, which is not trusted here")
        try:
            self.keys[key].verify(data, base64.b64decode(signature, validate=True))
        except (BadSignatureError, ValueError) as error:
            raise Refused("bad_signature", "the signature is not of these bytes") from error


def key_bytes(text: str) -> bytes:
    """The 32 bytes of a base64 key; raises Refused('malformed')."""
    try:
        raw = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError, TypeError) as error:
        raise Refused("malformed", "a key is base64 of 32 bytes") from error
    if len(raw) != 32:
        raise Refused("malformed", f"a key is 32 bytes long, not {len(raw)}")
    return raw
