"""Writes plays.json: what screens saw, and the spans that come of it, for the twin in JavaScript.

python -m tests.vectors.plays
"""

import json
import random
from pathlib import Path
from typing import Any

from content.published.plays import HOUR, PlayLog, Turn, Turns

FILE = Path(__file__).with_suffix(".json")
CASES = 12


def case(seed: int) -> dict[str, Any]:
    """`calls`: ["see", now, number, {region: [item, from, until]}] or ["pause", now, why]; `spans` as told."""
    dice = random.Random(seed)  # noqa: S311 it only has to be the same again
    log, calls, spans = PlayLog("b"), list[Any](), list[Any]()
    now, number, turns = 500_000 * HOUR - dice.randint(0, 90_000), 7, dict[str, Turn]()
    for _ in range(40):
        now += dice.choice(
            [1, 250, 1000, 4000, 4999, 5000, 5001, 9000, -20_000] if dice.random() < 0.2 else [700, 3000]
        )
        number += dice.random() < 0.1
        if dice.random() < 0.1:
            why = dice.choice(["hidden", "device", "stopped"])
            calls.append(["pause", now, why])
            spans += log.pause(now, why)
            continue
        turns = _next(dice, now, turns)
        calls.append(["see", now, number, {region: list(turn) for region, turn in turns.items()}])
        spans += log.see(now, number, turns)
    open_one = log.open.as_told() if log.open else None
    return {"calls": calls, "spans": [span.as_told() for span in spans], "open": open_one}


def _next(dice: random.Random, now: int, before: Turns) -> dict[str, Turn]:
    kept = {region: turn for region, turn in before.items() if dice.random() < 0.5}
    for region in ("main", "side"):
        if region not in kept and dice.random() < 0.8:
            begin = now - dice.choice([0, 0, 40, 900, 1000, 1001, 2500])
            kept[region] = Turn(dice.choice(["n1r1", "n2r1", "idle"]), begin, begin + dice.choice([3000, 700, 10_000]))
    return kept


if __name__ == "__main__":
    FILE.write_text("[\n" + ",\n".join(json.dumps(case(seed)) for seed in range(CASES)) + "\n]\n")
