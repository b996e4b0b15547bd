"""`python -m tests.bench`: measures Foyer beside its peers and prints one table."""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from importlib import import_module
from pathlib import Path

from tests.bench import host, push, push_rows
from tests.bench.push import QUICK, Plan
from tests.bench.rows import Row, table
from tests.bench.servers import Start


@dataclass
class Run:
    """One run: what was asked for, and what has to be told beside the table."""

    plan: Plan
    quick: bool
    notes: list[str] = field(default_factory=list)


def push_path(run: Run) -> list[Row]:
    """Latency, storms, processor and memory of push, against every peer that is here."""
    rounds = push.interleaved(peers(run), run.plan)
    for name, figures in rounds.items():
        run.notes += [f"{name}: {figure}" for one in figures for figure in one if figure.startswith("failed")]
    return push_rows.rows(rounds, run.plan)


def peers(run: Run) -> dict[str, Start]:
    from tests.bench.servers.floor import floor
    from tests.bench.servers.foyer import foyer
    from tests.bench.servers.mosquitto import mosquitto
    from tests.bench.servers.nchan import nchan
    from tests.bench.servers.stock import stock

    found: dict[str, Start] = {"Foyer": foyer, "C floor": floor, "stock Flask-SocketIO": stock}
    if run.quick:
        return found
    for name, start in {"mosquitto": mosquitto, "nchan": nchan}.items():
        if host.has(name):
            found[f"{name} ws"] = start
        else:
            run.notes.append(f"{name} is not installed, so not compared: apt-get install {host.PACKAGES[name]}")
    return found


def query(run: Run) -> list[Row]:
    """What a long query at the desk costs a push."""
    from tests.bench import stall

    return stall.rows(*(20, 2) if run.quick else ())


def startup(run: Run) -> list[Row]:
    """From starting the processes to their first pages."""
    from tests.bench import startup

    return startup.rows(*(1,) if run.quick else ())


def approval(run: Run) -> list[Row]:
    """Last approval at the desk to the last screen, and to the pixels."""
    from tests.bench import approval

    return approval.rows(*(20, 2) if run.quick else ())


def alert(run: Run) -> list[Row]:
    """Last confirm of an emergency, and a CAP file, to screens, pixels, a kiosk's page and an LED device."""
    from tests.bench import alert

    return alert.rows(*(20, 2) if run.quick else ())


def led(_run: Run) -> list[Row]:
    """Frames of the LED painter against a plain copy and the naive draw."""
    found: list[Row] = import_module("tests.bench.led").rows()
    return found


def kiosk(run: Run) -> list[Row]:
    """Pages at 10,000 records, search at 100,000, one changed record, against nginx and bm25 over all."""
    from tests.bench import kiosk

    return kiosk.rows(**QUICK_KIOSK if run.quick else {})


def taps(run: Run) -> list[Row]:
    """From the finger to the next page in Chromium, made ready ahead against plain; and keys on the screen."""
    from tests.bench import kiosk_taps

    return kiosk_taps.rows(**{"taps": 1, "keys": 3} if run.quick else {})


def step(run: Run) -> list[Row]:
    """How far two browser processes side by side are apart at the same instant, by pictures of both."""
    from tests.bench import step

    return step.rows(*(10,) if run.quick else ())


def trace(run: Run) -> list[Row]:
    """What Chromium's own record says of a scrolling notice and of a wall with video."""
    from tests.bench import trace

    return trace.rows(*(120, 2.0, 2.0) if run.quick else ())


def ledger(run: Run) -> list[Row]:
    """Pages, publications and a look at all of it, with a million lines in the ledger."""
    from tests.bench import ledger

    return ledger.rows(*(2000, 5) if run.quick else ())


def upload(run: Run) -> list[Row]:
    """Desk pages and pushes while the worst files are brought to import."""
    from tests.bench import upload

    return upload.rows(*(20, 3, 3_000_000) if run.quick else ())


def desk(run: Run) -> list[Row]:
    """Every kind of page of the desk, in an office with ten thousand records and a million lines in its ledger."""
    from tests.bench import desk, desk_office

    return desk.rows(*(desk_office.Size(300, 80, 5000), 5) if run.quick else ())


QUICK_KIOSK = {"large": 300, "huge": 600, "tries": 1, "asked": 20, "queries": 5}


MEASUREMENTS: dict[str, Callable[[Run], list[Row]]] = {
    "push": push_path,
    "query": query,
    "upload": upload,
    "approval": approval,
    "alert": alert,
    "startup": startup,
    "led": led,
    "kiosk": kiosk,
    "taps": taps,
    "step": step,
    "ledger": ledger,
    "desk": desk,
    "trace": trace,
}


def arguments(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a hundred screens, no Debian package: does it still run?")
    parser.add_argument("--rounds", type=int, help="interleaved rounds of the push path (3)")
    parser.add_argument("--only", choices=sorted(MEASUREMENTS), action="append", help="one measurement; repeatable")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the rows here too")
    return parser.parse_args(argv)


def main(argv: Sequence[str]) -> int:
    asked = arguments(argv)
    plan = QUICK if asked.quick else Plan()
    run = Run(replace(plan, rounds=asked.rounds) if asked.rounds else plan, asked.quick, [host.speed()])
    host.raise_file_limit()
    if not asked.quick:
        host.install_peers()
    found: list[Row] = []
    for name, measure in MEASUREMENTS.items():
        if not asked.only or name in asked.only:
            print(f"measuring {name} ...", file=sys.stderr)
            found += measure(run)
    print(table(found))
    print("\n".join(["", "Medians of the rounds; ratios are taken round by round. x: of the peer.", *run.notes]))
    if asked.json:
        asked.json.write_text(json.dumps([row.as_json() for row in found], indent=1), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
