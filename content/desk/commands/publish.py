"""publish: compile all programmes anew, and build, sign and switch to a new edition."""

import sys
from argparse import Namespace
from typing import Any

from .opened import ORIGIN, office


def add(commands: Any, common: Any) -> None:
    parser = commands.add_parser("publish", parents=[common], help="publish everything anew; prints number and id")
    parser.add_argument(
        "--confirm-clock", action="store_true", help="the clock is right although the ledger's last line is days off"
    )
    parser.set_defaults(run=run)


def run(asked: Namespace) -> int:
    with office(asked) as desk:
        if asked.confirm_clock:
            desk.publisher.confirm_clock(None, origin=ORIGIN)
        desk.publisher.programmes()
        desk.publisher.access()
        edition = desk.publisher.edition()
        left_out = desk.alarms.now()
    for alarm in left_out:
        print(f"{alarm.what}: {alarm.name}", file=sys.stderr)
    print(edition.number, edition.id)
    return 0
