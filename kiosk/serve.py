"""The kiosk as a process: waitress around the application, a thread that follows the store."""

import sys
import threading
from pathlib import Path

from flask import Blueprint

from config.patience import patient_server
from config.settings import Settings
from content.published.spool import Spool
from kiosk.app import create_app
from kiosk.holding import Holding
from kiosk.numbers import Tally, tell
from kiosk.warned import Warned

THREADS = 8
MOST_BYTES = 256 * 1024
"""Of a request: above what any page sends, and below what the server would put into a file on the disk."""
SWITCH_S = 0.0005
"""After so long a thread that reckons gives way: no page waits 5 ms whenever an index is read beside it."""


def serve(settings: Settings, player: Blueprint | None = None, *, fonts: Path | None = None) -> int:
    """Serve until a signal ends it; 1 when the address cannot be had."""
    sys.setswitchinterval(SWITCH_S)
    holding = Holding(settings.data, settings.channel)
    tally, stop = Tally(), threading.Event()
    # Of one process, but each thread writes its own.
    told = Warned(holding, Spool(settings.data / "spool", "kiosk"))
    app = create_app(settings, player, fonts=fonts, holding=holding, tally=tally, told=told)
    try:
        server = patient_server(
            app, host=settings.host, port=settings.port, threads=THREADS, max_request_body_size=MOST_BYTES
        )
    except OSError as error:
        sys.stderr.write(f"kiosk: {settings.host}:{settings.port} cannot be listened on: {error.strerror}\n")
        return 1
    telling = threading.Thread(target=tell, args=(tally, Spool(settings.data / "spool", "kiosk"), stop))
    telling.start()
    threading.Thread(target=told.run, args=(stop,), daemon=True).start()
    holding.start()
    server.run()
    holding.stop()
    stop.set()
    telling.join()
    return 0
