"""The few packets that screens and push exchange, as the stock clients write and read them."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from socketio.packet import Packet as Theirs

from display.push.lines import packets
from display.push.ready import Ready

values = st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda inner: st.lists(inner, max_size=3))


@given(values)
def test_an_event_of_the_stock_client_is_understood(value: object) -> None:
    sent = Theirs(2, data=["shown", value], namespace="/screens", id=7).encode()
    assert packets.read(f"4{sent}") == packets.Packet("event", ["shown", value], 7)


@given(values)
def test_an_event_of_ours_is_understood_by_the_stock_client(value: object) -> None:
    found = Theirs(encoded_packet=packets.event("programme", value)[1:])
    assert (found.packet_type, found.namespace, found.data) == (2, "/screens", ["programme", value])


def test_an_answer_carries_its_question() -> None:
    found = Theirs(encoded_packet=packets.answer(12, Ready('{"number":5}'))[1:])
    assert (found.packet_type, found.id, found.data) == (3, 12, [{"number": 5}])
    assert Theirs(encoded_packet=packets.answer(3, None)[1:]).data == []


def test_a_screen_enters_with_what_it_says_of_itself() -> None:
    auth = {"channel": "lobby-led", "token": "短"}
    assert packets.read(f"40/screens,{json.dumps(auth)}") == packets.Packet("enter", auth)
    assert packets.read("40/screens,") == packets.Packet("enter")


@pytest.mark.parametrize(
    "said", ["", "9", "40", "40/other,", "42/screens,{}", "42[]", "43/screens,1[]", "451-/screens,[]"]
)
def test_what_a_screen_has_no_business_to_say_is_nothing(said: str) -> None:
    assert packets.read(said) is None


@pytest.mark.parametrize("said", ["42/screens,[", '40/screens,{"channel"', "42/screens,[nope]"])
def test_broken_json_is_an_error(said: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        packets.read(said)
