"""What stands above every page while an emergency does: what runs, what waits for me, what one put out alone."""

from typing import Any, Final

from flask import g, request

from content.desk.actor import Actor
from content.desk.alerts import views
from content.desk.alerts.views import AlertView

from . import context
from .alert_cards import cards

# Pages on which people wait for something to come: the bar comes by itself there.
LIVE: Final = ("desk.work.show", "desk.alerts.index", "desk.screens.show")


def bar(actor: Actor) -> list[dict[str, Any]]:
    found = _going()
    running = [each for each in found if each.state == "running" and each.kind != "cancel" and not each.covered]
    return cards([*running, *(each for each in waiting(actor) if each not in running)])


def waiting(actor: Actor) -> list[AlertView]:
    """What this account may confirm, and what it may review."""
    return [each for each in _going() if each.may_confirm(actor) or each.may_review(actor)]


def is_live() -> bool:
    return request.endpoint in LIVE


def _going() -> list[AlertView]:
    if "going_alerts" not in g:
        with context.desk().database.reading() as session:
            g.going_alerts = views.going(session, context.now())
    found: list[AlertView] = g.going_alerts
    return found
