"""import: documents that the office has, as records, guides or notices. Drafts, unless an account is named."""

from argparse import Namespace
from pathlib import Path
from typing import Any


def add(commands: Any, common: Any) -> None:
    parser = commands.add_parser("import", parents=[common], help="take in documents: .txt, .docx, .xlsx, .pdf")
    parser.add_argument("paths", metavar="PATH", type=Path, nargs="+", help="files, or folders of them")
    parser.add_argument("--into", choices=("catalog", "guides", "notices"), required=True)
    parser.add_argument("--dry-run", action="store_true", help="say what would happen, and write nothing")
    parser.add_argument("--channel", metavar="C", action="append", help="where notices go (default: kiosk)")
    parser.add_argument(
        "--author", metavar="NAME", help="whose drafts they are (default: who approves, or the first administrator)"
    )
    parser.add_argument("--approve-as", metavar="NAME", help="in whose name they go out at once")
    parser.add_argument("--reason", metavar="R", help="why they skip the review; the ledger keeps it")
    parser.set_defaults(run=run, wrong=parser.error)


def run(asked: Namespace) -> int:
    """1 when a file was refused; the others are in."""
    if bool(asked.approve_as) != bool((asked.reason or "").strip()):
        asked.wrong("--approve-as and --reason go together")
    if asked.channel and asked.into != "notices":
        asked.wrong("--channel is for notices")
    # What reads documents takes long to load, and no other command needs it.
    from .import_run import imported

    return imported(asked)
