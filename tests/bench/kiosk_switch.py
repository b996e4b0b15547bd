"""One record of 10,000 is changed: what has to be moved, and how long until visitors read it."""

import json
import time
from collections.abc import Mapping
from statistics import median
from typing import Any

from content.published.canonical import canonical
from kiosk.holding import Holding
from tests.bench.kiosk_edition import Library
from tests.bench.rows import Row

LOOK_S = 0.002
PATIENCE_S = 60.0
TRIES = 7


def rows(library: Library, records: Mapping[str, Mapping[str, Any]], tries: int = TRIES) -> list[Row]:
    """The kiosk's own holding and its child; the pointer's rename is the instant from which is counted."""
    holding = Holding(library.data, "kiosk")
    holding.start()
    try:
        bodies, moved, size = _changes(library, holding, records, tries, "body")
        titles, _, _ = _changes(library, holding, records, tries, "title")
    finally:
        holding.stop()
    most = (3 * size + 64 * 1024) / 1024
    return [
        Row("one of 10,000 records changed: root, shard and record", moved / 1024, "KB", must=most),
        Row("one of 10,000 records changed: switched, p50", median(bodies), "s", must=1.0, ambition=0.3),
        Row("one of 10,000 records changed: switched, slowest", max(bodies), "s"),
        Row("one of 10,000 records got a new title: switched, p50", median(titles), "s", must=1.0, ambition=0.3),
    ]


def _changes(
    library: Library, holding: Holding, records: Mapping[str, Mapping[str, Any]], tries: int, field: str
) -> tuple[list[float], float, int]:
    """Seconds of each, the bytes that moved for the last and the bytes of its record."""
    seconds, size = [], 0
    for number, (name, body) in zip(range(tries), records.items(), strict=False):
        changed = {**body, field: {"zh-Hans": f"第{number}次修改后的{field}，按新的办法执行"}}
        size = len(canonical(changed))
        library.moved = 0
        library.put([(name, changed)])
        wanted = library.publish()
        began = time.perf_counter()
        while holding.view.records is None or holding.view.records.number != wanted:
            if time.perf_counter() - began > PATIENCE_S:
                raise TimeoutError(json.dumps([each._asdict() for each in holding.view.problems]))
            time.sleep(LOOK_S)
        seconds.append(time.perf_counter() - began)
        # The child sees to the disk after it has said that the index stands.
        time.sleep(1.0)
    return seconds, library.moved, size
