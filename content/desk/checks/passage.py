"""A text as the checks read it."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as member
from typing import Any, Final

from content.desk.importing.script import fold

from .finding import NOTHING, WARN, Finding, Severity

ENGLISH: Final = "en"


@dataclass(frozen=True, slots=True)
class Passage:
    """`field` is its place in the content, dotted: text, body.zh-Hans, steps.0.name.en. `folded` is as long as `text`,
    in simplified and half-width characters."""

    field: str
    text: str
    folded: str = member(repr=False)

    @classmethod
    def of(cls, field: str, text: str) -> "Passage":
        return cls(field, text, fold(text))

    @property
    def english(self) -> bool:
        return self.field.endswith((".en", "_en"))

    @property
    def name(self) -> str:
        """The field's own name, whatever it is nested in and in whatever language."""
        steps = [step for step in self.field.split(".") if not step.isdigit()]
        return steps[-2] if len(steps) > 1 and steps[-1] in ("zh-Hans", "zh-Hant", "en") else steps[-1]

    def at(
        self,
        kind: str,
        start: int,
        end: int,
        suggestion: str | None = None,
        severity: Severity = WARN,
        values: Mapping[str, Any] = NOTHING,
    ) -> Finding:
        """The finding at this span; a suggestion that changes nothing is none."""
        quoted = self.text[start:end]
        return Finding(
            kind, self.field, start, end, quoted, None if suggestion == quoted else suggestion, severity, values
        )
