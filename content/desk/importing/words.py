"""What an import says, in English as the catalogues have it; translated where it is shown."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from .outcome import Outcome

Spoken = Callable[[str], str]

STATES: Final = {
    "approved": "approved",
    "draft": "draft",
    "fits": "would be imported",
    "known": "skipped",
    "passed-over": "passed over",
    "refused": "refused",
}
FLAGS: Final = {
    "title-missing": "no title found",
    "title-placeholder": "the title has a placeholder",
    "number-missing": "no document number found",
    "issuer-missing": "no issuing office found",
    "written-on-missing": "no date of writing found",
    "written-on-damaged": "the date of writing is damaged: %(what)s",
    "written-on-in-future": "the date of writing lies in the future: %(what)s",
    "published-on-missing": "no date of publication found",
    "published-on-damaged": "the date of publication is damaged: %(what)s",
    "published-on-in-future": "the date of publication lies in the future: %(what)s",
    "published-on-is-update": "the date of publication is that of the page's last update",
    "several-documents": "%(what)s documents in one file",
    "repeated": "says the same twice: %(num)d paragraphs",
    "set-aside": "kept out of the body: %(num)d lines",
    "unplaced": "found no place in the guide: %(num)d lines",
    "secrecy-mark": "bears a secrecy mark: %(what)s",
    "lost-characters": "has lost characters",
    "automatic-numbers": "automatic numbers are left out",
    "tracked-changes": "has tracked changes: read as accepted",
    "pictures-left-out": "pictures are left out",
    "footnotes-left-out": "footnotes are left out",
    "comments-left-out": "comments are left out",
    "formulas-left-out": "formulas are left out",
    "text-box": "has text boxes: %(num)d lines",
    "hidden-sheet": "a hidden sheet is left out: %(what)s",
    "formula-without-value": "formulas without a value: %(num)d",
    "formula-in-error": "formulas in error: %(num)d",
    "page-without-text": "pages without text: %(what)s",
    "authority-missing": "no authority found",
    "basis-missing": "no legal basis found",
    "conditions-missing": "no conditions found",
    "materials-missing": "no materials found",
    "steps-missing": "no steps found",
    "statutory-missing": "no statutory time limit found",
    "promised-missing": "no promised time limit found",
    "fee-missing": "no fee found",
    "film-converted": "is made ready for screens when it is kept: upright, at most 1920 × 1080, H.264",
    "other-ending": "the name ends in %(what)s, the file is something else",
    "no-text": "holds pictures of pages and no text",
    "pdf-characters": "does not tell which characters its text is made of",
    "no-words": "holds no words",
    "table-too-long": "a table of more than 5,000 rows is not taken row by row",
}
SAME: Final = "the same document is there already: %(what)s"
ASSIGNED: Final = "index number given here"
HELD: Final = "stays a draft until an editor has looked at it"
NOT_A_DOCUMENT: Final = "not by its name a document"
COUNTS: Final = "imported: %(imported)d, skipped: %(skipped)d, passed over: %(passed)d, refused: %(refused)d"
REHEARSED: Final = "nothing was written: this was a rehearsal"
_LONGEST: Final = 40


def remarks(outcome: Outcome, spoken: Spoken) -> Iterator[str]:
    """What there is to say about one file, most important first."""
    if outcome.problem is not None:
        field = f"{outcome.problem.field}: " if outcome.problem.field else ""
        yield field + spoken(outcome.problem.message) % outcome.problem.values
    if outcome.same_as:
        yield spoken(SAME) % {"what": outcome.same_as}
        return
    if outcome.state == "passed-over":
        yield spoken(NOT_A_DOCUMENT)
    if outcome.made and outcome.made.held:
        yield spoken(HELD)
    if outcome.made and outcome.made.assigned:
        yield spoken(ASSIGNED)
    yield from flagged(outcome.flags, spoken)


def flagged(flags: Sequence[str], spoken: Spoken) -> Iterator[str]:
    """Each code once, with its first words or how often it stands."""
    counted = Counter(flag.partition(":")[0] for flag in flags)
    first = {flag.partition(":")[0]: flag.partition(": ")[2] for flag in reversed(flags)}
    for code in counted:
        what = first[code] if len(first[code]) <= _LONGEST else first[code][:_LONGEST] + "…"
        # Whoever writes over the API may name what no import does.
        yield spoken(FLAGS[code]) % {"what": what, "num": counted[code]} if code in FLAGS else code


def counts(outcomes: Sequence[Outcome]) -> dict[str, int]:
    """The values for COUNTS."""
    told = Counter(outcome.state for outcome in outcomes)
    imported = told["approved"] + told["draft"] + told["fits"]
    return {
        "imported": imported, "skipped": told["known"], "passed": told["passed-over"], "refused": told["refused"]
    }  # fmt: skip
