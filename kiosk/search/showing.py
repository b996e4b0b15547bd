"""The notices that show now: few, so they are read through; nothing of them is kept in the index."""

from collections.abc import Iterator, Sequence

from kiosk.notices import Notice, Showing
from kiosk.search.finding import Finder
from kiosk.search.query import Query
from kiosk.search.reason import BEFORE, LONGEST, Reason, marks
from kiosk.search.spelling import spelled
from kiosk.texts import pick


def noticed(shown: Showing, finder: Finder, text: str, lang: str) -> list[tuple[Notice, Reason]]:
    """Those in which every term stands, is spelled, or begins a word; else of what is asked without what only asks."""
    query = Query.of(text, finder.folding)
    for asked in (query, query.plain(finder.folding)):
        if asked and asked.terms and (found := list(_noticed(shown, finder, asked.terms, lang))):
            return found
    return []


def _noticed(shown: Showing, finder: Finder, terms: Sequence[str], lang: str) -> Iterator[tuple[Notice, Reason]]:
    for notice in shown.notices:
        own = pick(notice.texts, lang)[0]
        for words in dict.fromkeys((own, *notice.texts.values())):
            # Whoever reads the English words did not spell the Chinese ones.
            parts = [part for term in terms if (part := _part(words, term, finder, by_letters=words == own))]
            if len(parts) == len(terms):
                spoken = next(lang for lang, each in notice.texts.items() if each == words)
                yield notice, _shortened(words, parts, spoken, finder)
                break


def _part(words: str, term: str, finder: Finder, *, by_letters: bool) -> str | None:
    """What of the words fits the term."""
    if marks(words, [term], finder.folding):
        return term
    if not (by_letters and term.isascii()):
        return None
    folded = finder.folding.fold(words)
    # Letters and digits of a text are no reading of it: they fit as they stand, or not at all.
    place = spelled(term, [" " if each.isascii() else finder.readings.get(each, (each,))[0] for each in folded])
    return folded[place.start : place.end] if place else None


def _shortened(words: str, parts: list[str], lang: str, finder: Finder) -> Reason:
    start = max(0, marks(words, parts, finder.folding)[0][0] - BEFORE)
    head = "…" if start else ""
    passage = words[start : start + LONGEST].replace("\n", " ")
    shown = head + passage + ("…" if start + LONGEST < len(words) else "")
    return Reason("notice", shown, lang, marks(shown, parts, finder.folding))
