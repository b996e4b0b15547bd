"""Runs every check over a content and settles what overlaps."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any, Final

from .around import Around, Item, Known
from .fields import passages
from .finding import Finding
from .kinds import OF_ITEMS, OF_TEXTS, WIDE
from .passage import Passage
from .remembered import Remembered

# Of one kind in one text: who has so many looks at the whole text anew.
MOST: Final = 200
_remembered: Final = Remembered()


def run(kind: str, content: dict[str, Any], around: Around) -> tuple[Finding, ...]:
    """Everything found in a notice (`kind` is "notice") or a record of `kind`, in the order of the fields and of the
    text. `content` may be what was typed so far: what is no text is passed over."""
    item = Item(kind, content)
    texts = list(passages(kind, content))
    found = [each for passage in texts for each in _of_text(passage, around.known)]
    found += [each for check in OF_ITEMS for each in check(item, texts, around)]
    places = {passage.field: place for place, passage in enumerate(texts)}
    found.sort(key=lambda each: (places.get(each.field, len(places)), each.field, each.start, each.end, each.kind))
    return tuple(_named(found))


def _of_text(passage: Passage, known: Known) -> Iterable[Finding]:
    return _remembered.of(passage, known, lambda: _settled(_looked(passage, known), len(passage.text)))


def _looked(passage: Passage, known: Known) -> Iterable[Finding]:
    for check in OF_TEXTS:
        yield from islice(check(passage, known), MOST)


def _settled(found: Iterable[Finding], length: int) -> list[Finding]:
    """Of what is said twice of one place the first counts: the checks are listed by how much they know."""
    kept: list[Finding] = []
    taken = bytearray(length)
    for each in found:
        if each.kind in WIDE:
            kept.append(each)
        elif not any(taken[each.start : each.end]):
            kept.append(each)
            taken[each.start : each.end] = b"\1" * (each.end - each.start)
    return kept


def _named(found: Sequence[Finding]) -> Iterable[Finding]:
    seen: Counter[tuple[str, str, str]] = Counter()
    for each in found:
        what = (each.kind, each.field, each.quoted)
        seen[what] += 1
        yield each.named(hashlib.sha256("\x1f".join((*what, str(seen[what]))).encode()).hexdigest()[:12])
