"""The review chains: which roles approve what, in which order. All administrators see them, one changes them."""

from dataclasses import dataclass
from typing import Any, Final

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from content.desk import chains
from content.desk.errors import Problem
from content.desk.models import Chain
from content.desk.whole import whole

from . import access, context
from .language import gettext
from .paging import paged
from .people import People, people
from .problems import mistake
from .words import IMPORTANCE, LEVELS, REVIEWED, ROLES

blueprint = Blueprint("chains", __name__, url_prefix="/chains")
NOBODY = ""
PAGE: Final = 10


@dataclass(frozen=True, slots=True)
class Shown:
    """A chain in a list. vacant: the steps that nobody could decide at."""

    kind: str
    level: str
    name: str
    level_name: str
    steps: tuple[str, ...]
    secrecy_by: str
    patience: int
    vacant: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Typed:
    """The form as it was sent; "" is a step that is not taken."""

    steps: tuple[str, ...]
    secrecy_by: str
    patience: str
    seen: str

    @property
    def rows(self) -> tuple[str, ...]:
        """As many controls as a chain may have steps."""
        return (*self.steps, *[NOBODY] * (chains.MOST_STEPS - len(self.steps)))


@blueprint.get("/")
def index() -> str:
    with context.desk().database.reading() as db:
        known, found = people(db, context.now()), chains.everything(db)
    asked = request.args.get("kind", "")
    fitting = [_shown(chain, known) for chain in found if asked in ("", chain.kind)]
    kinds = [(kind, REVIEWED.get(kind, kind)) for kind in dict.fromkeys(chain.kind for chain in found)]
    page = paged(fitting, _said, PAGE, "desk.chains.index", **({"kind": asked} if asked else {}))
    told = {"page": page, "chains": page.shown, "newer": page.newer, "older": page.older}
    return render_template("chains/index.html", kinds=kinds, kind=asked, **told)


@blueprint.get("/<kind>/<level>/")
def show(kind: str, level: str) -> str:
    with context.desk().database.reading() as db:
        chain = chains.known(db, kind, level)
    typed = Typed(tuple(chain.steps), chain.secrecy_by, str(chain.patience), chains.mark(chain))
    return _page(kind, level, typed)


@blueprint.post("/<kind>/<level>/")
def change(kind: str, level: str) -> ResponseReturnValue:
    form = request.form
    steps = tuple(role for role in form.getlist("steps") if role)
    typed = Typed(steps, form.get("secrecy_by", ""), form.get("patience", "").strip(), form.get("seen", ""))
    try:
        with context.desk().database.transaction() as db:
            wanted = (list(typed.steps), typed.secrecy_by, _whole(typed.patience))
            chains.change(db, context.actor(), kind, level, *wanted, seen=typed.seen, **context.told())
    except Problem as problem:
        return _page(kind, level, typed, mistakes={problem.field or "": mistake(problem)}), problem.status
    flash(gettext("Kept. What is in review already keeps the chain it was submitted into."), "good")
    return redirect(url_for("desk.chains.index"))


def _page(kind: str, level: str, typed: Typed, **more: Any) -> str:
    with context.desk().database.reading() as db:
        known, chain = people(db, context.now()), chains.known(db, kind, level)
        may_change = access.may(db, context.actor()).security
    roles = [(role, str(ROLES[role]), known.of_role(role)) for role in chains.REVIEWERS]
    told: dict[str, Any] = {"mistakes": {}, "typed": typed, "roles": roles, "chain": _shown(chain, known)}
    told["may_change"] = may_change
    return render_template("chains/show.html", most=chains.LONGEST_PATIENCE, **told | more)


def _said(chain: Shown) -> str:
    return " ".join((chain.name, chain.level_name, *chain.steps))


def _shown(chain: Chain, known: People) -> Shown:
    return Shown(
        kind=chain.kind,
        level=chain.level,
        name=str(REVIEWED.get(chain.kind, chain.kind)),
        level_name=str(
            LEVELS[chain.level] if chain.kind == chains.NOTICE else IMPORTANCE.get(chain.level, chain.level)
        ),
        steps=tuple(str(ROLES[role]) for role in chain.steps),
        secrecy_by=str(ROLES.get(chain.secrecy_by, "")),
        patience=chain.patience,
        vacant=tuple(str(ROLES[role]) for role in chains.vacant(chain.steps, known.holding)),
    )


def _whole(text: str) -> int:
    return whole(text, 3) or 0


blueprint.before_request(access.any_administrator)
