"""`python -m tests.bench.desk_served DATA PORT`: the desk's application on its own server, without what a hub does
beside it when it starts: an edition of all records, a look at the whole ledger."""

import sys
from pathlib import Path

from config.patience import patient_server
from config.pauses import PAGES, collect_seldom, settle
from content.desk.app import create_app
from content.desk.office import open_desk
from content.desk.pages.warming import steps
from content.desk.serve import MOST_BYTES, SWITCH_S, THREADS
from content.desk.worker import Child
from run_display import player_blueprint


def main(data: str, port: str) -> int:
    sys.setswitchinterval(SWITCH_S)
    press = Child("content.desk.press")
    press.start()
    desk = open_desk(Path(data), press=press)
    app = create_app(desk, player_blueprint)
    server = patient_server(
        app,
        host="127.0.0.1",
        port=int(port),
        threads=THREADS,
        trusted_proxy=None,
        max_request_body_size=MOST_BYTES,
    )
    collect_seldom(PAGES)
    # As a hub does a few seconds after its start.
    with app.app_context():
        for step in steps(app):
            step()
    settle()
    try:
        server.run()
    finally:
        desk.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
