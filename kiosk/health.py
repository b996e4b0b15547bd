"""How the kiosk is doing, for staff and their monitors. Answers 200 also when degraded."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from flask import Blueprint, Response
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Gauge, ProcessCollector, generate_latest

from content.published.feed_state import read_state
from kiosk.holding import Holding

MOST_COUNTED = 10_000
Wsgi = Callable[[dict[str, Any], Any], Iterable[bytes]]


def status(holding: Holding, data: Path, upstream: str | None) -> dict[str, Any]:
    view = holding.view
    fed = _upstream(holding, data, upstream)
    problems = [each._asdict() for each in view.problems] + fed.pop("problems")
    if holding.clock.behind:
        problems.append({"what": "clock_behind", "name": f"{holding.clock.behind} ms", "since": holding.started})
    return {
        "status": "degraded" if problems else "ok",
        "problems": problems,
        "pid": os.getpid(),
        "channel": holding.channel,
        "programme": view.programme.number if view.programme else None,
        "edition": _edition(holding),
        "index": _index(holding),
        "upstream": fed,
        "spool": {"entries": _waiting(data / "spool")},
    }


def health(holding: Holding, data: Path, upstream: str | None, registry: CollectorRegistry) -> Blueprint:
    """`registry` holds what else is counted."""
    blueprint = Blueprint("health", __name__)
    ProcessCollector(registry=registry)
    for name, text, value in _gauges(holding):
        Gauge(name, text, registry=registry).set_function(value)

    @blueprint.get("/healthz")
    def healthz() -> dict[str, Any]:
        return status(holding, data, upstream)

    @blueprint.get("/metrics")
    def metrics() -> Response:
        return Response(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)

    return blueprint


def counted(app: Wsgi, registry: CollectorRegistry) -> Wsgi:
    """`app`, its answers counted by their status."""
    answers = Counter("foyer_kiosk_answers", "Answers given", ["status"], registry=registry)

    def answer(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        def started(status: str, headers: list[tuple[str, str]], trouble: Any = None) -> Any:
            answers.labels(status[:3]).inc()
            return start_response(status, headers, trouble)

        return app(environ, started)

    return answer


def _gauges(holding: Holding) -> list[tuple[str, str, Any]]:
    def number(held: Any) -> int:
        return held.number if held else 0

    return [
        ("foyer_kiosk_programme_number", "Number of the programme held", lambda: number(holding.view.programme)),
        ("foyer_kiosk_edition_number", "Number of the edition held", lambda: number(holding.view.edition)),
        ("foyer_kiosk_index_edition", "Number of the edition that is indexed", lambda: number(holding.view.records)),
        ("foyer_kiosk_problems", "Problems of the store", lambda: len(holding.view.problems)),
    ]


def _edition(holding: Holding) -> dict[str, Any] | None:
    held = holding.view.edition
    if held is None:
        return None
    # What does not verify is never held.
    return {"number": held.number, "id": held.envelope.id, "built_at": held.built_at, "verified": True}


def _index(holding: Holding) -> dict[str, Any]:
    """Of which edition pages and search speak; the edition above is shown together with it."""
    records = holding.view.records
    if records is None:
        return {"state": "missing", "edition": None}
    return {"state": "standing", "edition": records.number}


def _upstream(holding: Holding, data: Path, upstream: str | None) -> dict[str, Any]:
    """The feed's own word, or that the store is filled on this machine."""
    if upstream is None:
        return {"state": "local", "since": holding.started, "problems": []}
    said = read_state(data / "feed.json") or {}
    return {
        "state": said.get("state", "disconnected"),
        "since": said.get("since", holding.started),
        "problems": list(said.get("problems", [])),
    }


def _waiting(spool: Path) -> int:
    """Entries not yet taken in, counted up to a limit."""
    count = 0
    for _, _, names in os.walk(spool):
        count += sum(name.endswith(".json") for name in names)
        if count >= MOST_COUNTED:
            break
    return count
