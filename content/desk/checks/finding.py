"""One thing that a check points at in a text."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from dataclasses import field as member
from typing import Any, Final, Literal

Severity = Literal["block", "warn", "advice"]
BLOCK: Final = "block"
WARN: Final = "warn"
ADVICE: Final = "advice"
NOTHING: Final[Mapping[str, Any]] = {}


@dataclass(frozen=True, slots=True)
class Finding:
    """`quoted` is what stands from `start` to `end` (code points) in the text of `field`.

    suggestion: what to put there instead where that is sure, else None. severity: block waits for a fix or for the
    secrecy reviewer, warn for a fix or a reason, advice for nothing. values: what `kind`'s words have places for.
    id: of this finding wherever it stands in the text, so that a reason outlives an edit elsewhere; "" until `run`.
    """

    kind: str
    field: str
    start: int
    end: int
    quoted: str
    suggestion: str | None = None
    severity: Severity = WARN
    values: Mapping[str, Any] = member(default_factory=lambda: NOTHING)
    id: str = ""

    @property
    def open_until_answered(self) -> bool:
        return self.severity != ADVICE

    def named(self, id: str) -> "Finding":
        return replace(self, id=id)


def fixed(text: str, finding: Finding) -> str:
    """The text with the suggestion in place; as it is where there is none, or where something else stands by now."""
    if finding.suggestion is None or text[finding.start : finding.end] != finding.quoted:
        return text
    return text[: finding.start] + finding.suggestion + text[finding.end :]
