"""Flask-SocketIO on eventlet as its own documentation writes it: what a programme push costs without any care.

Run as `python -m tests.bench.servers.stock_server PORT`.
"""

import eventlet

eventlet.monkey_patch()

import sys  # noqa: E402
from typing import Any  # noqa: E402

from flask import Flask, request  # noqa: E402
from flask_socketio import SocketIO, join_room  # noqa: E402

app = Flask(__name__)
socketio = SocketIO(app, async_mode="eventlet")
current: dict[str, Any] = {}


def connect(auth: dict[str, Any]) -> None:
    join_room(auth["channel"])


def hello(_said: dict[str, Any]) -> dict[str, Any]:
    return {"number": current["number"], "programme": dict(current)}


socketio.on_event("connect", connect, namespace="/screens")
socketio.on_event("hello", hello, namespace="/screens")


@app.post("/publish")
def publish() -> str:
    current.update(request.get_json())
    socketio.emit("programme", dict(current), to="bench", namespace="/screens")
    return ""


if __name__ == "__main__":
    socketio.run(app, host="127.0.0.1", port=int(sys.argv[1]), log_output=False)
