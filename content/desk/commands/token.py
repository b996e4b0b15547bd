"""token: a key to the API for an account, or to push for a screen or a node. Prints the token alone.
With --revoke, those there are stop counting, and their number is printed."""

import re
from argparse import Namespace
from typing import Any

from content.desk import screens, tokens
from content.desk.errors import Problem

from .opened import ORIGIN, office, wall

READING = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")


def add(commands: Any, common: Any) -> None:
    parser = commands.add_parser(
        "token", parents=[common], help="make or revoke tokens of an account, a node or a screen"
    )
    whose = parser.add_mutually_exclusive_group(required=True)
    whose.add_argument("name", metavar="NAME", nargs="?", help="a staff account")
    whose.add_argument("--node", metavar="NAME")
    whose.add_argument("--screen", metavar="NAME")
    parser.add_argument("--channel", metavar="C", help="what the screen shows")
    parser.add_argument("--reading", metavar="R", help="of an account: for putting the values of this reading alone")
    parser.add_argument(
        "--scope", action="append", metavar="S", help="of an account: read, notices, ... (default: all)"
    )
    parser.add_argument("--days", type=int, help="of an account: how long it counts (default: until it is revoked)")
    parser.add_argument("--label", default="", help="of an account: what it is for")
    parser.add_argument("--revoke", action="store_true", help="end every token made for it so far")
    parser.set_defaults(run=run, wrong=parser.error)


def run(asked: Namespace) -> int:
    if (asked.screen is None or asked.revoke) != (asked.channel is None):
        asked.wrong("--screen and --channel go together")
    if asked.reading is not None and (asked.name is None or asked.revoke or not READING.fullmatch(asked.reading)):
        asked.wrong("--reading goes with an account, and is small letters, digits and dashes")
    if asked.name is None and (asked.scope or asked.days or asked.label):
        asked.wrong("--scope, --days and --label go with an account")
    with office(asked) as desk, desk.database.transaction() as session:
        done = _revoked(session, asked) if asked.revoke else _made(session, asked)
    print(done)
    return 0


def _revoked(session: Any, asked: Namespace) -> int:
    if asked.name:
        return tokens.revoke_all(session, None, asked.name, now=wall(), origin=ORIGIN)
    return screens.revoke_tokens(session, None, node=asked.node, screen=asked.screen, now=wall(), origin=ORIGIN)


def _made(session: Any, asked: Namespace) -> str:
    if asked.node is not None:
        return screens.make_node_token(session, None, asked.node, now=wall(), origin=ORIGIN)
    if asked.screen is not None:
        return screens.make_screen_token(session, None, asked.screen, asked.channel, now=wall(), origin=ORIGIN)
    if not asked.name:
        raise Problem(400, "missing", "is missing", field="NAME")
    return tokens.make(
        session,
        None,
        asked.name,
        label=asked.label,
        scope=asked.scope,
        reading=asked.reading,
        days=asked.days,
        now=wall(),
        origin=ORIGIN,
    )
