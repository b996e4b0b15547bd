"""Where documents go, by the word that people choose it by."""

from collections.abc import Sequence

from .destination import Destination
from .to_catalog import ToCatalog
from .to_guides import ToGuides
from .to_notices import ToNotices


def destination_of(into: str, channels: Sequence[str]) -> Destination:
    """catalog, guides, or notices on these channels."""
    if into == "notices":
        return ToNotices(channels)
    return ToCatalog() if into == "catalog" else ToGuides()
