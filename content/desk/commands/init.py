"""init: an empty office and its first administrator."""

import sys
from argparse import Namespace
from typing import Any

from content.desk import passwords
from content.desk.founding import Founding, found, staged

from . import opened
from .opened import secret, wall


def add(commands: Any, common: Any) -> None:
    parser = commands.add_parser("init", parents=[common], help="make an empty office and its first administrator")
    parser.add_argument("--office", help="the office's name, as idle screens show it")
    parser.add_argument("--office-en", help="the same in English")
    parser.add_argument("--zone", default="Asia/Shanghai", help="the office's time zone")
    parser.add_argument("--admin", default="admin", help="the administrator's account")
    parser.set_defaults(run=run)


def run(asked: Namespace) -> int:
    with staged(asked.data) as staging:
        name = asked.office or _typed("office (as the idle screens show it)") or "门厅"
        english = asked.office_en or _typed("office in English") or "Foyer"
        typed = secret(f"password of {asked.admin}")
        password = typed or passwords.random_password()
        founding = Founding(name, english, asked.zone, asked.admin, password)
        found(staging, founding, now=wall())
    with opened.office(asked) as desk:
        desk.publisher.access()
        desk.publisher.edition()
    print(f"机构已建好 office made: {asked.data}\n账号 account: {asked.admin}")
    if typed is None:
        print(f"密码 password: {password}")
    return 0


def _typed(question: str) -> str:
    return input(f"{question}: ").strip() if sys.stdin.isatty() else ""
