"""Uploads: their bytes, the list of them, and each with its words, its places and what can be done with it."""

from flask import Blueprint

from . import bytes as raw
from . import one, shelf
from .bytes import Seen, seen

__all__ = ["Seen", "blueprint", "seen"]

blueprint = Blueprint("media", __name__, url_prefix="/media")
for part in (shelf, raw, one):
    part.mount(blueprint)
