"""python -m tests.faults.editor DATA: at every line of input, a fresh process that approves and publishes edition
after edition until it is killed; its pid is printed, and `over` when it is dead.

Every edition has the same records, all of one generation, so that a mixture shows.
"""

import os
import select
import sys
from pathlib import Path
from typing import Any

from content.desk import accounts, records
from content.desk.actor import Actor
from content.desk.editions import compiling, scripts
from content.desk.office import Desk, open_desk

NAMES = [f"office-{number}" for number in range(5)]


def title(generation: int) -> str:
    return f"第{generation}版科室"


def publish(desk: Desk, actor: Actor, generation: int) -> None:
    told: dict[str, Any] = {"now": desk.clock.now(), "origin": "console"}
    with desk.database.transaction() as session:
        for name in NAMES:
            write = records.revise if records.find(session, "department", name, 0) else records.write
            write(session, actor, "department", name, {"title": title(generation)}, **told)
            records.approve_from_console(session, actor, "department", name, "换届", now=desk.clock.now())
    desk.publisher.editions.publish_changes()


def run(data: Path) -> None:
    desk = open_desk(data)
    with desk.database.reading() as session:
        actor = accounts.actor_named(session, "office")
        known = records.find(session, "department", NAMES[0], 0)
    generation = known.newest.sequence if known else 0
    # Input ends when the test does, however it did.
    while not select.select([sys.stdin], [], [], 0)[0]:
        generation += 1
        publish(desk, actor, generation)


def main(data: Path) -> None:
    # What a process would load first, it has before it is born: kills then fall on the work.
    scripts.completed({"title": {"zh-Hans": compiling.__name__}})
    for _ in sys.stdin:
        pid = os.fork()
        if pid == 0:
            run(data)
            os._exit(0)
        print(pid, flush=True)
        os.waitpid(pid, 0)
        print("over", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
