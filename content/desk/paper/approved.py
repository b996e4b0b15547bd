"""By whom what was shown had been written and approved, in one line each."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from content.desk.models import Account, Alert, Notice, Revision
from content.desk.views import DecisionView, RevisionView, revision_view

LETS: Final = ("approve", "console")


class Approved(NamedTuple):
    """ledger: the id of the line that let it on the screens; everything is "" where nothing is known any more."""

    text: str = ""
    level: str = ""
    author: str = ""
    approvals: str = ""
    secrecy: str = ""
    ledger: str = ""


def approved(
    session: Session, kind: str, number: int, revision: int, words: Mapping[str, str], zone: ZoneInfo
) -> Approved:
    """Of a wording of a notice, or of an alert. `words` has roles, levels, kinds and acts in the reader's language."""
    if kind == "alert":
        alert = session.get(Alert, number)
        return _of_alert(alert, words, zone) if alert else Approved()
    row = session.scalars(select(Revision).where(Revision.notice_id == number, Revision.sequence == revision)).first()
    return _of_notice(session, number, row, words, zone) if row else Approved()


def _of_notice(session: Session, number: int, row: Revision, words: Mapping[str, str], zone: ZoneInfo) -> Approved:
    wording = revision_view(row)
    notice, content = session.get_one(Notice, number), row.content
    return Approved(
        text=content.get("text") or words.get(content["kind"], content["kind"]),
        level=words.get(content["level"], content["level"]),
        author=_person(notice.author),
        approvals="\n".join(_said(each, words, zone) for each in wording.decisions if each.verdict in LETS),
        secrecy="\n".join(_said(each, words, zone) for each in _of_secrecy(wording)[-1:]),
        ledger=wording.approved_by or "",
    )


def _of_secrecy(wording: RevisionView) -> Sequence[DecisionView]:
    return [each for each in wording.decisions if each.verdict == "approve" and each.role == wording.secrecy_by]


def _said(each: DecisionView, words: Mapping[str, str], zone: ZoneInfo) -> str:
    role = words.get(each.role or each.verdict, each.role or each.verdict)
    instead = f" ({each.stands_for.display_name})" if each.stands_for else ""
    return f"{role} {each.by.display_name}{instead} {_at(each.at, zone)}"


def _of_alert(alert: Alert, words: Mapping[str, str], zone: ZoneInfo) -> Approved:
    acts = [each for each in alert.acts if each.kind != "discard"]
    said = (
        f"{words.get(f'alert-{each.kind}', each.kind)} {_person(each.account)} {_at(each.at, zone)}" for each in acts
    )
    return Approved(
        text=str(alert.content.get("headline") or alert.content.get("event") or ""),
        level=words["emergency"],
        author=_person(alert.author) if alert.author else alert.came_by,
        approvals="\n".join(said),
        ledger=acts[0].ledger_id if acts else alert.ledger_id,
    )


def _person(account: Account | None) -> str:
    if account is None:
        return ""
    return f"{account.display_name} ({account.department})" if account.department else account.display_name


def _at(ms: int, zone: ZoneInfo) -> str:
    return datetime.fromtimestamp(ms / 1000, zone).strftime("%Y-%m-%d %H:%M")
