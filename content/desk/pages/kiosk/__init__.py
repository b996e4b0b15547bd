"""A draft on the kiosk's own pages, before it is reviewed: for who is signed in."""

from flask import Blueprint

from . import frame, through

__all__ = ["blueprint"]

blueprint = Blueprint("kiosk", __name__, url_prefix="/kiosk")
for part in (frame, through):
    part.mount(blueprint)
