import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.published.errors import Refused
from content.published.seal import make_inbox, seal, unseal

PRIVATE, PUBLIC = make_inbox()


@given(st.binary())
def test_only_the_inbox_can_read_what_was_sealed_to_it(data: bytes) -> None:
    sealed = seal(PUBLIC, data)
    assert unseal(PRIVATE, sealed) == data
    assert seal(PUBLIC, data) != sealed, "the same twice cannot be told from two"
    with pytest.raises(Refused, match="damaged"):
        unseal(make_inbox()[0], sealed)


@given(st.binary(max_size=200))
def test_what_was_never_sealed_is_refused(data: bytes) -> None:
    with pytest.raises(Refused, match="damaged"):
        unseal(PRIVATE, data)


@pytest.mark.parametrize("key", ["", "AAAA", "水", "!"])
def test_what_is_no_key_is_refused(key: str) -> None:
    with pytest.raises(Refused, match="malformed"):
        seal(key, b"text")
