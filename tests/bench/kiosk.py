"""The kiosk with a large edition: its pages, its search, and how fast it follows one change."""

import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

from kiosk.index import files
from kiosk.records import Records
from tests.bench import kiosk_pages, kiosk_search, kiosk_switch
from tests.bench.host import HERE
from tests.bench.kiosk_edition import Library
from tests.bench.kiosk_vocabulary import records
from tests.bench.rows import Row
from tests.processes import clean_environ

LARGE, HUGE = 10_000, 100_000
SAMPLE = 2_000


def rows(*, large: int = LARGE, huge: int = HUGE, tries: int = 5, asked: int = 200, queries: int = 200) -> list[Row]:
    """`large` and `huge` are how many records the pages and the search are measured at."""
    with tempfile.TemporaryDirectory(prefix="foyer-bench-") as folder:
        library = Library(Path(folder) / "data")
        made = dict(records(large))
        library.put(made.items())
        seconds, _ = indexed(library)
        found = [*kiosk_pages.rows(library, tries, asked), *kiosk_switch.rows(library, made, tries)]
        found.append(Row("index of 10,000: made from nothing", seconds, "s"))
    with tempfile.TemporaryDirectory(prefix="foyer-bench-") as folder:
        library = Library(Path(folder) / "data")
        library.put(records(huge))
        seconds, path = indexed(library)
        sample = [body for _, body in islice(records(huge), SAMPLE)]
        found += kiosk_search.rows(path, Records(path, library.store), sample, queries)
        found.append(Row("index of 100,000: made from nothing", seconds, "s"))
    return found


def indexed(library: Library) -> tuple[float, Path]:
    """Publish, and have the kiosk's own process make the index: the seconds it took, and where it lies."""
    number = library.publish()
    command = [sys.executable, "-m", "kiosk.index", str(library.data), str(number)]
    began = time.perf_counter()
    subprocess.run(command, check=True, cwd=HERE.parent.parent, env=clean_environ(), stdout=subprocess.DEVNULL)
    return time.perf_counter() - began, files.standing(library.data)[0]
