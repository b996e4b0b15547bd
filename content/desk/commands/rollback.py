"""rollback: what an earlier edition showed, published as a new number, in somebody's name and with a reason."""

from argparse import Namespace
from typing import Any

from content.desk import accounts
from content.desk.errors import Problem
from content.desk.roles import CONSOLE

from .opened import ORIGIN, office


def add(commands: Any, common: Any) -> None:
    parser = commands.add_parser(
        "rollback", parents=[common], help="show again what an earlier edition showed, until `publish`"
    )
    parser.add_argument("number", metavar="NUMBER", type=int, help="as `editions` lists it")
    parser.add_argument("--approve-as", metavar="NAME", required=True, help="in whose name it is done")
    parser.add_argument("--reason", metavar="R", required=True, help="why; the ledger keeps it")
    parser.set_defaults(run=run)


def run(asked: Namespace) -> int:
    if not asked.reason.strip():
        raise Problem(400, "missing", "is missing", field="--reason")
    with office(asked) as desk:
        with desk.database.reading() as session:
            actor = accounts.actor_named(session, asked.approve_as)
        actor.require(CONSOLE)
        edition = desk.publisher.editions.roll_back(asked.number, actor, asked.reason.strip(), origin=ORIGIN)
    print(edition.number, edition.id)
    return 0
