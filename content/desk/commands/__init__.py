"""`python -m content`: what an administrator does at the server's own console."""

import argparse
import os
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import NoReturn

from sqlalchemy.exc import DatabaseError

from content.desk.errors import Problem
from content.published.errors import Refused

from . import (
    channel,
    demo,
    editions,
    hub_key,
    import_files,
    init,
    notice,
    publish,
    records,
    rollback,
    token,
    user,
    verify,
)

NOUNS = (init, demo, user, token, hub_key, channel, notice, import_files, publish, editions, records, rollback, verify)


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one line; exit code 2."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}\n")


def main(argv: list[str]) -> int:
    """0 done, 1 failed and said why in one line, 2 used wrongly."""
    parser = Parser(prog="python -m content", description="What an administrator does at the server's own console.")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND", parser_class=Parser)
    common = Parser(add_help=False)
    common.add_argument(
        "--data", type=Path, default=Path(os.environ.get("FOYER_DATA") or "data"), help="the office's folder"
    )
    for noun in NOUNS:
        noun.add(commands, common)
    asked = parser.parse_args(argv)
    for stream in (sys.stdout, sys.stderr):
        # A terminal that has no Chinese gets question marks, not a traceback.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        code: int = asked.run(asked)
    except Problem as problem:
        return _failed(str(problem))
    except DatabaseError as error:
        return _failed(f"hub/desk.db: {error.orig}")
    except Refused as refused:
        return _failed(refused.detail)
    except OSError as error:
        return _failed(f"{error.filename or asked.data}: {error.strerror or error}")
    except KeyboardInterrupt:
        return _failed("stopped")
    return code


def _failed(line: str) -> int:
    print(" ".join(line.split()), file=sys.stderr)
    return 1
