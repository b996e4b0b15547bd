"""A signed body, never re-serialised, and the rules by which one is accepted."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Never

from content.published.canonical import LARGEST
from content.published.errors import Refused
from content.published.keys import Signer, Trust

KNOWN_FORMATS: Mapping[str, int] = {"programme": 1, "edition": 1, "access": 1}
LONGEST = 4 * 1024 * 1024
"""Characters of an envelope beyond which it is not even parsed."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """body: compact JSON text as it was signed; signature: base64 over its UTF-8; key: a key id."""

    body: str
    number: int
    signature: str
    key: str

    @property
    def id(self) -> str:
        """Hex SHA-256 of the body's UTF-8."""
        return hashlib.sha256(self.body.encode("utf-8", "surrogatepass")).hexdigest()

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str | bytes) -> "Envelope":
        """Raises Refused('malformed'). Members it does not know are ignored."""
        found = _object(text)
        body, number, signature, key = (found.get(name) for name in ("body", "number", "signature", "key"))
        if not (isinstance(body, str) and isinstance(signature, str) and isinstance(key, str)):
            raise Refused("malformed", "an envelope has body, signature and key as text")
        _utf8(body + signature + key)
        return cls(body, _number(number), signature, key)


def sign(body: Mapping[str, Any], signer: Signer) -> Envelope:
    """Seal a body with its own number. Raises KeyError without one, ValueError for NaN or infinity."""
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return Envelope(text, body["number"], signer.sign(text.encode("utf-8")), signer.id)


def opened(
    envelope: Envelope, trust: Trust, *, kind: str, channel: str | None = None, above: int = -1
) -> dict[str, Any]:
    """The body, if everything about it is as it must be; raises Refused with the first reason not to."""
    trust.verify(envelope.key, envelope.signature, _utf8(envelope.body))
    body = _object(envelope.body)
    if body.get("kind") != kind:
        raise Refused("wrong_kind", f"a {kind} was asked for, this is {body.get('kind')!r:.40}")
    if channel is not None and body.get("channel") != channel:
        raise Refused("wrong_channel", f"of the channel {body.get('channel')!r:.40}, not {channel}")
    if type(body.get("format")) is not int or body["format"] != KNOWN_FORMATS.get(kind):
        raise Refused("unknown_format", f"format {body.get('format')!r:.40} is not known here")
    if _number(body.get("number")) != envelope.number:
        raise Refused("number_mismatch", "outer and inner number differ")
    if envelope.number <= above:
        raise Refused("number_back", f"number {envelope.number} is not above {above}")
    return body


def _utf8(text: str) -> bytes:
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise Refused("malformed", "not Unicode text") from error


def _object(text: str | bytes) -> dict[str, Any]:
    if len(text) > LONGEST:
        raise Refused("malformed", f"longer than {LONGEST} characters")
    try:
        data = text.encode() if isinstance(text, str) else text
        found = json.loads(data, parse_constant=_no_constant)
        if b"\\u" in data:  # an escape may be half a character
            json.dumps(found, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as error:
        raise Refused("malformed", "not JSON") from error
    if not isinstance(found, dict):
        raise Refused("malformed", "not a JSON object")
    return found


def _no_constant(name: str) -> Never:
    raise ValueError(f"{name} is not JSON")


def _number(value: object) -> int:
    if type(value) is not int or not 0 <= value <= LARGEST:
        raise Refused("malformed", "a number is whole and not negative")
    return value
