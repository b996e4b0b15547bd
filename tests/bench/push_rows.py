"""What the rounds of push.py come to, as rows: the medians of the rounds, and ratios taken round by round."""

from collections.abc import Sequence
from statistics import median

from tests.bench.deliveries import Figures
from tests.bench.push import KB, Plan, Rounds
from tests.bench.rows import Row

FOYER, FLOOR = "Foyer", "C floor"
# design.md, Budgets, by the peer it names; picows is not run here, push-limits.md has it at 1.06 of the C floor.
P50_MUST = {"mosquitto ws": 0.9}
P50_AMBITION = {"C floor": 1.16}
P99_MUST = {"mosquitto ws": 1.1}
P99_AMBITION = {"nchan ws": 1.05}
# push-limits.md's targets for three thousand.
LARGEST = 3000
CROWD_P50 = {"mosquitto ws": 0.7, "nchan ws": 1.0}
CROWD_P99 = {"mosquitto ws": 0.9, "nchan ws": 1.2}


def typical(rounds: Sequence[Figures], figure: str) -> float | None:
    known = [one[figure] for one in rounds if figure in one]
    return median(known) if known else None


def paired(ours: Sequence[Figures], theirs: Sequence[Figures], figure: str) -> float | None:
    ratios = [a[figure] / b[figure] for a, b in zip(ours, theirs, strict=True) if a.get(figure) and b.get(figure)]
    return median(ratios) if ratios else None


def against(
    rounds: Rounds,
    figure: str,
    what: str,
    unit: str,
    must: dict[str, float] | None = None,
    ambition: dict[str, float] | None = None,
) -> list[Row]:
    """One row for each peer that this was measured of."""
    ours = rounds[FOYER]
    return [
        Row(
            what,
            typical(ours, figure),
            unit,
            typical(theirs, figure),
            peer,
            (must or {}).get(peer),
            (ambition or {}).get(peer),
            measured_ratio=paired(ours, theirs, figure),
        )
        for peer, theirs in rounds.items()
        if peer != FOYER and typical(theirs, figure) is not None
    ]


def alone(
    rounds: Rounds, figure: str, what: str, unit: str, must: float | None = None, ambition: float | None = None
) -> Row:
    return Row(what, typical(rounds[FOYER], figure), unit, must=must, ambition=ambition)


def rows(rounds: Rounds, plan: Plan) -> list[Row]:
    return [*latency(rounds, plan), *storms(rounds, plan), *costs(rounds, plan)]


def latency(rounds: Rounds, plan: Plan) -> list[Row]:
    found = []
    for size in plan.publishes:
        label = f"{size // KB} KB"
        judged = size == KB
        what = f"publish to last of {plan.screens}, {label}"
        p50 = (P50_MUST, P50_AMBITION) if judged else (None, None)
        p99 = (P99_MUST, P99_AMBITION) if judged else (None, None)
        found += against(rounds, f"{label} p50 ms", f"{what}, p50", "ms", *p50)
        found += against(rounds, f"{label} p99 ms", f"{what}, p99", "ms", *p99)
        found.append(alone(rounds, f"{label} call p50 ms", f"{what}, p50, with writing to disk", "ms"))
    return found


def storms(rounds: Rounds, plan: Plan) -> list[Row]:
    what = f"storm of {plan.screens} to state held"
    found = [alone(rounds, "storm s", what, "s", must=0.8)]
    found += against(rounds, "storm s", what, "s", ambition={"mosquitto ws": 0.8})
    found.append(alone(rounds, "storm max s", f"{what}, slowest", "s"))
    found.append(alone(rounds, "storm retries", f"{what}, refused", "times", must=0))
    for many in plan.crowds:
        found += against(rounds, f"{many} connect s", f"{many} connect to state held", "s")
        p50, p99 = (CROWD_P50, CROWD_P99) if many == LARGEST else (None, None)
        found += against(rounds, f"{many} p50 ms", f"publish to last of {many}, 1 KB, p50", "ms", ambition=p50)
        found += against(rounds, f"{many} p99 ms", f"publish to last of {many}, 1 KB, p99", "ms", ambition=p99)
        found.append(alone(rounds, f"{many} retries", f"{many} connect, refused", "times", must=0))
    return found


def costs(rounds: Rounds, plan: Plan) -> list[Row]:
    figures = {name: [{**one, **derived(one, plan)} for one in each] for name, each in rounds.items()}
    servers = {name: each for name, each in figures.items() if name != FLOOR}  # the floor remembers nobody
    return [
        *against(figures, "1 KB cpu s", "server CPU per 1,000 deliveries", "s"),
        alone(figures, "1 KB cpu with pauses s", "server CPU per 1,000 deliveries, with shown, health, pings", "s"),
        *own_cost(figures),
        alone(figures, "per screen KB", "memory per screen", "KB", must=64, ambition=10),
        *against(servers, "per screen KB", "memory per screen", "KB"),
        *(against(servers, "per further screen KB", "memory per further screen", "KB") if plan.crowds else ()),
        alone(figures, "per screen after KB", "memory per screen after storms", "KB", must=100),
        alone(figures, "growth %", "memory growth by storms", "%", ambition=5),
        alone(figures, "held MB", f"push process with {plan.screens} screens", "MB", must=160, ambition=60),
    ]


def own_cost(rounds: Rounds) -> list[Row]:
    """What the bench's screens cost themselves, at the floor: with this they are not what is measured."""
    cost = typical(rounds.get(FLOOR, []), "1 KB client us")
    return [] if cost is None else [Row("the bench's own screens, CPU per delivery", cost, "us")]


def derived(one: Figures, plan: Plan) -> Figures:
    if "held KB" not in one:
        return {}
    found = {"held MB": one["held KB"] / KB}
    if "after storms KB" in one:
        found["per screen after KB"] = (one["after storms KB"] - one["empty KB"]) / plan.screens
        found["growth %"] = 100 * (one["after storms KB"] / one["held KB"] - 1)
    return found
