"""demo: the sample office, with staff, channels and approved notices."""

from argparse import Namespace
from typing import Any

from content.desk import passwords
from content.desk.founding import staged
from content.sample import office
from content.sample.make import make_sample


def add(commands: Any, common: Any) -> None:
    parser = commands.add_parser("demo", parents=[common], help="make the sample office, for this machine only")
    parser.add_argument("--password", help="one password for all its accounts (default: made up and printed)")
    parser.set_defaults(run=run)


def run(asked: Namespace) -> int:
    password = asked.password or passwords.random_password()
    with staged(asked.data) as staging:
        make_sample(staging, password)
    names = " ".join(person.name for person in office.STAFF)
    print(f"示例机构 sample office: {office.NAME} {office.NAME_EN}\n账号 accounts: {names}")
    if asked.password is None:
        print(f"密码 password: {password}")
    return 0
