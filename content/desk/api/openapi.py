"""/api/openapi.json: the operations and their pydantic models, described in OpenAPI 3.1."""

import json
import re
from collections.abc import Iterable
from typing import Any, Final

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from .operation import Operation, Query

REFERENCE: Final = "#/components/schemas/{model}"
# 403 also for a token that was made for something else.
ALWAYS: Final = (400, 401, 403, 429)
REASONS: Final = {
    400: "Something in it is wrong: `field` says where",
    401: "No token, or one that is not known",
    403: "This account may not do that",
    404: "There is no such thing",
    409: "Its state does not allow that; `changed` names the fields of a stale `content`",
    412: "It was changed since you read it",
    413: "Too large",
    415: "Not of a type that is taken here",
    422: "A field says what cannot be",
    428: "If-Match is missing",
    429: "Too many failed attempts",
}
PROBLEM: Final = {
    "type": "object",
    "description": "RFC 9457. `field` names the field at fault, dotted for nested ones.",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "field": {"type": "string"},
        "changed": {"type": "array", "items": {"type": "string"}},
        "content": {"type": "string"},
        "findings": {"type": "array", "items": {"type": "string"}},
    },
}


def document(operations: Iterable[Operation]) -> str:
    """The description as JSON text."""
    listed = list(operations)
    paths: dict[str, dict[str, Any]] = {}
    for operation in listed:
        paths.setdefault(operation.path, {})[operation.method.lower()] = _described(operation)
    described = {
        "openapi": "3.1.0",
        "info": {
            "title": "Foyer desk",
            "version": "1",
            "description": "What staff do at the desk, for programs. Times are ISO 8601 with an offset.",
        },
        "paths": paths,
        "components": {
            "schemas": _schemas(listed),
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
        "security": [{"token": []}],
    }
    return json.dumps(described, ensure_ascii=False)


def _schemas(operations: list[Operation]) -> dict[str, Any]:
    bodies = {operation.body for operation in operations if operation.body}
    answers = {operation.answer for operation in operations}
    wanted: list[tuple[type[BaseModel], Any]] = [(model, "validation") for model in _sorted(bodies)]
    wanted += [(model, "serialization") for model in _sorted(answers)]
    _, definitions = models_json_schema(wanted, ref_template=REFERENCE)
    schemas: dict[str, Any] = dict(definitions["$defs"])
    return schemas | {"Problem": PROBLEM}


def _sorted(models: Iterable[type[BaseModel]]) -> list[type[BaseModel]]:
    return sorted(models, key=lambda model: model.__name__)


def _described(operation: Operation) -> dict[str, Any]:
    found: dict[str, Any] = {
        "operationId": operation.name,
        "summary": operation.summary,
        "parameters": [*_path_parameters(operation), *_query_parameters(operation.query), *_headers(operation)],
        "responses": {str(operation.status): _answer(operation)} | _refusals(operation),
    }
    if operation.body is not None:
        schema = {"$ref": REFERENCE.format(model=operation.body.__name__)}
        found["requestBody"] = {
            "required": operation.body_required,
            "content": {"application/json": {"schema": schema}},
        }
    if operation.xml:
        found["requestBody"]["content"]["application/xml"] = {"schema": {"type": "string"}}
    if operation.upload:
        file = {"schema": {"type": "string", "format": "binary"}}
        content = {"multipart/form-data": {"schema": _upload()}, "application/octet-stream": file}
        found["requestBody"] = {"required": True, "content": content}
    return found


def _upload() -> dict[str, Any]:
    return {
        "type": "object",
        "required": ["file"],
        "properties": {"file": {"type": "string", "format": "binary"}},
        "additionalProperties": False,
    }


def _answer(operation: Operation) -> dict[str, Any]:
    schema = {"$ref": REFERENCE.format(model=operation.answer.__name__)}
    return {"description": operation.summary, "content": {"application/json": {"schema": schema}}}


def _refusals(operation: Operation) -> dict[str, Any]:
    statuses = {*ALWAYS, *operation.refusals}
    if "{" in operation.path or operation.name == "post_screens_pair":
        statuses.add(404)
    if operation.body is not None or operation.upload:
        statuses |= {413, 415}
    content = {"application/problem+json": {"schema": {"$ref": REFERENCE.format(model="Problem")}}}
    return {str(status): {"description": REASONS[status], "content": content} for status in sorted(statuses)}


def _path_parameters(operation: Operation) -> list[dict[str, Any]]:
    schemas: dict[str, Any] = {
        "id": {"type": "integer", "minimum": 1, "maximum": 999_999_999_999_999},
        "name": {"type": "string", "pattern": "^[a-z0-9][a-z0-9-]*$", "maxLength": 64},
        "arrival": {"type": "string", "pattern": "^[0-9a-f]{20}$"},
        "screen": {"type": "string", "pattern": "^(local:[a-z0-9-]+:)?[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"},
    }
    schemas["kind"] = schemas["level"] = schemas["name"]
    names = re.findall(r"{(\w+)}", operation.path)
    return [{"name": name, "in": "path", "required": True, "schema": schemas[name]} for name in names]


def _query_parameters(query: type[Query]) -> list[dict[str, Any]]:
    properties = query.model_json_schema().get("properties", {})
    return [{"name": name, "in": "query", "schema": _without_null(schema)} for name, schema in properties.items()]


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    """A parameter is left out rather than null."""
    if "anyOf" not in schema:
        return schema
    (found,) = (each for each in schema["anyOf"] if each.get("type") != "null")
    return dict(found)


def _headers(operation: Operation) -> list[dict[str, Any]]:
    if not operation.if_match:
        return []
    return [
        {
            "name": "If-Match",
            "in": "header",
            "required": True,
            "description": "The ETag that was read",
            "schema": {"type": "string"},
        }
    ]
