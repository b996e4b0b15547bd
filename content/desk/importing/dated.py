"""The two dates of a record: when the document was written, and when it was made public."""

import re
from typing import Final

from .dates import Dated, first_date, only_date
from .labels import PUBLISHED, UPDATED, WRITTEN, first_of
from .page import Page

_BRACKETED: Final = re.compile(r"[(（〔\[].*[)）〕\]]")
_BELOW_TITLE: Final = 4


def written_on(page: Page) -> Dated | None:
    """Behind a label, else at the document's end, else in brackets below its title."""
    labelled = _labelled(page, WRITTEN)
    if labelled:
        return labelled
    ending = [dated for line in page.tail if (dated := _closing(line))]
    if ending:
        return ending[-1]
    below = (only_date(line) for line in page.head[1:_BELOW_TITLE] if _BRACKETED.fullmatch(line))
    return next((dated for dated in below if dated), None)


def published_on(page: Page) -> Dated | None:
    """Only what stands behind a label: no document says of itself when it will be put out."""
    return _labelled(page, PUBLISHED) or _labelled(page, UPDATED)


def _labelled(page: Page, labels: tuple[str, ...]) -> Dated | None:
    fact = first_of(page.told, labels)
    if fact is None:
        return None
    found = first_date(fact.value) or Dated(None, fact.value)
    return found._replace(label=fact.label)


def _closing(line: str) -> Dated | None:
    """The date of a line that is one, or that is an office and its date."""
    alone = only_date(line)
    if alone:
        return alone
    _, blank, last = line.rpartition(" ")
    dated = only_date(last) if blank and len(line) <= 50 else None
    return dated if dated and dated.day else None
