"""Publish to last receipt, reconnect storms, processor time and memory: Foyer and its peers, in interleaved rounds."""

import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from content.published.keys import Signer
from tests.bench.deliveries import Figures, deliver
from tests.bench.fleet import Fleet, NotDelivered, fleet
from tests.bench.host import memory
from tests.bench.payload import envelope
from tests.bench.servers import Server, Start

KB = 1024
PATIENCE = 12.0  # seconds for a storm; the fourth retry of a lost SYN comes after fifteen


@dataclass(frozen=True)
class Plan:
    """How much is measured. `pause` is the same for every server: between two programmes screens say `shown`.
    `settle` is the time a server has to notice that all its screens have gone. Seconds."""

    screens: int = 1000
    publishes: Mapping[int, int] = field(default_factory=lambda: {KB: 30, 16 * KB: 8, 64 * KB: 8})
    storms: int = 5
    crowds: tuple[int, ...] = (1500, 3000)
    to_crowds: int = 10
    pause: float = 0.3
    settle: float = 1.5
    rounds: int = 3


QUICK = Plan(screens=100, publishes={KB: 4}, storms=1, crowds=(), pause=0.02, settle=0.3, rounds=1)

# By server, one entry a round: its figures by what they tell.
Rounds = dict[str, list[Figures]]


def interleaved(starts: Mapping[str, Start], plan: Plan) -> Rounds:
    """Every server in every round, each round beginning with the next one, so that none has the quiet place."""
    rounds: Rounds = defaultdict(list)
    names = list(starts)
    for turn in range(plan.rounds):
        for place in range(len(names)):
            name = names[(turn + place) % len(names)]
            rounds[name].append(measured(starts[name], plan))
    return rounds


def measured(start: Start, plan: Plan) -> Figures:
    """One server from start to end. Where it fails it is left; what then is missing is told by `failed <what>` = 1."""
    with tempfile.TemporaryDirectory(prefix="foyer-bench-") as folder, start(Path(folder)) as server:
        numbers = iter(range(int(time.time()), 2**53))
        signer = server.signer or Signer.generate()
        publish(server, signer, next(numbers), KB)
        with fleet(server.protocol, server.port, **server.options) as screens:
            figures: Figures = {}
            for step in (hold, send, endure, crowd):
                try:
                    figures.update(step(server, screens, plan, numbers, signer))
                except NotDelivered as missing:
                    figures[f"failed to {step.__name__}: {missing}"] = 1
                    break
            return figures


def publish(server: Server, signer: Signer, number: int, size: int) -> int:
    return server.publish(envelope(number, size, signer))


def hold(server: Server, screens: Fleet, plan: Plan, *_: object) -> Figures:
    """The first connection of all screens, and what holding them takes."""
    empty = memory(server.pid)
    storm = screens.storm(plan.screens)
    time.sleep(plan.settle)
    held = memory(server.pid)
    return {
        "first storm s": storm.seconds,
        "first storm retries": storm.retries,
        "empty KB": empty.rss,
        "held KB": held.rss,
        "per screen KB": (held.rss - empty.rss) / plan.screens,
        "pss per screen KB": (held.pss - empty.pss) / plan.screens,
    }


def send(server: Server, screens: Fleet, plan: Plan, numbers: Iterator[int], signer: Signer) -> Figures:
    """Programmes of every size to all screens, one after the other."""
    figures: Figures = {}
    for size, times in plan.publishes.items():
        how = {"screens": plan.screens, "size": size, "times": times}
        figures |= deliver(server, screens, signer, numbers, pause=plan.pause, **how).figures(f"{size // KB} KB")
    return figures


def endure(server: Server, screens: Fleet, plan: Plan, numbers: Iterator[int], signer: Signer) -> Figures:
    """All screens go and come back at once, again and again."""
    publish(server, signer, next(numbers), KB)
    storms = []
    for _ in range(plan.storms):
        screens.drop()
        time.sleep(plan.settle)
        storms.append(screens.storm(plan.screens, PATIENCE))
    time.sleep(plan.settle)
    return {
        "storm s": median(storm.seconds for storm in storms),
        "storm max s": max(storm.seconds for storm in storms),
        "storm retries": sum(storm.retries for storm in storms),
        "after storms KB": memory(server.pid).rss,
    }


def crowd(server: Server, screens: Fleet, plan: Plan, numbers: Iterator[int], signer: Signer) -> Figures:
    """More screens than anybody expects, all at once; and programmes to them."""
    figures: Figures = {}
    few = memory(server.pid).rss
    for many in plan.crowds:
        screens.drop()
        time.sleep(plan.settle)
        storm = screens.storm(many, PATIENCE)
        figures |= {f"{many} connect s": storm.seconds, f"{many} retries": storm.retries}
        time.sleep(plan.settle)
        figures["per further screen KB"] = (memory(server.pid).rss - few) / (many - plan.screens)
        how = {"screens": many, "size": KB, "times": plan.to_crowds}
        figures |= deliver(server, screens, signer, numbers, pause=plan.pause, **how).figures(f"{many}")
    return figures
