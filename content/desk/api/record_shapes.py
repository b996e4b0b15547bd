"""What calls on records take and give."""

from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema

from content.desk.declared import Declared
from content.desk.review import State
from content.desk.texts import Remark, Text

from .answers import Decided, Standing, Time
from .operation import Query

KindName = Literal["office", "department", "guide", "power", "floor", "catalog", "topics", "about"]
Digest = Annotated[str, Field(min_length=1, max_length=64)]
Content = Annotated[dict[str, Any], WithJsonSchema({"type": "object", "description": "The fields of its kind"})]
LARGEST: Final = 4 * 1024 * 1024
"""Of a body: the longest text that a record has, in three languages."""
MOST: Final = 100


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class RecordBody(_Body):
    """name: as in addresses; of a document of the catalog its index number, of what an office has one of its kind."""

    kind: KindName
    name: Annotated[str, Field(min_length=1, max_length=120)]
    content: Content


class RecordWording(_Body):
    content: Content


class RecordSubmission(Declared):
    """`content` is optional here: given, the record is submitted only if it still is that."""

    content: Digest | None = None


class RecordApproval(_Body):
    """`content` as GET gave its digest: what is approved is exactly this."""

    content: Digest
    note: Remark = ""


class RecordReturn(_Body):
    content: Digest
    reason: Text


class RecordWithdrawal(_Body):
    reason: Text


class RecordsQuery(Query):
    """after: how many to pass over, of those that `total` counts."""

    kind: KindName | None = None
    state: State | None = None
    name: Annotated[str, Field(max_length=120)] | None = None
    q: Annotated[str, Field(max_length=200)] | None = None
    after: Annotated[int, Field(ge=0, le=10_000_000)] | None = None


class RecordLine(BaseModel):
    """untranslated: how many of its texts have no English; stands: whether an approved wording does."""

    id: int
    kind: KindName
    name: str
    title: str
    title_en: str
    state: State
    stands: bool
    untranslated: int
    author: str
    changed_at: Time
    waits_for: str | None


class RecordsAnswer(BaseModel):
    records: list[RecordLine]
    total: int


class RecordAnswer(BaseModel):
    """`content` are the fields that its author set, `digest` what decisions on them are bound to."""

    id: int
    kind: KindName
    name: str
    state: State
    author: str
    editor: str
    created_at: Time
    revision: int
    digest: str
    content: dict[str, Any]
    waits_for: str | None
    approved: Standing | None
    decisions: list[Decided]
