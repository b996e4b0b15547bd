"""The checks, in the order in which they are believed where two speak of one place. One module each: a text (or a whole
content) in, findings out; none knows of the database, of pages or of the other checks."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from ..around import Around, Item, Known
from ..finding import Finding
from ..passage import Passage
from . import (
    bank_cards,
    blanks,
    boilerplate,
    bureaus,
    contradictions,
    dates,
    document_numbers,
    doubled,
    glyphs,
    headings,
    id_cards,
    laws,
    links,
    miswritten,
    names,
    numbering,
    phones,
    pictures,
    placeholders,
    quotes,
    reading,
    repeated,
    rosters,
    same,
    secrecy,
    strays,
    totals,
    traditional,
    unended,
    widths,
)

OfText = Callable[[Passage, Known], Iterable[Finding]]
OfItem = Callable[[Item, Sequence[Passage], Around], Iterable[Finding]]

OF_TEXTS: Final[tuple[OfText, ...]] = (
    secrecy.find,
    rosters.find,
    id_cards.find,
    bank_cards.find,
    phones.find,
    links.find,
    placeholders.find,
    blanks.find,
    dates.find,
    totals.find,
    contradictions.find,
    doubled.find,
    names.find,
    document_numbers.find,
    bureaus.find,
    laws.find,
    miswritten.find,
    quotes.find,
    glyphs.find,
    strays.find,
    numbering.find,
    unended.find,
    traditional.find,
    boilerplate.find,
    repeated.find,
    widths.find,
)
OF_ITEMS: Final[tuple[OfItem, ...]] = (headings.find, same.find, reading.find, pictures.find)
# They speak of whole stretches, in which others may point at a word.
WIDE: Final = frozenset({boilerplate.KIND, repeated.KIND, traditional.KIND, widths.KIND})
KINDS: Final = (
    secrecy.KIND,
    rosters.KIND,
    id_cards.KIND,
    bank_cards.KIND,
    phones.KIND,
    links.KIND,
    placeholders.KIND,
    blanks.KIND,
    dates.KIND,
    dates.LOST,
    dates.WEEKDAY,
    totals.KIND,
    totals.LISTED,
    contradictions.KIND,
    doubled.KIND,
    names.KIND,
    names.LISTED,
    bureaus.KIND,
    laws.KIND,
    miswritten.KIND,
    miswritten.AT_ODDS,
    quotes.KIND,
    quotes.INNER,
    glyphs.KIND,
    strays.KIND,
    numbering.KIND,
    numbering.RUN_ON,
    unended.KIND,
    traditional.KIND,
    boilerplate.KIND,
    repeated.KIND,
    widths.KIND,
    headings.KIND,
    headings.PLAN,
    same.KIND,
    reading.KIND,
    reading.FAST_KIND,
    pictures.KIND,
)
# What they quote is somebody's own number: it is masked wherever it is kept beside the text.
PERSONAL: Final = frozenset({rosters.KIND, id_cards.KIND, bank_cards.KIND, phones.KIND})
