"""notice: put a text on screens at once, from the server's console, in somebody's name and with a reason."""

from argparse import Namespace
from typing import Any

from content.desk import accounts, decisions, notices
from content.desk.errors import Problem
from content.desk.moments import iso
from content.desk.roles import CONSOLE, LEVELS

from .opened import ORIGIN, office, wall


def add(commands: Any, common: Any) -> None:
    parser = commands.add_parser("notice", parents=[common], help="put a text on screens at once")
    parser.add_argument("text", metavar="TEXT")
    parser.add_argument("--channel", metavar="C", action="append", required=True, help="may be given more than once")
    parser.add_argument("--minutes", metavar="N", type=int, help="how long (default: until withdrawn)")
    parser.add_argument("--level", choices=LEVELS, default="routine")
    parser.add_argument("--approve-as", metavar="NAME", required=True, help="in whose name it goes out")
    parser.add_argument("--reason", metavar="R", required=True, help="why it skips the review; the ledger keeps it")
    parser.set_defaults(run=run)


def run(asked: Namespace) -> int:
    now = wall()
    if asked.minutes is not None and not 1 <= asked.minutes <= 366 * 24 * 60:
        raise Problem(400, "bad-minutes", "is a number of minutes from 1 to a year's", field="--minutes")
    if not asked.reason.strip():
        raise Problem(400, "missing", "is missing", field="--reason")
    wanted = {"channels": asked.channel, "kind": "scroll", "text": asked.text, "level": asked.level}
    if asked.minutes is not None:
        wanted["end"] = iso(now + asked.minutes * 60_000)
    with office(asked) as desk, desk.database.transaction() as session:
        actor = accounts.actor_named(session, asked.approve_as)
        actor.require(CONSOLE)
        made = notices.write_at_console(session, actor, wanted, now=now, origin=ORIGIN)
        decisions.approve_from_console(session, actor, made.id, asked.reason.strip(), now=now, origin=ORIGIN)
    print(made.id)
    return 0
