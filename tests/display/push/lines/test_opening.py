"""Only what is plainly a screen's opening is let in; all else goes to the server that knows every manner of HTTP."""

import pytest

from display.push.lines import opening

HEADERS = {
    "Host": "127.0.0.1:8081",
    "Connection": "keep-alive, Upgrade",
    "Upgrade": "WebSocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
}


def request(line: str = "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1", **changes: str | None) -> bytes:
    """The opening with some headers changed or, by None, left out; "_" in a name stands for "-"."""
    headers = {**HEADERS, **{name.replace("_", "-"): value for name, value in changes.items()}}
    lines = [f"{name}: {value}" for name, value in headers.items() if value is not None]
    return "\r\n".join([line, *lines, "", ""]).encode()


def test_an_opening_is_answered_as_the_rfc_says() -> None:
    found = opening.read(request() + b"rest", "127.0.0.1")
    assert found is not None
    assert found.accepted
    assert found.length == len(request())
    assert b"Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n" in found.answer
    assert found.environ["HTTP_HOST"] == "127.0.0.1:8081"
    assert found.environ["REMOTE_ADDR"] == "127.0.0.1"


@pytest.mark.parametrize(
    "head",
    [
        request("GET /socket.io/?EIO=4&transport=polling HTTP/1.1"),
        request("GET /socket.io/?EIO=3&transport=websocket HTTP/1.1"),
        request("GET /socket.io/?EIO=4&transport=websocket&sid=x HTTP/1.1"),
        request("GET /socket.io/?EIO=4&transport=websocket&library=1 HTTP/1.1"),
        request("GET /socket.io/?EIO=4&transport=websocket HTTP/1.0"),
        request("GET /socket.io/x?EIO=4&transport=websocket HTTP/1.1"),
        request("GET / HTTP/1.1"),
        request(Host=None),
        request(Upgrade="h2c"),
        request(Connection="close"),
        request(Sec_WebSocket_Version="8"),
        request(Sec_WebSocket_Key="short"),
        request(Content_Length="5"),
        request(Transfer_Encoding="chunked"),
        request().replace(b"Upgrade: W", b"X_Forwarded_For: 1.2.3.4\r\nUpgrade: W"),
        request().replace(b"Host:", b"Host: elsewhere\r\nHost:"),
        request().replace(b"Upgrade: W", b" folded: x\r\nUpgrade: W"),
        request()[:-4],
        b"",
    ],
)
def test_anything_unusual_is_not_ours(head: bytes) -> None:
    assert opening.read(head, "127.0.0.1") is None


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "", "http://127.0.0.1"])
def test_pages_of_other_sites_are_refused(origin: str) -> None:
    found = opening.read(request(Origin=origin), "127.0.0.1")
    assert found is not None
    assert not found.accepted
    assert found.answer.startswith(b"HTTP/1.1 403 ")


def test_our_own_pages_may_connect() -> None:
    found = opening.read(request(Origin="http://127.0.0.1:8081"), "127.0.0.1")
    assert found is not None
    assert found.accepted


def test_a_head_is_waited_for_as_long_as_it_could_become_an_opening() -> None:
    whole = request()
    assert all(opening.possible(whole[:length]) for length in range(1, len(whole)))
    assert not opening.possible(whole)
    assert not opening.possible(b"GET /health")
    assert not opening.possible(b"\x16\x03\x01")
    assert not opening.possible(opening.BEGINNING + b"x" * opening.LONGEST)
