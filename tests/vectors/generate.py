"""Makes timeline.json: the hand-written expectations in ms, and 1,000 more by a slow reference that shares nothing
with at(): it looks at every window and walks every loop item by item.

    python -m tests.vectors.generate      writes tests/vectors/timeline.json
"""

import json
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from random import Random
from typing import Any

from tests.vectors import hand

FILE = Path(__file__).with_name("timeline.json")
SEED = 20261123
PROGRAMMES, CASES_EACH = 25, 40
OFFICE = timezone(timedelta(hours=8))
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
Body = dict[str, Any]
Expected = dict[str, dict[str, Any] | None]


def main() -> None:
    FILE.write_text(text(), "utf-8")


def text() -> str:
    """The whole file; a line for each programme and each case, so that changes can be read."""
    made, cases = generated()
    hand_made = {name: hand_programme(name, number) for number, name in enumerate(hand.PROGRAMMES, 1)}
    programmes = ",\n".join(f"{_json(name)}: {_json(body)}" for name, body in (hand_made | made).items())
    by_hand = ",\n".join(map(_json, (hand_case(case) for case in hand.CASES)))
    by_machine = ",\n".join(map(_json, cases))
    return f'{{"programmes": {{\n{programmes}\n}},\n"hand": [\n{by_hand}\n],\n"generated": [\n{by_machine}\n]}}\n'


def hand_programme(name: str, number: int) -> Body:
    regions = [
        (region, fallback, [[ms(start), ms(end), loop, ms(anchor)] for start, end, loop, anchor in windows])
        for region, (fallback, windows) in hand.PROGRAMMES[name].items()
    ]
    played = [fallback for _, fallback, _ in regions if fallback]
    played += [str(window[2]) for _, _, windows in regions for window in windows]
    return programme(name, number, regions, {loop: hand.LOOPS[loop] for loop in sorted(set(played))})


def hand_case(case: hand.Case) -> Body:
    name, instant, why, shown = case
    expect: Expected = dict.fromkeys(hand.PROGRAMMES[name])
    for region, (item, offset, until) in shown.items():
        expect[region] = {"item": item, "offset": offset, "until": ms(until)}
    return {"programme": name, "now": ms(instant), "why": why, "expect": expect}


def ms(written: str) -> int:
    """ "2026-11-23T08:00:05.500" in the office's zone, as ms since the epoch."""
    return (datetime.fromisoformat(written).replace(tzinfo=OFFICE) - EPOCH) // timedelta(milliseconds=1)


def generated() -> tuple[dict[str, Body], list[Body]]:
    chance = Random(SEED)  # noqa: S311 - the same numbers each time are the point
    programmes = {f"made-{number}": made_programme(f"made-{number}", number, chance) for number in range(PROGRAMMES)}
    cases = []
    for name, body in programmes.items():
        for now in instants(body, chance):
            cases.append({"programme": name, "now": now, "why": "slow reference", "expect": expected(body, now)})
    return programmes, cases


def made_programme(name: str, number: int, chance: Random) -> Body:
    loops = {f"L{index}": made_loop(chance) for index in range(chance.randint(1, 5))}
    regions: list[tuple[str, str | None, list[list[Any]]]] = [
        (f"r{index}", chance.choice(list(loops)), made_windows(chance, list(loops)))
        for index in range(chance.randint(1, 3))
    ]
    regions.append(("alert", None, made_windows(chance, list(loops))))
    return programme(name, number, regions, loops)


def made_loop(chance: Random) -> list[list[Any]]:
    longest = chance.choice((3, 1_000, 30_000, 5_000_000))
    return [[f"i{chance.randint(0, 9)}", chance.randint(1, longest)] for _ in range(chance.randint(1, 8))]


def made_windows(chance: Random, loops: list[str]) -> list[list[Any]]:
    scale = chance.choice((2, 10_000, 7_200_000))
    windows, time = [], ms("2026-11-23T00:00") + chance.randint(-scale, scale)
    for _ in range(chance.randint(0, 6)):
        start = time + chance.choice((0, 0, 1, chance.randint(0, scale)))
        time = start + chance.randint(1, scale)
        anchor = start + chance.choice((0, 0, chance.randint(-scale, scale), -86_400_000, 86_400_000))
        windows.append([start, time, chance.choice(loops), anchor])
    return windows


def instants(body: Body, chance: Random) -> list[int]:
    edges = [edge for region in body["regions"] for window in region["windows"] for edge in (*window[:2], window[3])]
    edges = edges or [ms("2026-11-23T00:00")]
    low, high = min(edges) - 100_000, max(edges) + 100_000
    near = [chance.choice(edges) + chance.choice((-1, 0, 1)) for _ in range(CASES_EACH // 2)]
    return [*near, *(chance.randint(low, high) for _ in range(CASES_EACH - len(near)))]


def expected(body: Body, now: int) -> Expected:
    return {region["name"]: slow_region(region, body["loops"], now) for region in body["regions"]}


def slow_region(region: Body, loops: dict[str, Any], now: int) -> dict[str, Any] | None:
    playing = [window for window in region["windows"] if window[0] <= now and not window[1] <= now]
    ahead = [window[0] for window in region["windows"] if window[0] > now]
    if playing:
        _, end, loop, anchor = playing[0]
        return slow_loop(loops[loop], now, anchor, [end, *ahead])
    return slow_loop(loops[region["fallback"]], now, 0, ahead) if region["fallback"] else None


def slow_loop(loop: list[list[Any]], now: int, anchor: int, limits: list[int]) -> dict[str, Any]:
    turn = sum(duration for _, duration in loop)
    begin = anchor + turn * ((now - anchor) // turn - 1)  # a turn early, then on foot
    while True:
        for item, duration in loop:
            if begin <= now < begin + duration:
                return {"item": item, "offset": now - begin, "until": min([begin + duration, *limits])}
            begin += duration


def programme(
    name: str, number: int, regions: list[tuple[str, str | None, list[list[Any]]]], loops: dict[str, Any]
) -> Body:
    played = sorted({item for loop in loops.values() for item, _ in loop})
    return {
        "kind": "programme",
        "format": 1,
        "channel": name,
        "number": number,
        "built_at": ms("2026-11-23T07:00"),
        "good_until": ms("2026-12-14T07:00"),
        "zone": "Asia/Shanghai",
        "size": [1920, 1080],
        "regions": [
            {"name": region, "rect": [0, 0, 1920, 1080], "windows": windows, "fallback": fallback}
            for region, fallback, windows in regions
        ],
        "loops": loops,
        "items": {item: {"kind": "page", "text": item, "approved_by": "1-0123456789ab"} for item in played},
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    main()
