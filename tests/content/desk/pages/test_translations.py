"""Every word that people read can be read in Chinese, and none stands outside the catalogue."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from jinja2 import Environment

import content.desk
from content.desk.pages import language
from content.desk.problems import MESSAGES

DESK = Path(content.desk.__file__).parent
TEMPLATES = sorted((DESK / "templates").rglob("*.html"))
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "lazy_gettext": None}
# Attributes that people read or hear.
READ = re.compile(r'(?:aria-label|alt|title|placeholder)="([^"]*)"')
LETTER = re.compile(r"[^\W\d_]")
# A place in an English message stands for the same in the Chinese one.
PLACE = re.compile(r"%\((\w+)\)[sd]|\{(\w+)\}")


@pytest.fixture(scope="module")
def chinese() -> Catalog:
    return language.joined(language.CATALOGUES / "zh_Hans" / "LC_MESSAGES")


def test_every_message_of_the_pages_has_a_chinese_translation(chinese: Catalog) -> None:
    found = extract_from_dir(
        DESK,
        method_map=[("pages/**.py", "python"), ("templates/**.html", "jinja2")],
        options_map={"**.html": {"silent": "false", "newstyle_gettext": "true"}},
        keywords=KEYWORDS,
    )
    used = {message[0] if isinstance(message, tuple) else message for _, _, message, _, _ in found}
    assert len(used) > 200
    assert sorted(each for each in used if not translated(chinese, each)) == []


def test_every_refusal_of_the_domain_has_a_chinese_translation(chinese: Catalog) -> None:
    paths = (
        path for path in DESK.rglob("*.py") if not {"pages", "commands", "api"} & set(path.relative_to(DESK).parts)
    )
    trees = [ast.parse(path.read_text("utf-8")) for path in paths]
    said = {message for tree in trees for message in (*refusals(tree), *contradictions(tree))}
    assert len(said) > 40
    assert sorted(each for each in said | set(MESSAGES.values()) if not translated(chinese, each)) == []


def test_a_translation_keeps_the_places_of_its_message(chinese: Catalog) -> None:
    for message in chinese:
        if message.id:
            english, told = message.id, message.string
            english = english if isinstance(english, str) else english[-1]
            told = told if isinstance(told, str) else (told or ("",))[0]
            assert set(PLACE.findall(english)) == set(PLACE.findall(told)), english


def translated(catalogue: Catalog, message: str) -> bool:
    found = catalogue.get(message)
    return found is not None and bool(found.string) and not found.fuzzy


def refusals(tree: ast.Module) -> Iterator[str]:
    """The English texts in Problem(...), Refusal(...) and PydanticCustomError(...), and in names they are given by."""
    named = list(_named_texts(tree))
    places = {"Problem": 2, "Refusal": 2, "PydanticCustomError": 1}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in places:
            if isinstance(node.args[0], ast.Constant) and node.args[0].value in MESSAGES:
                continue
            for text in node.args[places[node.func.id] : places[node.func.id] + 1]:
                if isinstance(text, ast.Constant) and isinstance(text.value, str):
                    yield text.value
                elif isinstance(text, ast.Name):
                    # Several functions call theirs `message`: all that are said by that name.
                    yield from (said for name, said in named if name == text.id)


def contradictions(tree: ast.Module) -> Iterator[str]:
    """The English texts in a table of (field, whether it is wrong, text)."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.name == "_contradictions":
            rows = (each.elts[2] for each in ast.walk(node) if isinstance(each, ast.Tuple) and len(each.elts) == 3)
            yield from (str(text.value) for text in rows if isinstance(text, ast.Constant))


def _named_texts(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Constant):
            for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
                if isinstance(target, ast.Name) and isinstance(node.value.value, str):
                    yield target.id, node.value.value


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_no_words_stand_bare_in_a_template(template: Path) -> None:
    html = bare(template.read_text("utf-8"))
    outside = re.sub(r"<[^>]*>|[\w-]+=\"[^\"]*\"|&\w+;", " ", html)
    assert LETTER.search(outside) is None, outside.split()
    assert [words for words in READ.findall(html) if LETTER.search(words)] == []


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_nothing_in_a_template_is_inline(template: Path) -> None:
    html = template.read_text("utf-8")
    assert re.findall(r"<style|\sstyle=|\son\w+=|javascript:", html) == []
    assert re.findall(r"<script(?![^>]*\ssrc=)", html) == []
    assert re.findall(r"https?://", html.replace("http://www.w3.org/2000/svg", "")) == []


def bare(source: str) -> str:
    """The template without everything that Jinja says."""
    tokens = Environment(autoescape=True).lex(source)
    return "".join(text if kind == "data" else " " for _, kind, text in tokens if kind in ("data", "variable_end"))
