"""A test says what comes, never how soon: no machine is too slow for Foyer to be right."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.processes import ROOT

PATIENT_S = 30
"""Nothing that is awaited is given less."""
IN_MS = {"wait_for", "wait_for_url", "wait_for_selector", "expect_response", "expect_request"}
IN_MS |= {"set_default_timeout", "goto", "to_have_text", "to_be_visible", "to_have_count", "to_have_attribute"}
IN_S = {"until", "urlopen", "HTTPConnection", "create_connection", "run", "communicate", "get", "call", "connect"}
PATIENCE = {"timeout", "wait_timeout", "seconds"}


def calls() -> Iterator[tuple[str, str, ast.Call]]:
    """Where it stands, the name that is called, and how; of every test but those that measure."""
    for path in sorted((ROOT / "tests").rglob("*.py")):
        if "bench" not in path.parts:
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call):
                    yield f"{path.relative_to(ROOT)}:{node.lineno}", called(node.func), node


def called(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def patience(name: str, call: ast.Call) -> float:
    """How long (s) a call waits, where the test says so by a number; for ever where it does not."""
    values = [each.value for each in call.keywords if each.arg in PATIENCE]
    values += call.args[1:2] if name == "until" else []
    numbers = [each.value for each in values if isinstance(each, ast.Constant) and isinstance(each.value, int | float)]
    return min(numbers, default=float("inf")) / (1000 if name in IN_MS else 1)


def test_nothing_is_awaited_impatiently() -> None:
    hasty = [place for place, name, call in calls() if name in IN_MS | IN_S and patience(name, call) < PATIENT_S]
    assert hasty == [], "leave the patience to tests/waiting.py"


def test_nobody_waits_for_a_time_instead_of_a_state() -> None:
    fixed = [
        place
        for place, name, call in calls()
        if name == "wait_for_timeout" or (name == "sleep" and ast.unparse(call.func) == "time.sleep")
    ]
    assert [place for place in fixed if Path(place.partition(":")[0]).name != "waiting.py"] == []


def test_no_second_loop_runs_in_a_thread_that_may_have_playwrights() -> None:
    """Whether it has depends on what ran there before."""
    assert [place for place, _, call in calls() if ast.unparse(call.func) == "asyncio.run"] == [], (
        "take a thread for it"
    )


def test_nothing_is_awaited_by_what_the_pages_forbid() -> None:
    """Playwright polls a string by `eval`, which a page of ours allows only at the first look."""
    assert [place for place, name, _ in calls() if name == "wait_for_function"] == [], "use tests/chromium.py, holds"
