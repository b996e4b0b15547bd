"""hub-key: the public key that nodes are told to trust."""

from argparse import Namespace
from typing import Any

from .opened import office


def add(commands: Any, common: Any) -> None:
    parser = commands.add_parser("hub-key", parents=[common], help="print the hub's public signing key")
    parser.set_defaults(run=run)


def run(asked: Namespace) -> int:
    with office(asked) as desk:
        print(desk.signer.public)
    return 0
