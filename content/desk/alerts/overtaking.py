"""An emergency overtakes what is queued: it is laid over the programmes that stand, however many notices they have."""

import json
from collections.abc import Collection
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from content.desk import publications
from content.desk.compile.covering import laid_over
from content.desk.models import Channel
from content.published.keys import Trust
from content.published.store import Store

from . import airing
from .rows import Wrong
from .standing import Ms


def bodies(
    session: Session, store: Store, trust: Trust, names: Collection[str], now: Ms
) -> tuple[list[dict[str, Any]], list[Wrong]]:
    """The next programme of each of these channels that has one; channels without wait for the compiler."""
    found, wrong = airing.sound(session, now)
    made = []
    for channel in session.scalars(select(Channel).where(Channel.name.in_(names)).order_by(Channel.name)):
        standing = publications.standing(session, trust, channel.name)
        previous = json.loads(standing) if standing else None
        # Laid out anew meanwhile: the compiler knows the new size.
        if previous is None or previous["size"] != [channel.width, channel.height]:
            continue
        number = publications.next_number(session, store, trust, "programmes", channel.name, now)
        made.append(laid_over(previous, airing.of_channel(found, channel.name, now), number, now))
    return made, wrong
