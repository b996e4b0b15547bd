"""user add | disable | enable | password | roles | second-off | list: staff accounts."""

from argparse import Namespace
from typing import Any

from content.desk import accounts, passwords, second_factor, shutting_out
from content.desk.roles import ROLES

from .opened import ORIGIN, office, secret, wall


def add(commands: Any, common: Any) -> None:
    parser = commands.add_parser("user", help="staff accounts")
    actions = parser.add_subparsers(
        required=True, metavar="add|disable|enable|password|roles|second-off|list", parser_class=type(parser)
    )
    for name, run, told in (
        ("add", _add, "add an account"),
        ("disable", _disable, "shut an account out"),
        ("enable", _enable, "let a disabled account in again"),
        ("password", _password, "set a password"),
        ("roles", _roles, "give these roles instead of those there are"),
        ("second-off", _second_off, "take the second factor off: the telephone and the recovery codes are lost"),
    ):
        action = actions.add_parser(name, parents=[common], help=told)
        action.add_argument("name", metavar="NAME")
        action.set_defaults(run=run)
        if name in ("add", "roles"):
            told = "may be given more than once" + (" (default: author)" if name == "add" else "")
            action.add_argument("--role", action="append", choices=ROLES, help=told, required=name == "roles")
        if name == "add":
            action.add_argument("--department", default="", help="as colleagues call it")
            action.add_argument("--display-name", default="", help="as colleagues see it")
    listed = actions.add_parser("list", parents=[common], help="every account with its roles")
    listed.set_defaults(run=_list)


def _add(asked: Namespace) -> int:
    with office(asked) as desk:
        typed = secret(f"password of {asked.name}")
        password = typed or passwords.random_password()
        with desk.database.transaction() as session:
            accounts.create(
                session,
                None,
                name=asked.name,
                password=password,
                roles=asked.role or ["author"],
                display_name=asked.display_name,
                department=asked.department,
                now=wall(),
                origin=ORIGIN,
            )
    _tell(typed, password)
    return 0


def _disable(asked: Namespace) -> int:
    with office(asked) as desk, desk.database.transaction() as session:
        shutting_out.disable(session, None, asked.name, now=wall(), origin=ORIGIN)
    return 0


def _enable(asked: Namespace) -> int:
    with office(asked) as desk, desk.database.transaction() as session:
        shutting_out.enable(session, None, asked.name, now=wall(), origin=ORIGIN)
    return 0


def _roles(asked: Namespace) -> int:
    with office(asked) as desk, desk.database.transaction() as session:
        accounts.give_roles(session, None, asked.name, asked.role, now=wall(), origin=ORIGIN)
    return 0


def _second_off(asked: Namespace) -> int:
    with office(asked) as desk, desk.database.transaction() as session:
        second_factor.take_off(session, None, accounts.get(session, asked.name), now=wall(), origin=ORIGIN)
    return 0


def _list(asked: Namespace) -> int:
    with office(asked) as desk, desk.database.reading() as session:
        for each in accounts.everybody(session):
            roles = ",".join(sorted(role.role for role in each.roles))
            print(each.name, roles, "disabled" if each.disabled_at else "active", each.display_name, sep="\t")
    return 0


def _password(asked: Namespace) -> int:
    with office(asked) as desk:
        typed = secret(f"new password of {asked.name}")
        password = typed or passwords.random_password()
        with desk.database.transaction() as session:
            accounts.set_password(session, None, asked.name, password, now=wall(), origin=ORIGIN)
    _tell(typed, password)
    return 0


def _tell(typed: str | None, password: str) -> None:
    if typed is None:
        print(f"密码 password: {password}")
