"""What the panel shows while nobody is there: the kiosk's own channel, and the invitation to touch it."""

from flask import Blueprint, render_template, request, url_for

from kiosk.frame import way
from kiosk.holding import Holding
from kiosk.language import LANGUAGES, NAMES
from kiosk.modes import MODES

UNKNOWN = (1080, 1920)


def attract(holding: Holding) -> Blueprint:
    blueprint = Blueprint("attract", __name__)

    @blueprint.get("/attract/")
    def attract() -> str:
        """With ?still=1 the notices stand still, to be read at one's own pace."""
        held = holding.view.programme
        width, height = held.programme.size if held else UNKNOWN
        return render_template(
            "attract.html",
            player=way("player.page", channel=holding.channel) if held else None,
            size=f"{width}x{height}",
            still="still" in request.args,
            names=[(each, NAMES[each]) for each in LANGUAGES],
            to={each: url_for("pages.home", mode=each) for each in MODES},
        )

    return blueprint
