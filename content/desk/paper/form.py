"""What stands on a review form, as plain words in their order: filled in by the pages, set by the writer of paper."""

from collections.abc import Sequence
from dataclasses import dataclass

Rows = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Opinion:
    """What one step said: `step` as it is called, `verdict` in a word; "" for what nobody has said yet."""

    step: str
    verdict: str = ""
    note: str = ""
    by: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """The form of one wording.

    head: office and title of the form; facts: short pairs, set two in a line; content: what would be read by the
    public, (name, text); attribute: (name, chosen) of each; opinions: of every step in order; release: who let it out,
    when and in what; earlier: decisions on wordings before this one; feet: what the ledger says, in small type.
    """

    office: str
    title: str
    facts: Rows
    content_name: str
    content: Rows
    attribute_name: str
    attribute: Sequence[tuple[str, bool]]
    attribute_reason: str
    secrecy: Opinion
    opinions: Sequence[Opinion]
    release_name: str
    release: Rows
    earlier_name: str
    earlier: Sequence[str]
    feet: Sequence[str]
    signature_name: str
    date_name: str
