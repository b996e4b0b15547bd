"""What a person did that cannot be done, as one value that the API and the pages both show."""

from collections.abc import Mapping
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

    def __str__(self) -> str:
        return f"{self.field}: {self.detail}" if self.field else self.detail
