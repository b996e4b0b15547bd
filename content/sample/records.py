"""The bureau's records, from the files beside this one: one table, list or GeoJSON plan each, or a file each."""

import json
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final, NamedTuple

from sqlalchemy.orm import Session

from content.desk import records
from content.desk.actor import Actor

Ms = int
HERE: Final = Path(__file__).parent
REASON: Final = "示例机构的资料，随系统提供"
# Folders with a file for each record, and files with many: the kind of what is in them.
FOLDERS: Final[Mapping[str, str]] = {"guides": "guide", "about": "about", "floors": "floor", "catalog": "catalog"}
FILES: Final[Mapping[str, str]] = {"departments": "department", "powers": "power"}
SINGLE: Final = ("office", "topics")


class Sample(NamedTuple):
    kind: str
    name: str
    content: dict[str, Any]


def load(
    session: Session, by: Actor, approver: Actor, now: Ms, origin: str, papers: Mapping[str, str] | None = None
) -> int:
    """Everything that lies here, written by one and approved from the console in another's name; how many records.
    `papers` are the blobs of the guides' forms, by "<guide>-blank" and "<guide>-sample"."""
    found = [_with_forms(sample, papers or {}) for sample in samples()]
    for sample in found:
        records.write(session, by, *sample, now=now, origin=origin)
        records.approve_from_console(session, approver, sample.kind, sample.name, REASON, now=now, origin=origin)
    return len(found)


def samples(here: Path = HERE) -> Iterator[Sample]:
    """By kind, then in the order of the files."""
    for kind in SINGLE:
        for path in here.glob(f"{kind}.toml"):
            yield Sample(kind, kind, _toml(path))
    for stem, kind in FILES.items():
        for path in here.glob(f"{stem}.toml"):
            yield from _many(kind, _toml(path))
    for folder, kind in FOLDERS.items():
        for path in sorted((here / folder).iterdir()) if (here / folder).is_dir() else ():
            yield from _file(kind, path)


def _with_forms(sample: Sample, papers: Mapping[str, str]) -> Sample:
    """Its first form is the one that there are sheets of."""
    shown = {
        which: {"blob": papers[f"{sample.name}-{which}"], "media_type": "image/png"}
        for which in ("blank", "sample")
        if sample.kind == "guide" and f"{sample.name}-{which}" in papers
    }
    if not shown:
        return sample
    first, *others = sample.content["forms"]
    return sample._replace(content={**sample.content, "forms": [{**first, **shown}, *others]})


def _file(kind: str, path: Path) -> Iterator[Sample]:
    if path.suffix == ".geojson":
        yield Sample(kind, path.stem, _floor(json.loads(path.read_text("utf-8"))))
    elif path.suffix == ".toml":
        content = _toml(path)
        yield from ([Sample(kind, path.stem, content)] if "title" in content else _many(kind, content))


def _many(kind: str, content: Mapping[str, Any]) -> Iterator[Sample]:
    """Tables under their names, or lists whose entries say their names."""
    for name, value in content.items():
        for entry in value if isinstance(value, list) else [{"name": name, **value}]:
            named = entry.get("index_number") if kind == "catalog" else entry.get("name")
            yield Sample(kind, str(named), {key: each for key, each in entry.items() if key != "name"})


def _floor(plan: dict[str, Any]) -> dict[str, Any]:
    """A plan whose foreign members are the rest of the floor's record."""
    own = {key: plan[key] for key in ("type", "features")}
    rest = {key: value for key, value in plan.items() if key not in own}
    return {**rest.pop("properties", {}), **rest, "plan": own}


def _toml(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = _plain(tomllib.loads(path.read_text("utf-8")))
    return found


def _plain(value: Any) -> Any:
    """Dates as the text that they are in JSON."""
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value
