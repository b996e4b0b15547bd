"""Findings as they stand beside a text: the place with a little of what is around it, what is said of it, and what may
be done. The same values for notices and records, for the form, for its next look while somebody types, and for the
page that reviewers read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy.orm import Session

from content.desk.actor import Actor
from content.desk.checks import asking, keeping, standing
from content.desk.checks.fields import replaced, texts
from content.desk.checks.finding import BLOCK, Finding, fixed
from content.desk.checks.standing import Checked, Kept, Standing
from content.desk.models import Notice, Record

from . import check_words, context

AROUND: Final = 12
LONGEST: Final = 60
BECAUSE: Final = "because-"
FIX: Final = "fix:"


@dataclass(frozen=True, slots=True)
class Told:
    """One finding for a template. before, marked, after: the place; cut: how much of a long one is left out in the
    middle. because: a reason typed or given before. control: the control's name where the field is one."""

    finding: Finding
    name: str
    says: str
    before: str
    marked: str
    after: str
    fix: str | None
    kept: Kept | None
    open: bool
    because: str
    may_keep: bool

    @property
    def blocks(self) -> bool:
        return self.finding.severity == BLOCK


@dataclass(frozen=True, slots=True)
class Findings:
    """All of a content, in order; `content` is its digest, "" while it is not saved; asked: the secrecy reviewer was
    asked to look at it."""

    all: Sequence[Told]
    content: str = ""
    asked: bool = False

    @property
    def blocked(self) -> bool:
        """Something is open that only the secrecy reviewer can leave as it is."""
        return any(each.blocks for each in self.open)

    def at(self, field: str) -> list[Told]:
        """Those of a field, and of what is nested in it."""
        return [each for each in self.all if each.finding.field == field or each.finding.field.startswith(f"{field}.")]

    def elsewhere(self, fields: Sequence[str]) -> list[Told]:
        """Those that stand beside none of `fields`."""
        beside = [each for field in fields for each in self.at(field)]
        return [each for each in self.all if each not in beside]

    @property
    def open(self) -> list[Told]:
        return [each for each in self.all if each.open]


NONE: Final = Findings(())


def of_item(session: Session, item: Notice | Record, actor: Actor, now: int) -> Findings:
    """Of the newest wording, for its page."""
    checked = standing.of_item(session, item, now)
    said = dict(texts(standing.kind_of(item), item.revisions[-1].content))
    writers = keeping.writers_of(item, now) if checked.standings else frozenset()
    may = {each.finding.id: keeping.may_keep(actor, item, each.finding, writers) for each in checked.standings}
    found = [_told(each, said, "", may[each.finding.id]) for each in checked.standings]
    return Findings(found, checked.content, asking.asked(session, item.subject, checked.content) is not None)


def of_typed(kind: str, content: Mapping[str, Any], reasons: Mapping[str, str], subject: str = "") -> Findings:
    """Of what stands in a form, saved or not; `reasons` are those typed in it, by the id of their finding; `subject`
    is the ledger name of what it edits."""
    plain = unix(content)
    with context.desk().database.reading() as session:
        found = standing.found_in(session, kind, plain, context.now(), subject)
        checked: Checked = standing.answered(session, subject, "", found)
    said = dict(texts(kind, plain))
    return Findings([_told(each, said, reasons.get(each.finding.id, each.before), True) for each in checked.standings])


def reasons_in(form: Mapping[str, str]) -> dict[str, str]:
    """What was typed behind "keep, because", by the id of its finding."""
    return {name.removeprefix(BECAUSE): said for name, said in form.items() if name.startswith(BECAUSE)}


def put_right(kind: str, content: Mapping[str, Any], found: Findings, act: str) -> dict[str, Any]:
    """The content with the fix that a button of the form asks for ("fix:<id>"); as it is when that is gone."""
    plain: dict[str, Any] = unix(content)
    said = dict(texts(kind, plain))
    finding = asked_for(found, act)
    if finding is None or finding.field not in said:
        return plain
    return replaced(plain, finding.field, fixed(said[finding.field], finding))


def asked_for(found: Findings, act: str) -> Finding | None:
    """The finding whose fix a button of the form asks for, if it is still there."""
    return next((each.finding for each in found.all if act == FIX + each.finding.id), None)


def unix(value: Any) -> Any:
    """With the line ends that a text area has in the browser, so that a place is the same place there."""
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n")
    if isinstance(value, Mapping):
        return {key: unix(each) for key, each in value.items()}
    return [unix(each) for each in value] if isinstance(value, list | tuple) else value


def _told(each: Standing, said: Mapping[str, str], because: str, may_keep: bool) -> Told:
    finding = each.finding
    text = said.get(finding.field, finding.quoted)
    before = text[max(0, finding.start - AROUND) : finding.start].rpartition("\n")[2]
    after = text[finding.end : finding.end + AROUND].partition("\n")[0]
    return Told(
        finding=finding,
        name=check_words.name(finding.kind),
        says=check_words.says(finding),
        before=("…" if finding.start > AROUND else "") + before,
        marked=_short(finding.quoted),
        after=after + ("…" if finding.end + AROUND < len(text) else ""),
        fix=None if finding.suggestion is None else _short(finding.suggestion),
        kept=each.kept,
        open=each.open,
        because=because,
        may_keep=may_keep and finding.open_until_answered,
    )


def _short(text: str) -> str:
    """A long place as its two ends; a line end is seen."""
    seen = text.replace("\n", "⏎")
    return seen if len(seen) <= LONGEST else f"{seen[: LONGEST // 2]} … {seen[-LONGEST // 2 :]}"
