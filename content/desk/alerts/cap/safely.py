"""XML as strangers send it: small, without a document type, so that no entity can grow or name a file."""

import re
from typing import Final

from defusedxml import ElementTree  # type: ignore[import-untyped]
from defusedxml.common import DefusedXmlException  # type: ignore[import-untyped]
from lxml import etree  # type: ignore[import-untyped]

from content.desk.errors import Problem

MOST_BYTES: Final = 256 * 1024
MOST_ELEMENTS: Final = 5000
DEEPEST: Final = 32
CHINESE: Final = (b"gb2312", b"gbk", b"gb18030")
# It says no more than how the bytes are to be read.
_DECLARED: Final = re.compile(rb"""\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["'][^>]*\?>""")
NAMESPACES: Final = ("urn:oasis:names:tc:emergency:cap:1.2", "urn:oasis:names:tc:emergency:cap:1.1", "")


def parsed(data: bytes) -> etree._Element:
    """The root of a CAP message; raises Problem 400 or 413 with one line that says what it is instead."""
    if len(data) > MOST_BYTES:
        raise Problem(413, "too-large", "a message has at most %(most)d KB", most=MOST_BYTES // 1024)
    data = in_utf8(data)
    try:
        # Read by a parser that refuses document types before the one that knows namespaces sees it.
        ElementTree.fromstring(data, forbid_dtd=True, forbid_entities=True, forbid_external=True)
        root = etree.fromstring(data, _parser())
    except DefusedXmlException as error:
        raise Problem(400, "has-entities", "a message has no document type and no entities of its own") from error
    except (ElementTree.ParseError, etree.XMLSyntaxError, ValueError, LookupError, RecursionError) as error:
        raise Problem(400, "not-xml", "this is no well-formed XML") from error
    _check_shape(root)
    return root


def in_utf8(data: bytes) -> bytes:
    """A message in one of the Chinese encodings, which parsers of XML need not know, in UTF-8; anything else as it is.
    What is signed of a message is its characters, not their bytes."""
    declared = _DECLARED.match(data[:200])
    if declared is None or declared[1].lower() not in CHINESE:
        return data
    try:
        return data[declared.end() :].decode("gb18030").encode()
    except UnicodeDecodeError as error:
        raise Problem(400, "not-xml", "this is no well-formed XML") from error


def _parser() -> etree.XMLParser:
    # Comments are in no signature, and would cut the text that they stand in.
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
    )


def _check_shape(root: etree._Element) -> None:
    name = etree.QName(root)
    if name.localname != "alert" or (name.namespace or "") not in NAMESPACES:
        raise Problem(400, "not-cap", "this is no CAP message: its root must be alert")
    nodes = list(root.iter())
    if any(not isinstance(node.tag, str) for node in nodes):
        raise Problem(400, "not-cap", "a message has no processing instructions")
    if len(nodes) > MOST_ELEMENTS:
        raise Problem(413, "too-large", "a message has at most %(most)d elements", most=MOST_ELEMENTS)
    if _deeper(root, DEEPEST):
        raise Problem(400, "too-deep", "the message is nested too deeply")


def _deeper(root: etree._Element, most: int) -> bool:
    level = [root]
    for _ in range(most):
        level = [child for each in level for child in each]
        if not level:
            return False
    return True
