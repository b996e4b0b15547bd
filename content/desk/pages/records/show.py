"""The page of one record: what it says, as visitors read it; what changed; its review and what happened so far."""

from typing import Any

from flask import Blueprint, render_template, session, url_for

from content.desk import absences, chains, ledger
from content.desk.declared import UNSAID
from content.desk.records import RecordView, writing
from content.desk.records.belonging import is_colleague
from content.desk.records.views import record_view
from content.desk.roles import WRITERS

from .. import context, findings
from ..people import people
from ..review import chain, compared, declared, history, may
from . import form, gaps, plans, suggestions
from .difference import difference
from .layout import KINDS

OPEN = ("draft", "returned", "submitted")
ACTS = ("approve", "give_back", "refer", "submit", "withdraw")


def mount(blueprint: Blueprint) -> None:
    blueprint.add_url_rule("/<int:number>/", "show", shown)


def shown(number: int, **more: Any) -> str:
    """`more` is what a refused decision has to say on it."""
    actor, now = context.actor(), context.now()
    with context.desk().database.reading() as db:
        item = writing.of_number(db, number)
        record = record_view(item, now)
        rule = chains.find(db, record.kind, chains.ROUTINE)
        lines = ledger.about(db, f"record:{record.key}")
        known, covered = people(db, now), absences.covered_by(db, actor, now)
        # What stands approved was settled before; what is open still is looked at.
        # Only who writes edits as a colleague.
        colleague = actor.may(WRITERS) and is_colleague(db, actor, item, now)
        found = findings.of_item(db, item, actor, now) if record.state in OPEN else None
        titles = suggestions.titles(db)
    told = _content(record) | {
        "titles": titles,
        "chain": chain(record.newest, rule.steps if rule else (), rule.secrecy_by if rule else "", known),
        "history": history(record, lines, known),
        "may": may(record, actor, covered, known, colleague=colleague),
        "declared": UNSAID.model_copy(update={"attribute": record.newest.content.get("attribute", "open")}),
        "declared_so": declared(record.newest),
        "findings": found,
        "subject": form.subject_of(record),
        "back": url_for("desk.records.show", number=number),
        "asks_importance": True,
        "urls": {act: url_for(f"desk.records.{act}", number=number) for act in ACTS},
        "forget": session.pop("saved", ""),
        "mistakes": {},
        "mistake": "",
    }
    return render_template("records/show.html", **told | _changes(record) | more)


def _content(record: RecordView) -> dict[str, Any]:
    newest = record.newest
    sections = form.drawing().sections(record.kind, newest.content)
    return {
        "record": record,
        "kind": record.kind,
        "words_of_kind": KINDS[record.kind],
        "title": form.called_of(record),
        "content": newest.content,
        "digest": newest.digest,
        "sections": sections,
        "gaps": gaps.gaps(record.kind, sections, newest.content),
        "plan": plans.shown(newest.content, record.name) if record.kind == "floor" else None,
        "reason": newest.decisions[-1].note if record.state == "returned" else "",
    }


def _changes(record: RecordView) -> dict[str, Any]:
    """What would change for visitors, and what changed since somebody had it in review."""
    newest, live, before = record.newest, record.approved, compared(record, context.actor())
    beside = live is not None and live is not newest
    return {
        "live": live,
        "difference": difference(record.kind, live.content, newest.content) if live and beside else [],
        "before": before,
        "since": difference(record.kind, before.content, newest.content) if before else [],
    }
