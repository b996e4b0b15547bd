from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.published.access import Node, Screen, check, token_digest, who
from content.published.envelope import opened
from content.published.errors import Refused
from tests.content.published.pieces import NINE, TRUST, access
from tests.content.published.test_envelope import anything

BODY = opened(access(1, secret=("s1", "lobby-led")), TRUST, kind="access")


def test_a_token_tells_whose_it_is_without_being_written_anywhere() -> None:
    check(BODY)
    assert who(BODY, "secret") == Screen("s1", "lobby-led")
    assert who(BODY, "node-token") == Node("n1")
    assert "secret" not in str(BODY)


@pytest.mark.parametrize("token", ["", "Secret", token_digest("secret"), "\ud800", "水" * 1000])
def test_any_other_token_is_nobodys(token: str) -> None:
    assert who(BODY, token) is None


@pytest.mark.parametrize(
    "body",
    [
        {},
        BODY | {"screens": []},
        BODY | {"built_at": "now"},
        BODY | {"screens": {"secret": {"screen": "s1", "channel": "c"}}},
        BODY | {"screens": {token_digest("x"): {"screen": "s1"}}},
        BODY | {"nodes": {token_digest("x"): {"node": 7}}},
    ],
)
def test_a_list_of_another_form_is_refused(body: dict[str, Any]) -> None:
    with pytest.raises(Refused, match="malformed"):
        check(body)


digests = st.just(token_digest("x")) | st.text()


@given(st.dictionaries(digests, anything), st.dictionaries(digests, anything))
def test_a_hostile_list_is_refused_or_answers(screens: dict[str, Any], nodes: dict[str, Any]) -> None:
    body = {"built_at": NINE, "screens": screens, "nodes": nodes}
    try:
        check(body)
    except Refused:
        return
    who(body, "x")
