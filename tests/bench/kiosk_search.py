"""Search at 100,000 records, each class of query, against scoring every hit on the same index in the same run."""

import sqlite3
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any, Final

from content.published.clock import wall
from kiosk.index import files
from kiosk.index.tokens import body_tokens, is_latin, pairs_of, runs
from kiosk.records import Records
from kiosk.search.finding import Finder
from tests.bench.deliveries import quantile
from tests.bench.rows import Row

QUERIES: Final = 200
COMMON: Final = ("管理", "工作", "实施", "通知", "检查")


def rows(path: Path, records: Records, sample: Sequence[Mapping[str, Any]], queries: int = QUERIES) -> list[Row]:
    """`path` is the index of `records`; queries are cut from titles and bodies of `sample`."""
    finder, now = Finder(records), wall()
    finder.find("预热", now)
    found = []
    with closing(files.opened(path)) as index, closing(peer_of(index, path)) as peer:
        for name, typed in classes(finder, sample, queries).items():
            ours = timed(lambda text: finder.find(text, now), typed)
            theirs = timed(lambda text: scored(peer, text), typed) if _scorable(typed) else []
            found += _rows(name, ours, theirs)
        found += _sizes(index, path)
    return found


def classes(finder: Finder, sample: Sequence[Mapping[str, Any]], count: int) -> dict[str, list[str]]:
    """The queries of each class, `count` of each."""
    random = Random(7)  # noqa: S311 no secret
    titles = [finder.folding.fold(body["title"]["zh-Hans"]) for body in sample]
    bodies = [part for body in sample for part in finder.folding.lines(body["body"]["zh-Hans"]).split("\n")]

    def cut(texts: list[str], length: int) -> list[str]:
        long = [text for text in texts if len(text) > length]
        starts = ((text, random.randrange(len(text) - length)) for text in random.choices(long, k=count))
        return [text[start : start + length] for text, start in starts]

    def letters(length: int, initials: bool) -> list[str]:
        read = ([finder.readings.get(each, (each,))[0] for each in part] for part in cut(titles, length))
        return ["".join(each[:1] if initials else each for each in one) for one in read]

    return {
        "1 hanzi": cut(titles, 1),
        "2 hanzi of titles": cut(titles, 2),
        "4 hanzi of titles": cut(titles, 4),
        "2 hanzi of bodies": cut(bodies, 2),
        "4 hanzi of bodies": cut(bodies, 4),
        "8 hanzi of bodies": cut(bodies, 8),
        "very common words": [random.choice(COMMON) for _ in range(count)],
        "two words": [f"{a} {b}" for a, b in zip(cut(titles, 2), cut(titles, 2), strict=True)],
        "initials, 2": letters(2, True),
        "initials, 4": letters(4, True),
        "pinyin, 1 syllable": letters(1, False),
        "pinyin, 4 syllables": letters(4, False),
        "pinyin, half typed": [each[:-2] for each in letters(3, False)],
        "hanzi and pinyin": [a[:1] + b for a, b in _followed(finder, cut(titles, 3))],
        "English": [random.choice(("water permit", "flood", "surv", "plan notice")) for _ in range(count)],
        "numbers": [body["index_number"][5:] for body in islice(sample, count)],
        "one slip in hanzi": [each[:2] + "鑫" + each[3:] for each in cut(titles, 5)],
        "one slip in pinyin": [each[:3] + each[4:] for each in letters(4, False)],
        "nothing to find": ["鑫淼垚" + each for each in cut(titles, 1)],
    }


def _followed(finder: Finder, parts: list[str]) -> list[tuple[str, str]]:
    return [(part[0], "".join(finder.readings.get(each, (each,))[0] for each in part[1:])) for part in parts]


def timed(ask: Callable[[str], object], queries: Sequence[str]) -> list[float]:
    """Milliseconds of each."""
    found = []
    for query in queries:
        began = time.perf_counter_ns()
        ask(query)
        found.append((time.perf_counter_ns() - began) / 1e6)
    return found


def peer_of(index: sqlite3.Connection, path: Path) -> sqlite3.Connection:
    """The same pairs of the same bodies, with the length of each body: bm25 is made of it, and Foyer's index, which
    never scores, does not keep it."""
    beside = path.with_suffix(".scored")
    beside.unlink(missing_ok=True)
    with closing(sqlite3.connect(beside)) as made, made:
        made.execute("CREATE VIRTUAL TABLE pair USING fts5 (tokens, content = '', detail = none, tokenize = 'ascii')")
        made.execute("INSERT INTO pair (pair, rank) VALUES ('hashsize', 67108864)")
        bodies = index.execute("SELECT n, folded, english FROM body ORDER BY n")
        told = ((n, body_tokens(folded, english)) for n, folded, english in bodies)
        made.executemany("INSERT INTO pair (rowid, tokens) VALUES (?, ?)", told)
    peer = sqlite3.connect(f"file:{beside}?mode=ro&immutable=1", uri=True)
    peer.execute(f"PRAGMA mmap_size = {files.MAPPED}")
    return peer


def scored(index: sqlite3.Connection, text: str) -> list[Any]:
    """The best twenty by bm25 over all bodies that have every pair."""
    match = " AND ".join(f'"{pair}"' for run in runs(text) if not is_latin(run) for pair in pairs_of(run))
    query = "SELECT rowid FROM pair WHERE pair MATCH ? ORDER BY bm25(pair) LIMIT 20"
    return index.execute(query, (match,)).fetchall()


def _scorable(queries: Sequence[str]) -> bool:
    return all(len(query) > 1 and not is_latin(query) and len(runs(query)) == 1 for query in queries)


def _rows(name: str, ours: list[float], theirs: list[float]) -> list[Row]:
    what, p50, p99 = f"search of 100,000, {name}", quantile(ours, 0.5), quantile(ours, 0.99)
    found = [Row(f"{what}: p50", p50, "ms"), Row(f"{what}: p99", p99, "ms", must=10, ambition=6)]
    if theirs and quantile(theirs, 0.99) > 10:
        against = Row(f"{what}: p99", p99, "ms", quantile(theirs, 0.99), "bm25 over all", must=0.1)
        found.append(against)
    return found


def _sizes(index: sqlite3.Connection, path: Path) -> list[Row]:
    (corpus,) = index.execute("SELECT sum(length(CAST(folded AS BLOB))) FROM body").fetchone()
    (pairs,) = index.execute("SELECT sum(length(block)) FROM pair_data").fetchone()
    return [
        Row("index of 100,000: the whole file", path.stat().st_size / 1e6, "MB"),
        Row("index of 100,000: what finds bodies", pairs / 1e6, "MB", corpus / 1e6, "the bodies", must=0.2),
    ]
