"""The first page and the notices. Each is whole in itself: warnings are rendered in, every page leads home."""

from flask import Blueprint, render_template

ON_HOME = 4


def pages() -> Blueprint:
    blueprint = Blueprint("pages", __name__)

    @blueprint.get("/")
    def home() -> str:
        return render_template("home.html", most=ON_HOME)

    @blueprint.get("/notices/")
    def notices() -> str:
        return render_template("notices.html")

    return blueprint
