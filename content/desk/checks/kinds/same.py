"""The same text already published, word for word, by another notice or record."""

from collections.abc import Iterator, Sequence
from typing import Final

from ..around import Around, Item
from ..finding import ADVICE, WARN, Finding, Severity
from ..passage import Passage

KIND: Final = "same"
_FIELDS: Final = frozenset({"text", "body.zh-Hans"})
# Shorter ones may well say the same.
SHORTEST: Final = 16


def find(item: Item, passages: Sequence[Passage], around: Around) -> Iterator[Finding]:
    # On another channel or at another hour a notice may well say the same.
    severity: Severity = ADVICE if item.kind == "notice" else WARN
    for passage in passages:
        if passage.field in _FIELDS and len(passage.text.strip()) >= SHORTEST:
            where = around.published(passage.field, passage.text)
            if where is not None:
                end = len(passage.text)
                yield passage.at(KIND, 0, end, severity=severity, values={"where": where})
