"""The rows of an import: with colours and a progress bar at a terminal, as plain tab-separated lines elsewhere."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.text import Text

from content.desk.importing.outcome import Outcome
from content.desk.importing.words import STATES, Spoken, remarks

COLOURS: Final = {"approved": "green", "draft": "green", "fits": "green", "known": "yellow", "refused": "bold red"}
Show = Callable[[Outcome], None]


@contextmanager
def rows(total: int, spoken: Spoken) -> Iterator[Show]:
    """Shows each outcome as it comes, of `total`."""
    if not sys.stdout.isatty():
        yield lambda outcome: print("\t".join(cells(outcome, spoken)), flush=True)
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(highlight=False), transient=True) as progress:
        bar = progress.add_task("", total=total)

        def show(outcome: Outcome) -> None:
            progress.console.print(row(outcome, spoken), soft_wrap=True)
            progress.update(bar, advance=1, description=shown(outcome.path.name))

        yield show


def cells(outcome: Outcome, spoken: Spoken) -> list[str]:
    """State, file, key, title, remarks."""
    title = outcome.document.title if outcome.document else ""
    key = outcome.made.key if outcome.made else ""
    said = " · ".join(remarks(outcome, spoken))
    return [shown(each) for each in (spoken(STATES[outcome.state]), str(outcome.path), key, title, said)]


def row(outcome: Outcome, spoken: Spoken) -> Text:
    state, _, key, title, said = cells(outcome, spoken)
    line = Text().append(f"{state}  ", style=COLOURS.get(outcome.state, "dim"))
    line.append(shown(outcome.path.name), style="bold")
    for words, style in ((key, "cyan"), (title, ""), (said, "dim" if outcome.problem is None else "red")):
        if words:
            line.append(f"  {words}", style=style)
    return line


def shown(text: str) -> str:
    """Without what a terminal would take for an order."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in text)
