"""What an author declares with a submission: whether it may be disclosed at all, and how much depends on it."""

from typing import Any, Final, Literal, get_args

from pydantic import BaseModel, ConfigDict

from .texts import Remark

Attribute = Literal["open", "on-request", "closed"]
"""主动公开, 依申请公开, 不予公开 (政府信息公开条例 Art 13-16, 19-20, 27)."""
Secrecy = Literal["none", "unsure"]
Importance = Literal["routine", "important"]
ATTRIBUTES: Final = get_args(Attribute)


class Declared(BaseModel):
    """attribute_reason: the article, where it is not disclosed on the office's own initiative. secrecy: `unsure` sends
    it to the secrecy reviewer. importance: of a record; a notice has its level."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    attribute: Attribute = "open"
    attribute_reason: Remark = ""
    secrecy: Secrecy = "none"
    importance: Importance = "routine"

    def details(self) -> dict[str, Any]:
        """What is not as usual, for the ledger; the attribute always."""
        found = {name: value for name, value in self.model_dump().items() if value != getattr(PLAIN, name)}
        return {"attribute": self.attribute, **found}


PLAIN: Final = Declared()
