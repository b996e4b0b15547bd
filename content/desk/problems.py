"""What a validation found, as the Problem that names the field."""

from typing import Final, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from .errors import Problem

Model = TypeVar("Model", bound=BaseModel)

# Our words for what pydantic finds, so that they can be translated; anything else keeps pydantic's.
MESSAGES: Final = {
    "missing": "is missing",
    "extra_forbidden": "is no field of this",
    "string_type": "must be text",
    "string_unicode": "must be text in Unicode",
    "string_too_long": "is longer than %(max_length)d characters",
    "string_too_short": "is shorter than %(min_length)d characters",
    "string_pattern_mismatch": "is not of the form that is wanted here",
    "int_type": "must be a whole number",
    "less_than_equal": "must be at most %(le)d",
    "greater_than_equal": "must be at least %(ge)d",
    "list_type": "must be a list",
    "too_long": "has more than %(max_length)d entries",
    "too_short": "has fewer than %(min_length)d entries",
    "literal_error": "must be one of %(expected)s",
    "model_type": "the body must be a JSON object",
    "bad_character": "holds the character %(code)s, which cannot be shown",
}


def checked(model: type[Model], raw: object) -> Model:
    """raw as a value of `model`; raises Problem 400 naming the first field at fault."""
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        raise of(error) from error


def of(error: ValidationError) -> Problem:
    """The first thing found, as a Problem."""
    return every(error)[0]


def every(error: ValidationError) -> list[Problem]:
    """All that was found."""
    return [_of(found) for found in error.errors(include_url=False, include_input=False)]


def _of(found: ErrorDetails) -> Problem:
    context = dict(found.get("ctx", {}))
    field = str(context.pop("field", "")) or _path(found)
    word = found["type"].replace("_", "-")
    message = MESSAGES.get(found["type"]) or found["msg"].replace("%", "%%")
    return Problem(400, word, message, field=field or None, **context)


def _path(found: ErrorDetails) -> str:
    # Names of a union's branches, which pydantic puts in between, are no fields.
    steps = [str(step) for step in found["loc"] if not (isinstance(step, str) and ("[" in step or "(" in step))]
    return ".".join(step.encode("ascii", "backslashreplace").decode() for step in steps)
