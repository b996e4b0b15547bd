"""What is declared of a wording before it goes out: whether it may be disclosed at all, and how much depends on it."""

from typing import Any, Final, Literal, get_args

from pydantic import BaseModel, ConfigDict

from .texts import Remark

Attribute = Literal["open", "on-request", "closed"]
"""主动公开, 依申请公开, 不予公开 (政府信息公开条例 Art 13-16, 19-20, 27)."""
Secrecy = Literal["none", "unsure"]
Importance = Literal["routine", "important"]
ATTRIBUTES: Final = get_args(Attribute)


class Declared(BaseModel):
    """attribute and secrecy: None where the author said nothing; then whoever answers for secrecy says it with their
    approval. attribute_reason: the article, where it is not disclosed on the office's own initiative. secrecy: `unsure`
    sends it to the secrecy reviewer. importance: of a record; a notice has its level."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    attribute: Attribute | None = None
    attribute_reason: Remark = ""
    secrecy: Secrecy | None = None
    importance: Importance = "routine"

    def details(self) -> dict[str, Any]:
        """What was said, for the ledger."""
        return {name: value for name, value in self.model_dump().items() if value != getattr(UNSAID, name)}


UNSAID: Final = Declared()


def left_unsaid(told: dict[str, Any]) -> dict[str, str]:
    """What an approval says in the author's place, of a submission with these details."""
    usual = {"attribute": "open", "secrecy": "none"}
    return {name: value for name, value in usual.items() if not told.get(name)}
