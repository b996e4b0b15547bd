"""Pictures whose writing looks too small to be read where they are shown."""

from collections.abc import Iterator, Sequence
from typing import Final

from ..around import Around, Item
from ..finding import ADVICE, Finding
from ..passage import Passage

KIND: Final = "small-writing"


def find(item: Item, passages: Sequence[Passage], around: Around) -> Iterator[Finding]:
    """Advice only: what looks like writing is found by its shape, and may be leaves."""
    del passages
    media = item.content.get("media")
    for place, sha in enumerate(media if isinstance(media, list) else ()):
        small = around.small(sha) if isinstance(sha, str) else None
        if small is not None:
            values = {"number": place + 1, "height": small[0], "least": small[1]}
            yield Finding(KIND, f"media.{place}", 0, 0, "", None, ADVICE, values)
