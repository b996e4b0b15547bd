"""The description is valid, and the desk does what it says."""

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
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


@pytest.mark.parametrize("by", ["author", "operator"])
def test_no_request_at_all_gets_an_answer_that_is_not_described(api: Api, by: str) -> None:
    api.office.write()
    token = api.office.token(by)
    schema = schemathesis.openapi.from_wsgi("/api/openapi.json", api.app)
    checks = [
        not_a_server_error,
        status_code_conformance,
        content_type_conformance,
        response_schema_conformance,
    ]

    def try_one(case: schemathesis.Case[Any]) -> None:
        wrong = [negative_data_rejection] if is_wrong(case) else []
        case.call_and_validate(headers={"Authorization": f"Bearer {token}"}, checks=[*checks, *wrong])

    bounded = settings(max_examples=12, database=None, suppress_health_check=list(HealthCheck))
    for found in schema.get_all_operations():
        assert isinstance(found, Ok), found
        for mode in schemathesis.GenerationMode:
            bounded(given(case=found.ok().as_strategy(generation_mode=mode))(try_one))()
