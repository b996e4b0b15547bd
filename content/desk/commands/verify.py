"""verify: check every signature, hash and ledger link, and say where one does not hold."""

from argparse import Namespace
from typing import Any

from content.desk import verify

from .opened import office


def add(commands: Any, common: Any) -> None:
    parser = commands.add_parser("verify", parents=[common], help="check every signature, hash and ledger link")
    parser.set_defaults(run=run)


def run(asked: Namespace) -> int:
    with office(asked) as desk:
        found, accepted = list(verify.faults(desk)), list(verify.accepted(desk))
    for line in (*found, *accepted):
        print(line)
    if found:
        return 1
    print("ok")
    return 0
