"""What is shown of a document's words on a page: nothing that acts."""

from typing import Final

import nh3

TAGS: Final = frozenset({"h3", "h4", "p", "table", "tbody", "tr", "td"})


def cleaned(html: str) -> str:
    """Only TAGS, no attributes at all, whatever is put in."""
    return nh3.clean(html, tags=set(TAGS), attributes={}, link_rel=None)
