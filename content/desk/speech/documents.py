"""What is said of documents: the catalogue and its topics, the pages about the office, running notices."""

from collections.abc import Iterator
from typing import Final

from content.published.phrases import PHRASES

from .fields import Fields, Said, labelled, paragraphs, sentence
from .reading import ZH

# Of a document so many characters are said; the rest has to be read.
MOST_OF_DOCUMENT: Final = {ZH: 1_500, "en": 3_500}
MOST_OF_PAGE: Final = {ZH: 6_000, "en": 15_000}
VALIDITIES: Final = {
    "valid": ("有效", "In force"),
    "amended": ("已修订", "Revised"),
    "expired": ("已失效", "Expired"),
    "repealed": ("已废止", "Repealed"),
    "draft": ("征求意见稿", "Draft for comment"),
}
ATTRIBUTES: Final = {
    "open": ("主动公开", "Made public"),
    "on-request": ("依申请公开", "Disclosed on request"),
    "closed": ("不予公开", "Not disclosed"),
}


def catalog(f: Fields) -> Iterator[Said]:
    yield "title", sentence(f.text("title"))
    yield "index_number", labelled(f.pick("索引号", "Index number"), f.string("index_number"))
    yield "document_number", labelled(f.pick("文号", "Document number"), f.string("document_number"))
    yield "issuer", labelled(f.pick("发布机构", "Issued by"), f.text("issuer"))
    yield "validity", labelled(f.pick("有效性", "Validity"), f.pick(*VALIDITIES.get(f.string("validity"), ("", ""))))
    yield "written_on", labelled(f.pick("成文日期", "Written on"), f.string("written_on"))
    yield "published_on", labelled(f.pick("发布日期", "Published on"), f.string("published_on"))
    yield "genre", labelled(f.pick("体裁", "Genre"), f.text("genre"))
    attribute = f.pick(*ATTRIBUTES.get(f.string("attribute"), ("", "")))
    yield "attribute", labelled(f.pick("公开属性", "Disclosure"), attribute, f.text("attribute_reason"))
    yield "source", labelled(f.pick("信息来源", "Source"), f.text("source"))
    yield "summary", sentence(f.text("summary"))
    yield from _body(f, MOST_OF_DOCUMENT[f.lang])


def topics(f: Fields) -> Iterator[Said]:
    """Marks are the codes of topics, from the top down."""
    yield "title", sentence(f.text("title"))
    yield from _branches(f, "tree", 3)


def about(f: Fields) -> Iterator[Said]:
    yield "title", sentence(f.text("title"))
    yield "summary", sentence(f.text("summary"))
    yield from _body(f, MOST_OF_PAGE[f.lang])


def notice(f: Fields) -> Iterator[Said]:
    yield "text", sentence(f.text("title"))


def phrases(f: Fields) -> Iterator[Said]:
    """Of the record only its kind counts: the words are the program's own."""
    for key, said in PHRASES.items():
        yield key, said[f.lang]


def _body(f: Fields, most: int) -> Iterator[Said]:
    for number, words, cut in paragraphs(f.document("body"), most):
        rest = f.pick("全文请看屏幕。", " The full text is on the screen.") if cut else ""
        yield f"body.{number}", sentence(words) + rest


def _branches(f: Fields, name: str, levels: int) -> Iterator[Said]:
    for _, topic in f.each(name):
        yield topic.string("code"), sentence(topic.text("title"))
        if levels > 1:
            yield from _branches(topic, "topics", levels - 1)
