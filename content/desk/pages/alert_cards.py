"""What a list says of an alert."""

from typing import Any

from flask import url_for

from content.desk.alerts.views import AlertView

from . import alert_words, context


def card(alert: AlertView) -> dict[str, Any]:
    return {
        "alert": alert,
        "name": alert_words.name(alert),
        "state": alert_words.state(alert),
        "url": url_for("desk.alerts.show", number=alert.id),
        "overdue": alert.review_by is not None and alert.review_by <= context.now(),
    }


def cards(found: list[AlertView]) -> list[dict[str, Any]]:
    return [card(each) for each in found]
