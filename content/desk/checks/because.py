"""The reason for which a finding stays."""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from ..texts import one_line

Reason = Annotated[str, Field(max_length=200), AfterValidator(one_line)]


class Because(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    because: Reason
