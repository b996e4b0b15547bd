"""How push is doing: /healthz for people and supervisors, /metrics for Prometheus. Both answer also when degraded."""

import json
import os
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from flask import Blueprint, Response, jsonify, request
from prometheus_client import CollectorRegistry, ProcessCollector, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from content.published.reader import Problem as Wrong
from display.push.access import Access

METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8"
Facts = Callable[[], dict[str, Any]]


def create_status(facts: Facts, access: Access) -> Blueprint:
    """`facts()` gives the body of /healthz."""
    status = Blueprint("status", __name__)
    registry = CollectorRegistry()
    ProcessCollector(registry=registry)
    registry.register(_Figures(facts, access))

    @status.get("/healthz")
    def healthz() -> Response:
        answer = jsonify(facts())
        answer.headers["Cache-Control"] = "no-store"
        return answer

    @status.get("/metrics")
    def metrics() -> Response:
        access.who(request.environ)
        return Response(generate_latest(registry), content_type=METRICS_TYPE)

    return status


def health(problems: Iterable[Wrong], **facts: Any) -> dict[str, Any]:
    """The common shape of every /healthz: status, problems, pid, and what is special."""
    listed = [{"what": each.what, "name": each.name, "since": each.since} for each in dict.fromkeys(problems)]
    return {"status": "degraded" if listed else "ok", "problems": listed, "pid": os.getpid(), **facts}


def upstream(state_file: Path, configured: bool) -> dict[str, Any] | None:
    """What the feed process says of its upstream; None at a hub."""
    if not configured:
        return None
    try:
        said = json.loads(state_file.read_bytes())
        return {"state": str(said["state"]), "since": int(said["since"])}
    except (OSError, ValueError, KeyError, TypeError):
        return {"state": "disconnected", "since": int(time.time() * 1000)}


class _Figures(Collector):
    def __init__(self, facts: Facts, access: Access) -> None:
        self._facts, self._access = facts, access

    def collect(self) -> Iterator[Metric]:
        facts = self._facts()
        yield GaugeMetricFamily("foyer_screens", "Screens connected now", facts["screens"])
        yield GaugeMetricFamily("foyer_problems", "Problems listed by /healthz", len(facts["problems"]))
        yield GaugeMetricFamily("foyer_fast_path", "1 while broadcasts take the fast path", facts["path"] == "fast")
        numbers = GaugeMetricFamily("foyer_programme_number", "Number on the air", labels=["channel"])
        for channel, number in facts["channels"].items():
            numbers.add_metric([channel], number)
        yield numbers
        yield CounterMetricFamily("foyer_requests_refused", "Requests without a right token", self._access.refused)
