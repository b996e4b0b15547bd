"""What screens in browsers showed goes into the spool, in the name of who told it."""

from typing import Any

import pytest

from content.published.plays import HOUR, Shown, Span
from tests.display.asking import ask
from tests.display.office import LOBBY, WALL, Office
from tests.processes import Running
from tests.waiting import until

NINE = 490_000 * HOUR
SPAN = Span("b-1", 7, NINE, NINE + 5000, "stopped", (Shown("main", "n1r1", 1, 3000),)).as_told()


def played(push: Running, body: Any, **more: Any) -> Any:
    return ask(push, "/screens/played", "POST", body, **more)


def test_a_paired_screen_speaks_for_itself_alone(push: Running, office: Office) -> None:
    token = office.screen("s-played", WALL)
    until(lambda: ask(push, f"/screens/pair/{token}").json()["channel"])
    told = SPAN | {"screen": "another", "channel": LOBBY}
    answer = played(push, {"spans": [told], "channel": LOBBY, "player": "x"}, token=token)
    assert answer.json() == {"acknowledged": [["b-1", NINE + 5000]]}
    (kept,) = [each for each in office.spooled("plays") if each["screen"] == "s-played"]
    assert (kept["channel"], kept["shown"]) == (WALL, [["main", "n1r1", 1, 3000]])


def test_a_screen_of_this_machine_says_which_it_is(push: Running, office: Office) -> None:
    answer = played(push, {"spans": [SPAN], "channel": LOBBY, "player": "ab12"})
    assert answer.status == 200
    assert "local:lobby-led:ab12" in [each["screen"] for each in office.spooled("plays")]


def test_what_is_no_span_is_acknowledged_and_kept_nowhere(push: Running, office: Office) -> None:
    wrong = [SPAN | {"to": NINE - 1}, {"id": "x"}, 3]
    answer = played(push, {"spans": wrong, "channel": LOBBY, "player": "wrong"})
    assert answer.json() == {"acknowledged": [["b-1", NINE - 1], ["x", None]]}
    assert "local:lobby-led:wrong" not in [each["screen"] for each in office.spooled("plays")]


@pytest.mark.parametrize(
    ("body", "more", "status"),
    [
        ({"spans": [SPAN], "channel": "nowhere"}, {}, 404),
        ({"spans": "x", "channel": LOBBY}, {}, 400),
        ({"spans": [SPAN] * 201, "channel": LOBBY}, {}, 400),
        (b"[", {}, 400),
        ({"spans": [SPAN], "channel": LOBBY}, {"headers": {"Host": "hub.office:8081"}}, 401),
        ({"spans": [SPAN], "channel": LOBBY}, {"headers": {"Origin": "http://evil.example"}}, 401),
        (b"x" * (600 * 1024), {}, 413),
    ],
)
def test_a_telling_that_cannot_be_is_refused(push: Running, body: Any, more: dict[str, Any], status: int) -> None:
    answer = played(push, body, **more)
    assert (answer.status, bool(answer.problem)) == (status, True)
