"""Channels over the API, and the signed programme of each."""

import json
import re
from dataclasses import asdict
from typing import Annotated, Any

from pydantic import BeforeValidator

from content.desk import channels, publications
from content.desk.channels import Layout
from content.desk.errors import Problem
from content.desk.models import Channel
from content.desk.moments import Moment, iso, ms
from content.published import timeline
from content.published.programme import parse

from . import answers
from .answers import ChannelAnswer, ChannelsAnswer
from .operation import Answer, Call, Operation, Query

_SPACE = re.compile(r" (?=\d\d:\d\d$)")


def _with_plus(raw: Any) -> Any:
    # A plus that was not escaped arrives as a space.
    return _SPACE.sub("+", raw) if isinstance(raw, str) else raw


class ProgrammeQuery(Query):
    at: Annotated[Moment, BeforeValidator(_with_plus)] | None = None


def _index(call: Call) -> Answer:
    with call.desk.database.reading() as session:
        found = [_channel(each) for each in channels.everyone(session)]
    return Answer(ChannelsAnswer(channels=found))


def _create(call: Call) -> Answer:
    with call.desk.database.transaction() as session:
        made = channels.create(session, call.actor, call.body, now=call.now, origin=call.origin)
        return Answer(_channel(made), 201, channels.etag(made), {"Location": f"/api/channels/{made.name}"})


def _show(call: Call) -> Answer:
    with call.desk.database.reading() as session:
        found = channels.get(session, call.path["name"])
        return Answer(_channel(found), etag=channels.etag(found))


def _change(call: Call) -> Answer:
    with call.desk.database.transaction() as session:
        made = channels.change(
            session, call.actor, call.path["name"], call.body, match=call.match, now=call.now, origin=call.origin
        )
        return Answer(_channel(made), etag=channels.etag(made))


def _programme(call: Call) -> Answer:
    with call.desk.database.reading() as session:
        channel = channels.get(session, call.path["name"])
        envelope = publications.newest(session, "programmes", channel.name)
    if envelope is None:
        raise Problem(404, "no-programme", "nothing was published for this channel yet")
    if call.query.at is None:
        return Answer(answers.EnvelopeAnswer.model_validate(asdict(envelope)))
    at = ms(call.query.at)
    shown = timeline.at(parse(json.loads(envelope.body)), at)
    regions = {name: _position(position, channel.zone) for name, position in shown.items()}
    return Answer(answers.AtAnswer(at=iso(at, channel.zone), regions=regions))


def _position(position: timeline.Position | None, zone: str) -> answers.PositionAnswer | None:
    if position is None:
        return None
    until = iso(position.until, zone)
    return answers.PositionAnswer(item=position.item, offset_ms=position.offset, until=until)


def _channel(channel: Channel) -> ChannelAnswer:
    return ChannelAnswer.model_validate(channels.as_layout(channel))


OPERATIONS = [
    Operation("GET", "/api/channels", "All channels", _index, ChannelsAnswer),
    Operation(
        "POST", "/api/channels", "Lay out a new channel", _create, ChannelAnswer, 201, Layout, refusals=(403, 409)
    ),
    Operation("GET", "/api/channels/{name}", "One channel", _show, ChannelAnswer),
    Operation(
        "PUT",
        "/api/channels/{name}",
        "Lay out a channel anew; If-Match is heeded when it is sent",
        _change,
        ChannelAnswer,
        body=Layout,
        refusals=(403, 412),
    ),
    Operation(
        "GET",
        "/api/channels/{name}/programme",
        "The channel's signed programme; with `at`, what it shows at that instant",
        _programme,
        answers.ProgrammeAnswer,
        query=ProgrammeQuery,
    ),
]
