"""How large the panel is, so that the pages can be measured in millimetres, and how much of it a hand reaches that is
low."""

from math import hypot

from flask import Blueprint, Response, request, url_for

from config.settings import Settings

MM_PER_INCH = 25.4
FOR_EVER = 365 * 24 * 3600


def px_per_mm(settings: Settings) -> float:
    """CSS px in a millimetre of the picture: from its width or height where told (the finer one of both, so that
    nothing gets smaller than it should), else from its diagonal."""
    across, down = settings.panel_pixels
    told = [
        px / mm for px, mm in ((across, settings.panel_width_mm), (down, settings.panel_height_mm)) if mm is not None
    ]
    return max(told) if told else hypot(across, down) / (settings.panel_inches * MM_PER_INCH)


def panel(settings: Settings) -> Blueprint:
    blueprint = Blueprint("panel", __name__)
    size, low = f"{px_per_mm(settings):.4f}", str(settings.low_reach)

    @blueprint.get("/panel.css")
    def sheet() -> Response:
        rules = f":root {{\n  --mm: {size}px;\n  --low: {low}vh;\n}}\n"
        answer = Response(rules, content_type="text/css; charset=utf-8")
        if request.args.to_dict() == {"mm": size, "low": low}:
            answer.cache_control.public = True
            answer.cache_control.max_age = FOR_EVER
            answer.cache_control.immutable = True
        return answer

    @blueprint.app_template_global()
    def panel_sheet() -> str:
        """Its address names the measures, so that a browser asks for each panel once."""
        return url_for("panel.sheet", mm=size, low=low)

    return blueprint
