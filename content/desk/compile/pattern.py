"""A test pattern: for a while every region shows its part of one picture of the whole channel, and then it is gone by
itself, outage or not. Emergencies stand over it."""

from dataclasses import dataclass

from content.desk.compile.parts import TEST, ChannelSpec, Ms, Part, Rule, Showing

TURN_MS = 60_000
NAME = "测试图 Test pattern"


@dataclass(frozen=True, slots=True)
class Patterned:
    """A pattern that runs in [start, end); `id` names it, `approved_by` is the ledger's entry."""

    id: int
    start: Ms
    end: Ms
    approved_by: str


def of_pattern(pattern: Patterned, channel: ChannelSpec) -> list[Showing]:
    """One showing in each region."""
    whole = {"kind": "pattern", "text": NAME, "size": list(channel.size), "channel": channel.name}
    if channel.desktop:
        whole["desktop"] = list(channel.desktop)
    return [
        Showing(
            (
                Part(
                    f"t{pattern.id}-{region.name}",
                    {**whole, "origin": list(region.rect[:2]), "approved_by": pattern.approved_by},
                    TURN_MS,
                ),
            ),
            region.name,
            TEST,
            Rule(pattern.start, pattern.end),
            0,
            -pattern.id,
        )
        for region in channel.regions
    ]
