"""What is entered in the ledger has a name in the desk's words."""

import ast
from collections.abc import Iterator
from pathlib import Path

import content.desk
from content.desk.pages.words import ACTS

DESK = Path(content.desk.__file__).parent


def test_every_kind_of_line_has_a_word() -> None:
    kinds = {kind for path in DESK.rglob("*.py") for kind in entered(ast.parse(path.read_text("utf-8")))}
    assert len(kinds) > 30
    assert sorted(kinds - set(ACTS)) == []


def entered(tree: ast.Module) -> Iterator[str]:
    """The kinds that calls of `ledger.append` name as they stand there."""
    for node in ast.walk(tree):
        called = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "append"
        if called and isinstance(node.func.value, ast.Name) and node.func.value.id == "ledger":  # type: ignore[attr-defined]
            kind = node.args[2]  # type: ignore[attr-defined]
            if isinstance(kind, ast.Constant):
                yield str(kind.value)
