"""Engine.IO 4 and Socket.IO 5 packets of the namespace /screens, as text."""

import json
import re
from typing import Any, Literal, NamedTuple

from display.push.ready import Ready, plain

NAMESPACE = "/screens"
PING = "2"
LEAVE = f"41{NAMESPACE},"

Kind = Literal["enter", "leave", "event", "pong", "end"]
_ENTER = re.compile(r"40/screens(?:,(.*))?", re.DOTALL)
_EVENT = re.compile(r"42/screens,(\d{0,9})(\[.*)", re.DOTALL)
_PLAIN: dict[str, Kind] = {"3": "pong", "1": "end", "41/screens,": "leave", "41/screens": "leave"}


class Packet(NamedTuple):
    """data: what came with `enter`, else None; of an `event` its name and its arguments. id: set when an answer is
    awaited."""

    kind: Kind
    data: Any = None
    id: int | None = None


def read(message: str) -> Packet | None:
    """None for what a screen has no business to send; raises ValueError or RecursionError for broken JSON."""
    event = _EVENT.fullmatch(message)
    if event:
        said = json.loads(event[2])
        named = bool(said) and isinstance(said[0], str)
        return Packet("event", said, int(event[1]) if event[1] else None) if named else None
    if message in _PLAIN:
        return Packet(_PLAIN[message])
    enter = _ENTER.fullmatch(message)
    return Packet("enter", json.loads(enter[1]) if enter[1] else None) if enter else None


def opened(sid: str, interval_s: float, timeout_s: float, most: int) -> str:
    terms = {
        "sid": sid,
        "upgrades": [],
        "pingInterval": round(interval_s * 1000),
        "pingTimeout": round(timeout_s * 1000),
    }
    return "0" + plain({**terms, "maxPayload": most})


def entered(sid: str) -> str:
    return f"40{NAMESPACE}," + plain({"sid": sid})


def refused(message: str, data: object) -> str:
    return f"44{NAMESPACE}," + plain({"message": message, "data": data})


def event(name: str, value: object) -> str:
    return f'42{NAMESPACE},["{name}",{_text(value)}]'


def answer(id: int, value: object) -> str:
    return f"43{NAMESPACE},{id}[{'' if value is None else _text(value)}]"


def _text(value: object) -> str:
    return value.text if isinstance(value, Ready) else plain(value)
