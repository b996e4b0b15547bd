"""records: what the edition is made of, with the state of each; records approve: put drafts out from the console."""

from argparse import Namespace
from typing import Any, get_args

from content.desk import accounts, records
from content.desk.errors import Problem
from content.desk.review import State

from .opened import ORIGIN, office, wall


def add(commands: Any, common: Any) -> None:
    parser = commands.add_parser("records", help="the records of the edition: list them, approve drafts")
    actions = parser.add_subparsers(required=True, metavar="list|approve", parser_class=type(parser))
    listed = actions.add_parser("list", parents=[common], help="every record with its state")
    listed.add_argument("--state", choices=get_args(State), help="only those")
    listed.set_defaults(run=_list)
    approved = actions.add_parser("approve", parents=[common], help="put records out, standing for the whole review")
    approved.add_argument("names", metavar="KIND/NAME", nargs="+", help="as `records list` has it")
    approved.add_argument("--approve-as", metavar="NAME", required=True, help="in whose name it is done")
    approved.add_argument("--reason", metavar="R", required=True, help="why; the ledger keeps it")
    approved.set_defaults(run=_approve)


def _list(asked: Namespace) -> int:
    with office(asked) as desk, desk.database.reading() as session:
        for each in records.listing(session, wall(), state=asked.state):
            title = next(iter(each.newest.content["title"].values()), "")
            print(each.key, each.state, title, sep="\t")
    return 0


def _approve(asked: Namespace) -> int:
    """All of them, or none."""
    if not asked.reason.strip():
        raise Problem(400, "missing", "is missing", field="--reason")
    with office(asked) as desk, desk.database.transaction() as session:
        actor = accounts.actor_named(session, asked.approve_as)
        for each in asked.names:
            kind, _, name = each.partition("/")
            records.approve_from_console(session, actor, kind, name, asked.reason.strip(), now=wall(), origin=ORIGIN)
    return 0
