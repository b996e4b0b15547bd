"""What a notice or a record says on its review form: who wrote it, who decided what, and how it was let out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from content.desk.models import Account, LedgerEntry
from content.desk.paper.form import Form, Opinion, Rows
from content.desk.review import SECRECY
from content.desk.views import DecisionView, Reviewed, RevisionView

from . import context, moments
from .channel_titles import titled
from .language import gettext
from .words import ROLES

DECIDED: Final = frozenset({"approve", "return", "refer"})


@dataclass(frozen=True, slots=True)
class About:
    """What only its kind knows: subject: what the ledger calls it; facts and content as pairs of words; out: what of
    the ledger's publications would carry it, `programmes` or `editions`."""

    subject: str
    title: str
    facts: Rows
    content: Rows
    out: str


def form(session: Session, item: Reviewed, about: About) -> Form:
    """The form of the wording that counts: the approved one, else the newest."""
    wording = item.approved or item.newest
    author = session.get(Account, item.author.id)
    return Form(
        office=context.office().name,
        title=gettext("Review form for information disclosure"),
        facts=[
            (gettext("Title"), about.title),
            (gettext("Drafted by"), item.author.display_name),
            (gettext("Drafting department"), author.department if author else ""),
            (gettext("Drafted on"), _at(wording.created_at)),
            *about.facts,
        ],
        content_name=gettext("Content to be disclosed"),
        content=about.content,
        attribute_name=gettext("Disclosure attribute"),
        attribute=_attributes(wording),
        attribute_reason=str(wording.declared.get("attribute_reason", "")),
        secrecy=_secrecy(wording),
        opinions=_opinions(wording),
        release_name=gettext("Release"),
        release=_release(session, item, wording, about),
        earlier_name=gettext("Earlier in this review"),
        earlier=_earlier(item, wording),
        feet=_feet(about, wording),
        signature_name=gettext("Signed"),
        date_name=gettext("Date"),
    )


def _attributes(wording: RevisionView) -> list[tuple[str, bool]]:
    names = {
        "open": gettext("Disclosed on the office's own initiative"),
        "on-request": gettext("Disclosed on request"),
        "closed": gettext("Not disclosed"),
    }
    chosen = wording.declared.get("attribute") or wording.content.get("attribute")
    if chosen is None and any(each.verdict == "console" for each in wording.decisions):
        # What is put out at the console goes to everybody.
        chosen = "open"
    return [(name, value == chosen) for value, name in names.items()]


def _secrecy(wording: RevisionView) -> Opinion:
    """The approval that was the secrecy review too."""
    name = gettext("Secrecy review")
    for each in _answers(wording)[-1:]:
        said = gettext("Reviewed before disclosure: holds no state secret, and nothing that must not be disclosed")
        return Opinion(name, said, each.note, _who(each), _at(each.at))
    console = [each for each in wording.decisions if each.verdict == "console"]
    return (
        Opinion(name, gettext("Answered for at the server's console"), "", *_signed(console))
        if console
        else Opinion(name)
    )


def _answers(wording: RevisionView) -> Sequence[DecisionView]:
    return [each for each in wording.decisions if each.verdict == "approve" and each.role == wording.secrecy_by]


def _opinions(wording: RevisionView) -> list[Opinion]:
    """One of every step of the chain but the secrecy reviewer's, which has a place of its own; what was decided at the
    console stands for all of them."""
    console = [each for each in wording.decisions if each.verdict == "console"]
    if console:
        return [Opinion(gettext("Opinion"), _verdict(console[-1]), console[-1].note, *_signed(console))]
    return [_of_step(wording, role) for role in wording.steps if role != SECRECY]


def _of_step(wording: RevisionView, role: str) -> Opinion:
    name = gettext("Opinion of: %(role)s", role=str(ROLES.get(role, role)))
    said = [each for each in wording.decisions if each.role == role and each.verdict != "submit"]
    return Opinion(name, _verdict(said[-1]), said[-1].note, *_signed(said)) if said else Opinion(name)


def _release(session: Session, item: Reviewed, wording: RevisionView, about: About) -> Rows:
    """Who let it out is whose decision was the last one; nobody can be that of their own text."""
    told: list[tuple[str, str]] = []
    if wording.approved_by:
        last = wording.decisions[-1]
        told.append((gettext("Released by"), f"{_who(last)}  {_at(last.at)}"))
        line = _carried(session, wording.approved_by, about.out)
        if line is not None:
            numbers = ", ".join(f"{titled(name)} {number}" for name, number in line.details.get("numbers", {}).items())
            told.append((gettext("Published"), f"{_at(line.at)}  {numbers}"))
    if item.withdrawn_at is not None:
        told.append((gettext("Withdrawn"), _at(item.withdrawn_at)))
    return told or [("", gettext("Not released yet"))]


def _carried(session: Session, ledger_id: str, out: str) -> LedgerEntry | None:
    """The ledger's line on the first publication after that decision."""
    seq = int(ledger_id.partition("-")[0])
    after = select(LedgerEntry).where(LedgerEntry.subject == out, LedgerEntry.seq > seq)
    return session.scalars(after.where(LedgerEntry.kind == "publish").order_by(LedgerEntry.seq).limit(1)).first()


def _earlier(item: Reviewed, wording: RevisionView) -> list[str]:
    told = []
    for revision in item.revisions:
        kept = _shown(revision) if revision is wording else set()
        for each in revision.decisions:
            if each.verdict in DECIDED and each.ledger_id not in kept:
                said = "：".join(part for part in (_verdict(each), each.note) if part)
                number = gettext("version %(number)s", number=revision.sequence)
                told.append(f"{_at(each.at)}  {number}  {_who(each)}  {said}")
    return told


def _shown(wording: RevisionView) -> set[str]:
    """The decisions that have a place of their own on the form."""
    opinions = {_last_of(wording, role) for role in wording.steps if role != SECRECY}
    return opinions | {each.ledger_id for each in _answers(wording)[-1:]}


def _last_of(revision: RevisionView, role: str) -> str:
    found = [each.ledger_id for each in revision.decisions if each.role == role and each.verdict != "submit"]
    return found[-1] if found else ""


def _feet(about: About, wording: RevisionView) -> list[str]:
    lines = ", ".join(each.ledger_id for each in wording.decisions)
    which = {"subject": about.subject, "number": wording.sequence}
    return [
        gettext("Made from the ledger of decisions. %(subject)s, version %(number)s", **which),
        gettext("Content (SHA-256): %(digest)s", digest=wording.digest),
        gettext("Lines of the ledger: %(lines)s", lines=lines),
        gettext("Printed on %(time)s by %(name)s", time=_at(context.now()), name=context.actor().display_name),
    ]  # fmt: skip


def _signed(said: Sequence[DecisionView]) -> tuple[str, str]:
    return _who(said[-1]), _at(said[-1].at)


def _verdict(each: DecisionView) -> str:
    words = {
        "approve": gettext("agreed"),
        "return": gettext("returned"),
        "refer": gettext("handed to the secrecy reviewer"),
        "console": gettext("put out from the server's console"),
    }
    return words.get(each.verdict, each.verdict)


def _who(each: DecisionView) -> str:
    if each.stands_for is None:
        return each.by.display_name
    return gettext("%(name)s for %(absent)s", name=each.by.display_name, absent=each.stands_for.display_name)


def _at(ms: int) -> str:
    return moments.local(ms, context.zone()).strftime("%Y-%m-%d %H:%M")
