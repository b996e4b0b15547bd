"""The hub (push and desk), a node (push and feed), or with --play an LED painted without a browser."""

import sys
from pathlib import Path
from typing import Any

from config.lineage import die_with_supervisor
from config.pauses import collect_nothing
from config.settings import BadSettings, Settings, load


def main(argv: list[str]) -> int:
    die_with_supervisor()
    try:
        settings = load("display", argv)
    except BadSettings as mistakes:
        print(mistakes, file=sys.stderr)
        return 2
    if settings.play:
        from display.led.play import play

        return play(settings)
    if settings.part:
        collect_nothing()
        return PARTS[settings.part](settings)
    return hub_or_node(settings, argv)


def hub_or_node(settings: Settings, argv: list[str]) -> int:
    """Start the processes, each by this same file and told by --part which one it is."""
    from config.supervise import Child, supervise

    if settings.upstream:
        from content.published.feeding import trusted

        trusted(settings.data, settings.hub_key)
    parts = ["push", "feed" if settings.upstream else "desk"]
    command = [sys.executable, str(Path(__file__).resolve()), *argv, "--part"]
    children = [Child(part, [*command, part]) for part in parts]
    if settings.browser:
        from config.browser.launch import launcher

        channel, _, tile = settings.browser.partition("/")
        address = f"http://127.0.0.1:{settings.port}/screens/{channel}/{f'?tile={tile}' if tile else ''}"
        profile = settings.data / "browser" / settings.browser.replace("/", ".")
        children.append(Child("browser", launcher(address, profile)))
    return supervise(children)


def push(settings: Settings) -> int:
    # Before any other import: the socket library decides here how this process waits.
    from display.push.serve import serve

    return serve(settings, player_blueprint)


def desk(settings: Settings) -> int:
    from content.desk.serve import serve

    return serve(settings, player_blueprint, kiosk_pages)


def feed(settings: Settings) -> int:
    from content.published.feeding import feed_until_stopped, trusted

    data, upstream = settings.data, settings.upstream or ""
    trust = trusted(data, settings.hub_key)
    return feed_until_stopped(data / "store", trust, upstream, settings.upstream_token, spool=data / "spool")


PARTS = {"push": push, "desk": desk, "feed": feed}


def player_blueprint(**wiring: Any) -> Any:
    """A mount of the browser player; push and desk each say where its programme comes from."""
    from content.type.faces import font_file
    from display.player import create_player

    return create_player(**({"fonts": font_file("sans").parent} | wiring))


def kiosk_pages(data: Path) -> Any:
    """The kiosk's pages over a store that no kiosk reads: what the desk's preview shows drafts on."""
    from content.type.faces import font_file
    from kiosk.mounted import Mounted

    return Mounted(data, font_file("sans").parent)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
