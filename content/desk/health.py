"""/healthz and /metrics of the desk: open to everybody on purpose, and without anything worth knowing."""

import os
import time

from flask import Blueprint, Response, g, jsonify, request
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    generate_latest,
)

from .office import Desk


def create_health(desk: Desk) -> Blueprint:
    """200 also when degraded; the problems are named."""
    health = Blueprint("health", __name__)
    registry = CollectorRegistry()
    ProcessCollector(registry=registry)
    count = Counter("foyer_desk_requests", "Answers", ["method", "endpoint", "status"], registry=registry)
    took = Histogram("foyer_desk_seconds", "Time to answer", ["endpoint"], registry=registry)
    alarms = Gauge("foyer_desk_problems", "What is wrong now", registry=registry)
    alarms.set_function(lambda: len(desk.alarms.now()))

    @health.get("/healthz")
    def healthz() -> Response:
        found = [alarm._asdict() for alarm in desk.alarms.now()]
        notes = [note._asdict() for note in desk.notes.now()]
        status = "degraded" if found else "ok"
        answer = jsonify(status=status, problems=found, notes=notes, pid=os.getpid(), part="desk")
        answer.headers["Cache-Control"] = "no-store"
        return answer

    @health.get("/metrics")
    def metrics() -> Response:
        return Response(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)

    @health.before_app_request
    def begin() -> None:
        g.began = time.perf_counter()

    @health.after_app_request
    def end(answer: Response) -> Response:
        endpoint = request.endpoint or "none"
        method = request.method if request.method in _METHODS else "OTHER"
        count.labels(method, endpoint, str(answer.status_code)).inc()
        if "began" in g:
            took.labels(endpoint).observe(time.perf_counter() - g.began)
        return answer

    return health


_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"})
