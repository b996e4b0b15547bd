"""Review chains over the API: read by all, changed by the security administrator."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from content.desk import chains
from content.desk.models import Chain
from content.desk.problems import checked

from .operation import Answer, Call, Operation

Role = Literal["section", "office", "deputy", "director", "secrecy", "operator", "duty"]


class ChainBody(BaseModel):
    """steps: the roles that decide, in their order, each once; secrecy_by: which of them answers for the secrecy
    review; patience: working days at one step after which it is reminded of."""

    model_config = ConfigDict(extra="forbid", strict=True)

    steps: Annotated[list[Role], Field(max_length=chains.MOST_STEPS)]
    secrecy_by: Role
    patience: Annotated[int, Field(ge=1, le=chains.LONGEST_PATIENCE)] = chains.PATIENCE


class ChainAnswer(BaseModel):
    """kind: notice, or that of a record; level: a notice's, or a record's importance; vacant: steps that nobody could
    decide at now."""

    kind: str
    level: str
    steps: list[str]
    secrecy_by: str
    patience: int
    vacant: list[str]


class ChainsAnswer(BaseModel):
    chains: list[ChainAnswer]


def _index(call: Call) -> Answer:
    with call.desk.database.reading() as session:
        holding = chains.holders(session)
        return Answer(ChainsAnswer(chains=[_answer(each, holding) for each in chains.everything(session)]))


def _show(call: Call) -> Answer:
    with call.desk.database.reading() as session:
        chain = chains.known(session, call.path["kind"], call.path["level"])
        return Answer(_answer(chain, chains.holders(session)), etag=chains.mark(chain))


def _change(call: Call) -> Answer:
    asked = checked(ChainBody, call.body)
    wanted = (call.path["kind"], call.path["level"], asked.steps, asked.secrecy_by, asked.patience)
    with call.desk.database.transaction() as session:
        chain = chains.change(session, call.actor, *wanted, seen=call.match, now=call.now, origin=call.origin)
        return Answer(_answer(chain, chains.holders(session)), etag=chains.mark(chain))


def _answer(chain: Chain, holding: Mapping[str, object]) -> ChainAnswer:
    vacant = chains.vacant(chain.steps, holding)
    return ChainAnswer(kind=chain.kind, level=chain.level, vacant=vacant, **chains.details(chain))


_ONE = "/api/chains/{kind}/{level}"
OPERATIONS = [
    Operation("GET", "/api/chains", "The review chains: who decides on what, in which order", _index, ChainsAnswer),
    Operation("GET", _ONE, "One review chain", _show, ChainAnswer),
    Operation(
        "PUT",
        _ONE,
        "Set a review chain; what is in review keeps the one it was submitted into",
        _change,
        ChainAnswer,
        body=ChainBody,
        if_match=True,
        refusals=(403, 412, 422, 428),
    ),
]
