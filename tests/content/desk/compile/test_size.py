import json
import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.desk.compile import Rule, Showing, TooLarge, compile_channel
from content.desk.compile.size import weight
from content.published.programme import parse
from tests.content.desk.compile.office import DAY, HOUR, NOW, channel, part

KB = 1024
TEXT = st.text(st.characters(codec="utf-8"))


def envelope_bytes(body: dict[str, Any]) -> int:
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    signature = {"body": text, "number": body["number"], "signature": "s" * 88, "key": "k" * 16}
    return len(json.dumps(signature, ensure_ascii=False).encode())


def worded(number: int, text: str, rule: Rule | None = None) -> Showing:
    return Showing((part(f"n{number}r1", 40_000, text=text),), "main", "routine", rule or Rule(), 0, number)


def scattered(count: int, seed: int = 7) -> list[Showing]:
    """Every notice with its own hours, so that each minute has another loop."""
    draw = random.Random(seed)  # noqa: S311 - a fixed scatter, no secret
    found = []
    for number in range(1, count + 1):
        start, end = (f"{draw.randrange(24):02}:{draw.randrange(60):02}" for _ in range(2))
        found.append(worded(number, "防汛值班" * 20, Rule(times=((start, end),), days=(1, 2, 3, 4, 5))))
    return found


def test_sixty_ordinary_notices_reach_the_whole_horizon_in_64_kb() -> None:
    shifts = [("08:30", "12:00"), ("14:00", "17:30"), ("17:30", "22:00")]
    queue = [worded(n, "取水许可" * 12, Rule(times=(shifts[n % 3],), days="working")) for n in range(1, 61)]
    body = compile_channel(channel(), queue, NOW, 1, None)
    assert body["good_until"] == NOW + 21 * DAY
    assert envelope_bytes(body) <= 64 * KB


def test_sixty_notices_with_hours_of_their_own_reach_less_far_and_say_so() -> None:
    body = compile_channel(channel(), scattered(60), NOW, 1, None)
    assert envelope_bytes(body) <= 64 * KB
    assert NOW + HOUR <= body["good_until"] < NOW + 21 * DAY
    assert max(window[1] for window in body["regions"][0]["windows"]) == body["good_until"]
    parse(body)


def test_two_hundred_notices_stay_within_256_kb() -> None:
    body = compile_channel(channel(), scattered(200), NOW, 1, None)
    assert 64 * KB < envelope_bytes(body) <= 256 * KB


def test_a_few_very_long_texts_may_pass_64_kb_but_keep_the_horizon() -> None:
    body = compile_channel(channel(), [worded(n, "水" * 5000) for n in range(1, 9)], NOW, 1, None)
    assert 64 * KB < envelope_bytes(body) <= 256 * KB
    assert body["good_until"] == NOW + 21 * DAY


def test_what_fits_into_no_programme_is_refused() -> None:
    with pytest.raises(TooLarge, match="30 notices"):
        compile_channel(channel(), [worded(n, "水" * 5000) for n in range(1, 31)], NOW, 1, None)


def test_a_notice_not_yet_within_the_horizon_takes_no_room() -> None:
    far = [worded(n, "水" * 5000, Rule(start=NOW + 30 * DAY)) for n in range(1, 31)]
    assert compile_channel(channel(), far, NOW, 1, None)["good_until"] == NOW + 21 * DAY


@given(text=TEXT, style=st.dictionaries(TEXT, TEXT, max_size=3))
def test_an_item_weighs_what_it_takes_of_the_text_inside_the_envelope(text: str, style: dict[str, str]) -> None:
    one = part("n1r1", 40_000, text=text, style=style)
    inside = json.dumps({one.id: dict(one.item)}, ensure_ascii=False)
    assert weight(one) == len(json.dumps(inside, ensure_ascii=False).encode())
