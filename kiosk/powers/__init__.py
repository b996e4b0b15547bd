"""The list of powers and responsibilities: what the office may do to anyone, on which law, and who answers for it."""

from collections.abc import Mapping

from flask import Blueprint, render_template, request

from kiosk.fields import Text, a_text
from kiosk.holding import Holding
from kiosk.powers.power import TYPES, grouped
from kiosk.powers.power import power as read
from kiosk.records import Records


def powers(holding: Holding) -> Blueprint:
    blueprint = Blueprint("powers", __name__)

    @blueprint.get("/powers/")
    def index() -> str:
        """All of them; with ?type=, those of one type under the same totals."""
        records, now = holding.view.records, holding.clock.now()
        rows = records.of_kind("power", now) if records else []
        asked = request.args.get("type")
        return render_template(
            "powers/index.html",
            groups=grouped(read(row.name, row.card) for row in rows),
            only=asked if asked in TYPES else None,
            names={kind: _names(records, kind, now) for kind in ("guide", "department")},
            arrived=records is not None,
        )

    return blueprint


def _names(records: Records | None, kind: str, now: int) -> Mapping[str, Text]:
    """What the pages of this kind are called, by name."""
    rows = records.of_kind(kind, now) if records else []
    return {row.name: title for row in rows if (title := a_text(row.title))}
