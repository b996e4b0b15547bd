"""A document understood as far as it says so itself; what it does not say stays empty and is flagged."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from . import issuer, numbers, parts, secrecy, title
from .dated import published_on, written_on
from .dates import Dated
from .identity import digest
from .labels import SOURCE, UPDATED, Fact, first_of
from .page import Page, page_of
from .read import Read
from .script import Script, script_of

_REPEATS_TOLD: Final = 20


@dataclass(frozen=True, slots=True)
class Document:
    """Everything found. Texts are as written, in `script`; "" and None are what the document does not say.

    `told`: all that stood behind labels. `flags` are for the editor, each a code or "code: what it is about";
    a flag `set-aside` holds a line that was kept out of the body. `digest` is the same for the same document
    in any format.
    """

    title: str
    written_on: str | None
    published_on: str | None
    document_number: str
    index_number: str
    issuer: str
    source: str
    script: Script
    body: tuple[str, ...]
    told: tuple[Fact, ...]
    flags: tuple[str, ...]
    digest: str


def understand(read: Read, today: date) -> Document:
    """What `read` says of itself. Never fails."""
    page = page_of(read.lines)
    named, said = title.find(page.head, page.told)
    own = {page.first[at] for at in said}
    written, published = written_on(page), published_on(page)
    source = first_of(page.told, SOURCE)
    found = issuer.issuer(named, page.head, page.tail, page.told)
    number = numbers.document_number(page.head, page.told)
    flags = [
        *_title_flags(named),
        *(["number-missing"] if not number else []),
        *(["issuer-missing"] if not found else []),
        *_date_flags("written-on", written, today),
        *_date_flags("published-on", published, today),
        *(["published-on-is-update"] if published and published.label in UPDATED else []),
        *_content_flags(page),
        *read.flags,
        *(f"set-aside: {line}" for at, line in enumerate(read.lines) if at in page.aside | own and line != named),
    ]
    return Document(
        title=named,
        written_on=written.day if written else None,
        published_on=published.day if published else None,
        document_number=number,
        index_number=numbers.index_number(page.told),
        issuer=found,
        source=source.value if source else "",
        script=script_of("".join(page.document)),
        body=tuple(line for at, line in enumerate(read.lines) if at not in page.aside | own),
        told=page.told,
        flags=tuple(flags),
        digest=digest(page.document),
    )


def _title_flags(named: str) -> Iterator[str]:
    if not named:
        yield "title-missing"
    elif title.has_placeholder(named):
        yield f"title-placeholder: {named}"


def _date_flags(which: str, found: Dated | None, today: date) -> Iterator[str]:
    if found is None:
        yield f"{which}-missing"
    elif found.day is None:
        yield f"{which}-damaged: {found.damaged}"
    elif found.day > today.isoformat():
        yield f"{which}-in-future: {found.day}"


def _content_flags(page: Page) -> Iterator[str]:
    yield from secrecy.flags(page.document)
    if page.heads:
        # Some files number their first document too, some only those after it.
        yield f"several-documents: {len(page.heads) + (page.heads[0] > 1)}"
    yield from (f"repeated: {line[:40]}" for line in parts.repeated(page.document)[:_REPEATS_TOLD])
    if any("\ufffd" in line for line in page.document):
        yield "lost-characters"
