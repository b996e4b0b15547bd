"""The visitors' kiosk; with --upstream a feed process fills its store."""

import sys
from pathlib import Path

from config.lineage import die_with_supervisor
from config.settings import BadSettings, Settings, load


def main(argv: list[str]) -> int:
    die_with_supervisor()
    try:
        settings = load("kiosk", argv)
    except BadSettings as mistakes:
        print(mistakes, file=sys.stderr)
        return 2
    if settings.part == "feed":
        from run_display import feed

        return feed(settings)
    if settings.part == "kiosk" or not (settings.upstream or settings.browser):
        return visitors(settings)
    return several(settings, argv)


def visitors(settings: Settings) -> int:
    """The pages that visitors touch, and the player that shows the kiosk's channel while nobody does."""
    from content.type.faces import font_file
    from display.player import create_player
    from kiosk.serve import serve

    fonts = font_file("sans").parent
    player = create_player(
        name="player",
        programme_url=lambda channel: f"/programme/{channel}/",
        socket_url=None,
        blob_base="/blobs/",
        fonts=fonts,
    )
    return serve(settings, player, fonts=fonts)


def several(settings: Settings, argv: list[str]) -> int:
    """The kiosk with what it needs beside it: a feed from its upstream, a browser on its screen."""
    from config.supervise import Child, supervise

    if settings.upstream:
        from content.published.feeding import trusted

        trusted(settings.data, settings.hub_key)
    command = [sys.executable, str(Path(__file__).resolve()), *argv, "--part"]
    children = [Child("kiosk", [*command, "kiosk"])]
    if settings.upstream:
        children.append(Child("feed", [*command, "feed"]))
    if settings.browser:
        from config.browser.flags import FORGETFUL, PRINTING
        from config.browser.launch import launcher

        address = f"http://127.0.0.1:{settings.port}/attract/"
        manners = [FORGETFUL] if settings.printer == "none" else [FORGETFUL, PRINTING]
        profile = settings.data / "browser" / "kiosk"
        children.append(Child("browser", launcher(address, profile, manners=manners)))
    return supervise(children)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
