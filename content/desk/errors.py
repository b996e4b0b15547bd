"""What a person did that cannot be done, as one value that the API and the pages both show."""

from collections.abc import Mapping
from functools import partial
from typing import Any


class Problem(Exception):
    """A refusal with an HTTP status, after RFC 9457.

    `message` is an English text with `%(name)s` places for `values`, so that pages can translate it;
    `detail` is that text filled in. `field` names the field at fault, dotted for nested ones.
    `extra` are further members of the problem document, `headers` further headers of the answer.
    """

    def __init__(
        self,
        status: int,
        type: str,
        message: str,
        *,
        field: str | None = None,
        extra: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
        **values: object,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.type = type
        self.message = message
        self.values = values
        self.field = field
        self.extra = dict(extra or {})
        self.headers = dict(headers or {})

    @property
    def detail(self) -> str:
        return self.message % self.values

    def __reduce__(self) -> tuple[Any, ...]:
        # The worker process raises Problems too, and keyword arguments do not pickle by themselves.
        named: dict[str, Any] = {"field": self.field, "extra": self.extra, "headers": self.headers, **self.values}
        return partial(Problem, **named), (self.status, self.type, self.message)

    def __str__(self) -> str:
        return f"{self.field}: {self.detail}" if self.field else self.detail
