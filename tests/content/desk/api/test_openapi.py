"""The description is valid, and the desk does what it says."""

from itertools import cycle
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openapi_spec_validator import validate
from schemathesis.checks import (
    content_type_conformance,
    negative_data_rejection,
    not_a_server_error,
    response_schema_conformance,
    status_code_conformance,
)
from schemathesis.core.parameters import ParameterLocation
from schemathesis.core.result import Ok

from content.desk import screens
from content.desk.api import OPERATIONS
from content.desk.roles import ROLES
from tests.world.api import Api, ask


def described(api: Api) -> dict[str, object]:
    found: dict[str, object] = ask(api.app, "/api/openapi.json").json
    return found


def test_the_description_is_valid_openapi(api: Api) -> None:
    validate(described(api))


def test_every_call_is_described(api: Api) -> None:
    routes = {
        (rule.rule.replace("<", "{").replace(">", "}"), method.lower())
        for rule in api.app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
        if rule.rule.startswith("/api/") and rule.endpoint != "api.openapi"
    }
    paths = described(api)["paths"]
    assert isinstance(paths, dict)
    assert {(path, method) for path, calls in paths.items() for method in calls} == routes


def is_wrong(case: schemathesis.Case[Any]) -> bool:
    """Whether the body is what must not be sent. A header that was left out is there again when it is sent, and a
    parameter without a value is not."""
    body = case.meta.components.get(ParameterLocation.BODY) if case.meta else None
    return body is not None and body.mode.is_negative


CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
# What `furnished` leaves in the office, by the names that paths have for it.
THERE = {"id": 1, "name": "lobby-led", "screen": "led"}


def furnished(api: Api) -> None:
    """A notice in review, an alert, a screen: so that calls meet something, and not only 404."""
    api.office.submit(api.office.write().id)
    with api.office.desk.database.transaction() as session:
        screens.make_screen_token(session, None, "led", "lobby-led", now=api.office.now, origin="")


def tried(api: Api, found: Any, by: str, examples: int) -> None:
    """One call of the description with right and with wrong requests of its account."""
    token = api.office.token(by)

    def try_one(case: schemathesis.Case[Any], there: bool) -> None:
        if there:
            case.path_parameters.update({name: THERE[name] for name in case.path_parameters if name in THERE})
        wrong = [negative_data_rejection] if is_wrong(case) else []
        case.call_and_validate(headers={"Authorization": f"Bearer {token}"}, checks=[*CHECKS, *wrong])

    bounded = settings(max_examples=examples, database=None, suppress_health_check=list(HealthCheck))
    for mode in schemathesis.GenerationMode:
        bounded(given(case=found.as_strategy(generation_mode=mode), there=st.booleans())(try_one))()


def calls(api: Api) -> list[Any]:
    schema = schemathesis.openapi.from_wsgi("/api/openapi.json", api.app)
    found = list(schema.get_all_operations())
    assert all(isinstance(each, Ok) for each in found), found
    assert len(found) == len(OPERATIONS)
    return [each.ok() for each in found]  # type: ignore[union-attr]


def test_no_request_at_all_gets_an_answer_that_is_not_described(api: Api) -> None:
    """Every call there is, each by another account; all by all is for the long run."""
    furnished(api)
    for found, by in zip(calls(api), cycle(ROLES), strict=False):
        tried(api, found, by, examples=4)


@pytest.mark.long
@pytest.mark.parametrize("by", ROLES)
def test_no_request_of_anybody_gets_an_answer_that_is_not_described(api: Api, by: str) -> None:
    furnished(api)
    for found in calls(api):
        tried(api, found, by, examples=12)
