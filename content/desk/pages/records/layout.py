"""The kinds of records as staff meet them: what they are called, and in which sections their fields stand."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from content.desk.records.kinds import SINGLE

from ..language import Word
from ..language import Word as _
from .schema import Field, of_kind

Sections = tuple[tuple[Word, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class KindWords:
    """many: a heading; one: of one record; new: the button; means: what it is for; empty: what to do without any."""

    many: Word
    one: Word
    new: Word
    means: Word
    empty: Word


KINDS: Final[Mapping[str, KindWords]] = {
    "guide": KindWords(
        _("Office guides"),
        _("Office guide"),
        _("New guide"),
        _("What visitors can get done, with papers, steps, times and fees."),
        _("No guide yet. Write the matter that people ask for most, or bring in the Word files you have."),
    ),
    "department": KindWords(
        _("Departments"),
        _("Department"),
        _("New department"),
        _("Who does what, in which room, with which telephone."),
        _("No department yet. Begin with the one that visitors look for most."),
    ),
    "power": KindWords(
        _("Powers and duties"),
        _("Power"),
        _("New power"),
        _("The list of powers and responsibilities, by type."),
        _("No power yet. Each has a type, its legal basis and a flowchart."),
    ),
    "catalog": KindWords(
        _("Disclosure catalog"),
        _("Public document"),
        _("New document"),
        _("Public documents with index number, document number and full text."),
        _("No document yet. Write one, or bring in many files at once."),
    ),
    "about": KindWords(
        _("About pages"),
        _("Page"),
        _("New page"),
        _("The office, the disclosure guide, rules and annual reports."),
        _("No page yet. Begin with what the office does."),
    ),
    "floor": KindWords(
        _("Floors"),
        _("Floor"),
        _("New floor"),
        _("Plans that routes and maps are made of."),
        _("No floor yet. Give it a plan as GeoJSON; the desk says which rooms cannot be reached."),
    ),
    "office": KindWords(
        _("The office"),
        _("The office"),
        _("Describe the office"),
        _("Name, address, telephone and opening hours."),
        _("The office is not described yet: kiosks then show neither address nor hours."),
    ),
    "topics": KindWords(
        _("Topics of the catalog"),
        _("Topics"),
        _("Write the topics"),
        _("The three levels by which documents are browsed."),
        _("No topics yet: kiosks list documents by genre, department and year only."),
    ),
}
_FOUND: Final = (_("How people find it"), ("words", "words_en", "order", "visible"))
_FLAGGED: Final = (_FOUND[0], (*_FOUND[1], "flags"))
SECTIONS: Final[Mapping[str, Sections]] = {
    "guide": (
        (_("What it is"), ("title", "summary", "department", "icon", "item_type", "handling", "audience", "level",
                           "authority", "codes", "effective_from")),
        (_("Who may apply"), ("conditions",)),
        (_("What to bring"), ("materials",)),
        (_("How it goes"), ("steps", "result")),
        (_("How long, how much"), ("statutory", "promised", "special", "fee", "visits", "visit_note")),
        (_("Where and when"), ("counter", "hours", "opening", "phone", "online", "self_service", "enquiry",
                               "complaint")),
        (_("Law"), ("basis", "powers", "rights", "remedy")),
        (_("Forms"), ("forms",)),
        _FLAGGED,
    ),
    "department": (
        (_("What it is"), ("title", "summary", "duties", "matters")),
        (_("Where and when"), ("rooms", "floor", "phone", "hours", "opening")),
        (_("Posts"), ("head", "people")),
        _FOUND,
    ),
    "power": (
        (_("What it is"), ("title", "type", "code", "department", "summary", "guide", "phone")),
        (_("Law"), ("basis", "duty", "accountability")),
        (_("How it goes"), ("steps",)),
        _FOUND,
    ),
    "catalog": (
        (_("What it is"), ("title", "document_number", "index_number", "issuer", "department", "written_on",
                           "published_on", "topic", "genre", "validity", "summary", "keywords", "source")),
        (_("May it be shown"), ("attribute", "attribute_reason")),
        (_("Text"), ("body", "attachments")),
        _FLAGGED,
    ),
    "about": ((_("What it is"), ("title", "section", "summary")), (_("Text"), ("body",)), _FOUND),
    "floor": ((_("What it is"), ("title", "number", "summary")), (_("Plan"), ("plan", "size")), _FOUND),
    "office": (
        (_("What it is"), ("title", "motto", "summary")),
        (_("Where and when"), ("address", "postcode", "phone", "phone_note", "complaint_phone", "hours", "opening",
                               "information_place", "kiosk")),
        _FOUND,
    ),
    "topics": ((_("What it is"), ("title", "summary")), (_("Topics"), ("tree",)), _FOUND),
}  # fmt: skip


def sections(kind: str) -> Iterator[tuple[str, list[Field]]]:
    """The fields of a kind under their headings."""
    fields = {each.name: each for each in of_kind(kind)}
    for heading, names in SECTIONS[kind]:
        yield str(heading), [fields[name] for name in names]


def is_single(kind: str) -> bool:
    """An office has one of these, called as its kind."""
    return kind in SINGLE
