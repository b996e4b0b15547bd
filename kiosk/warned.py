"""A page in front of somebody says that it shows an emergency: once for each number it goes up to the desk, which knows
by it whom the warning has not reached yet. And every few minutes the kiosk says that it is there to be missed."""

import logging
import threading
from typing import Any, Final

from flask import Blueprint, Response

from content.published.spool import Spool
from kiosk.holding import Holding
from kiosk.notices import showing
from kiosk.sent import refusal, sent

HERE_S: Final = 300.0
MOST_BYTES: Final = 256
log = logging.getLogger(__name__)


class Warned:
    """What of this is told by the spool; safe between threads. A spool that takes nothing is asked again by the next
    page, and for the next minutes."""

    def __init__(self, holding: Holding, spool: Spool | None) -> None:
        self._holding, self._spool = holding, spool
        self._lock = threading.Lock()
        self._told = 0

    def shown(self, number: int) -> None:
        """A page shows the emergency of this number; of a number that is not held nobody can show anything."""
        held, now = self._holding.view.programme, self._holding.clock.now()
        if held is None or held.number != number:
            return
        if not any(each.level == "emergency" for each in showing(held.programme, now).warnings):
            return
        with self._lock:
            if number != self._told and self._tell("warned", {"number": number, "received": now}):
                self._told = number

    def here(self) -> None:
        with self._lock:
            self._tell("kiosk", {})

    def run(self, stop: threading.Event) -> None:
        """Until stop."""
        self.here()
        while not stop.wait(HERE_S):
            self.here()

    def _tell(self, kind: str, more: dict[str, Any]) -> bool:
        if self._spool is None:
            return False
        try:
            self._spool.append(kind, {"entries": [{"channel": self._holding.channel, **more}]})
        except OSError as error:
            log.warning("%s is not told now: %s", kind, error)
            return False
        return True


def warned(told: Warned) -> Blueprint:
    blueprint = Blueprint("warned", __name__)

    @blueprint.post("/warned/")
    def shown() -> Response:
        said = sent(MOST_BYTES)
        number = said.get("number") if isinstance(said, dict) else None
        if type(number) is not int:
            return refusal("a whole number is needed", "number" if isinstance(said, dict) else "body")
        told.shown(number)
        return Response(status=204)

    return blueprint
