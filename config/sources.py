"""Where settings come from: flags, environment, TOML file. Each source gives name -> (where it stood, raw value)."""

import argparse
import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn

from config.table import BY_NAME, SETTINGS, Program

Given = dict[str, tuple[str, Any]]


def from_flags(program: Program, argv: Sequence[str]) -> tuple[dict[str, Any], list[str]]:
    parser = _Parser(prog=f"run_{program}.py", allow_abbrev=False, argument_default=argparse.SUPPRESS)
    parser.add_argument("--config", metavar="FILE", help="TOML file with settings")
    for setting in SETTINGS:
        if program in setting.programs:
            optional = {"nargs": "?", "const": "on"} if setting.name == "browser" and program == "kiosk" else {}
            text = argparse.SUPPRESS if setting.hidden else setting.help.replace("%", "%%")
            parser.add_argument(setting.flag, metavar=setting.metavar, help=text, **optional)  # type: ignore[arg-type]
    try:
        known, unknown = parser.parse_known_args(argv)
    except ValueError as mistake:
        return {}, [str(mistake)]
    strange = [word for word in unknown if word.startswith("-")] or unknown
    return vars(known), [f"{word}: no such setting" for word in strange]


class _Parser(argparse.ArgumentParser):
    """argparse ends the process at the first mistake; ours goes on to find the others."""

    def error(self, message: str) -> NoReturn:
        raise ValueError(message)


def from_file(program: Program, path: Path, wrong: list[str]) -> Given:
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except OSError as trouble:
        wrong.append(f"{path}: cannot be read ({trouble.strerror})")
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as trouble:
        wrong.append(f"{path}: not a TOML file ({trouble})")
        return {}
    sections = {name: table.pop(name, {}) for name in ("kiosk", "display")}
    given = {}
    for section, lines in (("", table), (f"[{program}] ", sections[program])):
        if not isinstance(lines, dict):
            wrong.append(f"{path}: {program} is the name of a section: write [{program}]")
            continue
        for name, raw in lines.items():
            if name in BY_NAME and not BY_NAME[name].hidden:
                given[name] = (f"{path}: {section}{name}", raw)
            else:
                wrong.append(f"{path}: {section}{name}: no such setting")
    return given


def from_environment(environ: Mapping[str, str], wrong: list[str]) -> Given:
    given = {}
    for variable, raw in environ.items():
        found = re.fullmatch(r"FOYER_(\w+)", variable)
        name = found[1].lower() if found else "config"
        if name in BY_NAME and not BY_NAME[name].hidden:
            given[name] = (variable, raw)
        elif name != "config":
            wrong.append(f"{variable}: no such setting")
    return given
