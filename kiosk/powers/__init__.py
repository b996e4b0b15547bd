"""The list of powers and responsibilities: what the office may do to anyone, on which law, and who answers for it."""

from flask import Blueprint, render_template, request
from markupsafe import Markup

from kiosk.holding import Holding
from kiosk.language import language
from kiosk.naming import titles
from kiosk.powers.kept import Writings
from kiosk.powers.power import TYPES, Group, grouped
from kiosk.powers.power import power as read
from kiosk.records import Records


def powers(holding: Holding) -> Blueprint:
    blueprint, kept = Blueprint("powers", __name__), Writings()

    @blueprint.get("/powers/")
    def index() -> str:
        """All of them; with ?type=, those of one type under the same totals."""
        records, now = holding.view.records, holding.clock.now()
        if records is None:
            return render_template("powers/index.html", written="")
        asked = request.args.get("type")
        only = asked if asked in TYPES else None
        state = (records.edition, records.epoch(now))
        written = kept.get(state, (language(), only), lambda: _written(records, only, now))
        return render_template("powers/index.html", written=written)

    return blueprint


def _written(records: Records, only: str | None, now: int) -> Markup:
    """The totals, and all powers of the type."""
    groups: tuple[Group, ...] = grouped(read(row.name, row.card) for row in records.of_kind("power", now))
    names = {kind: titles(records, kind, now) for kind in ("guide", "department")}
    return Markup(render_template("powers/parts/list.html", groups=groups, only=only, names=names))  # noqa: S704
