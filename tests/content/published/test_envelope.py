import base64
import hashlib
import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.published.envelope import Envelope, opened, sign
from content.published.errors import Refused
from tests.content.published.pieces import HUB, STRANGER, TRUST, programme, programme_body

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()),
    lambda each: st.lists(each, max_size=3) | st.dictionaries(st.text(st.characters()), each, max_size=3),
    max_leaves=10,
)


def resigned(text: str, number: int = 1) -> Envelope:
    return Envelope(text, number, HUB.sign(text.encode("utf-8", "surrogatepass")), HUB.id)


def test_what_was_signed_is_opened() -> None:
    body = programme_body(7)
    assert opened(sign(body, HUB), TRUST, kind="programme", channel="lobby-led", above=6) == body


def test_an_envelope_survives_the_wire_byte_by_byte() -> None:
    envelope = programme(7)
    assert Envelope.from_json(envelope.to_json()) == envelope
    assert Envelope.from_json(envelope.to_json().encode()) == envelope
    assert envelope.id == hashlib.sha256(envelope.body.encode()).hexdigest()


def test_the_body_is_compact_and_in_its_own_script() -> None:
    assert '"text":"开会"' in programme().body


@pytest.mark.parametrize(
    ("envelope", "reason"),
    [
        (programme(signer=STRANGER), "unknown_key"),
        (replace(programme(), body=programme().body.replace("开会", "散会")), "bad_signature"),
        (replace(programme(), signature=STRANGER.sign(programme().body.encode())), "bad_signature"),
        (programme(kind="edition"), "wrong_kind"),
        (programme(kind=None), "wrong_kind"),
        (programme(channel="wall-11f"), "wrong_channel"),
        (programme(format=2), "unknown_format"),
        (programme(format=True), "unknown_format"),
        (programme(format="1"), "unknown_format"),
        (replace(programme(1), number=2), "number_mismatch"),
        (sign(programme_body() | {"number": 5}, HUB), "number_back"),
        (resigned("[]"), "malformed"),
        (resigned("{"), "malformed"),
        (resigned("[" * 200_000), "malformed"),
        (resigned('{"a": NaN}'), "malformed"),
        (resigned('{"a": ' + "1" * 5000 + "}"), "malformed"),
        (resigned("\ud800"), "malformed"),
        (resigned('{"a": "\\ud800"}'), "malformed"),
    ],
)
def test_everything_must_be_as_it_was_asked_for(envelope: Envelope, reason: str) -> None:
    with pytest.raises(Refused) as refused:
        opened(envelope, TRUST, kind="programme", channel="lobby-led", above=5 if reason == "number_back" else -1)
    assert refused.value.reason == reason


@pytest.mark.parametrize("number", [-1, 2**53, 1.0, True, "1", None])
def test_a_number_is_whole_and_not_negative(number: Any) -> None:
    text = json.dumps({"body": "{}", "number": number, "signature": "", "key": ""})
    with pytest.raises(Refused, match="malformed"):
        Envelope.from_json(text)


def test_an_endless_envelope_is_not_even_parsed() -> None:
    with pytest.raises(Refused, match="longer"):
        Envelope.from_json(b" " * (4 * 1024 * 1024 + 1))


@given(st.binary() | st.text(st.characters()) | anything.map(json.dumps))
def test_a_hostile_envelope_is_refused_and_nothing_else(text: str | bytes) -> None:
    with pytest.raises(Refused):
        Envelope.from_json(text)


@given(st.fixed_dictionaries({"body": anything, "number": anything, "signature": anything, "key": anything}))
def test_hostile_members_are_refused_and_nothing_else(members: dict[str, Any]) -> None:
    try:
        opened(Envelope.from_json(json.dumps(members)), TRUST, kind="programme")
    except Refused:
        return
    raise AssertionError("nobody signed this")


@given(anything | st.dictionaries(st.sampled_from(["kind", "format", "channel", "number"]), anything))
def test_a_hostile_body_is_refused_even_when_it_is_signed(body: Any) -> None:
    with pytest.raises(Refused):
        opened(resigned(json.dumps(body)), TRUST, kind="programme", channel="lobby-led")


@given(st.integers(0, 10_000), st.integers(0, 7))
def test_no_bit_of_a_body_can_be_flipped(place: int, bit: int) -> None:
    envelope = programme()
    raw = bytearray(envelope.body.encode())
    raw[place % len(raw)] ^= 1 << bit
    with pytest.raises(Refused):
        opened(replace(envelope, body=raw.decode("utf-8", "surrogateescape")), TRUST, kind="programme")


@given(st.integers(0, 63), st.integers(0, 7))
def test_no_bit_of_a_signature_can_be_flipped(place: int, bit: int) -> None:
    raw = bytearray(base64.b64decode(programme().signature))
    raw[place] ^= 1 << bit
    with pytest.raises(Refused, match="bad_signature"):
        opened(replace(programme(), signature=base64.b64encode(raw).decode()), TRUST, kind="programme")
