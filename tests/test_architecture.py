"""The rooms of the house and who may know whom: design.md's import rules, read off the code itself."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("content", "kiosk", "display", "config")
OUR_OWN = (*ROOMS, "tests", "run_kiosk", "run_display")

# room -> (what of our own it may import, libraries it must never import)
FRAMEWORKS = ("flask", "flask_socketio", "socketio", "sqlalchemy", "alembic", "werkzeug")
SOCKETS = ("eventlet", "gevent")
RULES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "content.published": (("content.published", "config.settings"), (*FRAMEWORKS, *SOCKETS, "PIL", "numpy")),
    "content.type": (("content.type",), (*FRAMEWORKS, *SOCKETS)),
    "content.sample": (("content", "config"), SOCKETS),
    "content.desk": (("content", "config"), (*SOCKETS, "socketio", "flask_socketio")),
    "kiosk": (("kiosk", "content.published", "config"), (*SOCKETS, "sqlalchemy", "alembic", "flask_socketio")),
    "display.led": (
        ("display.led", "content.published", "content.type", "config"),
        (*FRAMEWORKS, *SOCKETS),
    ),
    "display.player": (("display.player", "content.published"), (*SOCKETS, "sqlalchemy", "socketio", "flask_socketio")),
    "display": (("display", "content.published", "config"), ("sqlalchemy", "alembic")),
    "config": (("config",), (*FRAMEWORKS, *SOCKETS)),
}
EVENTLET_MAY_LIVE_IN = ("display/push/", "display/broadcast.py")


def modules() -> list[Path]:
    return [path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))]


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imports(path: Path) -> Iterator[str]:
    package = name_of(path) if path.name == "__init__.py" else name_of(path).rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package.split(".")[: len(package.split(".")) - node.level + 1]) if node.level else ""
            module = ".".join(part for part in (base, node.module) if part)
            yield from (f"{module}.{alias.name}" for alias in node.names)


def room_of(name: str) -> str | None:
    fitting = [room for room in RULES if inside(name, room)]
    return max(fitting, key=len, default=None)


def inside(name: str, room: str) -> bool:
    return name == room or name.startswith(room + ".")


def breaches(path: Path) -> Iterator[str]:
    name = name_of(path)
    room = room_of(name)
    if room is None:
        return
    may, never = RULES[room]
    for imported in imports(path):
        top = imported.partition(".")[0]
        if top in OUR_OWN and not any(inside(imported, allowed) for allowed in may):
            yield f"{name} may not know {imported}"
        if top in never and not (top in SOCKETS and str(path.relative_to(ROOT)).startswith(EVENTLET_MAY_LIVE_IN)):
            yield f"{name} may not use {imported}"


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_a_room_knows_only_what_it_may(path: Path) -> None:
    assert list(breaches(path)) == []


def test_what_a_node_knows_needs_the_standard_library_and_pynacl_only() -> None:
    import sys

    for path in (ROOT / "content" / "published").rglob("*.py"):
        for imported in imports(path):
            top = imported.partition(".")[0]
            assert top in sys.stdlib_module_names or top in ("nacl", *OUR_OWN), f"{name_of(path)} imports {imported}"


def test_the_rules_see_a_breach(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    room = tmp_path / "kiosk"
    room.mkdir()
    bad = room / "bad.py"
    bad.write_text("import sqlalchemy\nfrom content.desk import models\nfrom display.push import app\n")
    monkeypatch.setattr("tests.test_architecture.ROOT", tmp_path)
    assert len(list(breaches(bad))) == 3


def test_a_file_is_one_idea_and_a_function_does_one_thing() -> None:
    long_files = {name_of(p): n for p in modules() if (n := p.read_text("utf-8").count("\n")) > 250}
    long_functions = {
        f"{name_of(path)}.{node.name}": node.end_lineno - node.lineno + 1
        for path in modules()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno + 1 > 40
    }
    assert (long_files, long_functions) == ({}, {})
