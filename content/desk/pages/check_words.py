"""What the checks say, in words: what each kind of finding is called, and what is to be thought about."""

from typing import Final

from content.desk.checks.finding import Finding

from .language import Word, gettext
from .language import Word as _

NAMES: Final[dict[str, Word]] = {
    "secrecy-mark": _("Secrecy mark"),
    "roster": _("List of persons"),
    "id-card": _("Identity card number"),
    "bank-card": _("Bank card number"),
    "phone": _("Telephone"),
    "link": _("Address outside"),
    "placeholder": _("Placeholder"),
    "blank": _("Missing number"),
    "no-date": _("No such date"),
    "lost-date": _("Broken date"),
    "weekday": _("Wrong weekday"),
    "total": _("Sum"),
    "listed": _("Count of a list"),
    "doubled": _("Doubled"),
    "contradiction": _("More than the whole"),
    "place": _("Another place"),
    "foreign-name": _("Name of another office"),
    "another-bureau": _("Another bureau"),
    "law-name": _("Name of a law"),
    "miswritten": _("Miswritten"),
    "at-odds": _("Words at odds"),
    "quotes": _("Quotation marks"),
    "inner-title": _("Title within a title"),
    "glyph": _("Character missing"),
    "stray-blank": _("Blank inside a sentence"),
    "numbering": _("Numbering"),
    "run-on": _("Heading inside a line"),
    "unended": _("Line without its end"),
    "traditional": _("Traditional characters"),
    "page-words": _("Words of a web page"),
    "repeated": _("Repeated text"),
    "widths": _("Half and full width"),
    "old-heading": _("Last year's heading"),
    "old-plan": _("Year of a plan"),
    "same": _("Published already"),
    "short-time": _("Short time to read"),
    "fast": _("Fast"),
    "small-writing": _("Small writing"),
}
SAYS: Final[dict[str, Word]] = {
    "secrecy-mark": _("A text that bears such a mark is not put out."),
    "roster": _("%(count)d lines name persons with their numbers. Mask the whole column."),
    "id-card": _("This is the number of an identity card that can exist. Mask it."),
    "bank-card": _("This is the number of a bank card that can exist. Mask it."),
    "phone": _("This is not among the numbers that the office publishes. If it is somebody's own, mask it."),
    "link": _("Nobody can open %(host)s at a screen, and it is not the office's own."),
    "placeholder": _("Something was meant to be filled in here."),
    "blank": _("A number seems to be missing here."),
    "no-date": _("There is no such day or time."),
    "lost-date": _("This looks like a date that has lost its signs."),
    "weekday": _("That day is a %(weekday)s."),
    "total": _("The parts give %(sum)s, the text says %(total)s."),
    "listed": _("The text says %(total)d, the list has %(sum)d."),
    "doubled": _("It stands here twice."),
    "place": _("This place is not the office's own: is it left from another's text?"),
    "contradiction": _("Further up there are %(whole)d in all, and this is said to be some of them."),
    "foreign-name": _("It is on the office's list of others' names."),
    "another-bureau": _("Only this office's own name fits here: is it left from another's text?"),
    "law-name": _("It is called %(name)s."),
    "miswritten": _("This is often written so, and wrong here."),
    "at-odds": _("One of the two says what the other denies or has said already."),
    "quotes": _("This set phrase stands in quotation marks."),
    "inner-title": _("A title within a title stands in 〈 〉."),
    "glyph": _("No font of the screens has it (%(code)s)."),
    "stray-blank": _("There is a blank inside the sentence, as copying leaves it."),
    "numbering": _("Number %(number)d is due here."),
    "run-on": _("It begins a line of its own."),
    "unended": _("The line ends inside a sentence: is a word torn, or the full stop missing?"),
    "traditional": _("%(count)d traditional characters: an office writes standard ones."),
    "page-words": _("This belongs to the page that the text was copied from."),
    "repeated": _("The same stands further up already."),
    "widths": _("Chinese text takes full-width signs, numbers and letters are half-width."),
    "old-heading": _("The text speaks of %(year)d."),
    "old-plan": _("A plan for the year that is reported on (%(year)d): is the next one meant?"),
    "same": _("Word for word the same is out already: %(where)s."),
    "short-time": _("A page stays %(given)d seconds; reading it takes %(need)d."),
    "fast": _("Everybody can read up to %(most)d characters a minute."),
    "small-writing": _(
        "What looks like writing in picture %(number)d is %(height)d px high on the screen; %(least)d px can be read."
    ),
}
# As the ledger's page calls them.
ACTS: Final[dict[str, Word]] = {
    "finding-kept": _("A finding kept"),
    "secrecy-asked": _("Secrecy reviewer asked about a draft"),
    "check-words": _("Lists of the checks changed"),
}
WEEKDAYS: Final[dict[str, Word]] = {
    "一": _("Monday"),
    "二": _("Tuesday"),
    "三": _("Wednesday"),
    "四": _("Thursday"),
    "五": _("Friday"),
    "六": _("Saturday"),
    "日": _("Sunday"),
}


def name(kind: str) -> str:
    return str(NAMES[kind])


def says(finding: Finding) -> str:
    values = dict(finding.values)
    if "weekday" in values:
        values["weekday"] = str(WEEKDAYS[values["weekday"]])
    if "where" in values:
        values["where"] = where(values["where"])
    said = str(SAYS[finding.kind])
    return said % values if values else said


def where(subject: str) -> str:
    """A ledger name as people say it."""
    kind, _colon, rest = subject.partition(":")
    return gettext("notice %(number)s", number=rest) if kind == "notice" else rest
