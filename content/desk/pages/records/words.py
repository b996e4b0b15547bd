"""What the fields of records are called, by "<model>.<field>", or ".<field>" where all models mean the same."""

from collections.abc import Mapping
from typing import Final

from content.desk.importing.words import flagged

from ..language import Word, gettext
from ..language import Word as _

Words = Mapping[str, Word]

FIELDS: Final[Words] = {
    ".title": _("Title"),
    ".summary": _("Summary"),
    ".words": _("Other words for it, Chinese"),
    ".words_en": _("Other words for it, English"),
    ".order": _("Place among its kind"),
    ".visible": _("Shown from and until"),
    ".flags": _("Left open by the import"),
    ".department": _("Department"),
    ".phone": _("Telephone"),
    ".hours": _("Hours, in words"),
    ".opening": _("Hours, for the clock"),
    ".duties": _("Duties"),
    ".note": _("Further remark"),
    ".basis": _("Legal basis"),
    ".name": _("What it is called"),
    ".number": _("Number"),
    ".body": _("Full text"),
    ".room": _("Room"),
    ".days": _("Number of days"),
    ".code": _("Code"),
    ".text": _("Text"),
    ".topics": _("Topics below it"),
    ".blob": _("File"),
    "Office.title": _("Name of the office"),
    "Office.address": _("Address"),
    "Office.phone_note": _("When the telephone is answered"),
    "Office.complaint_phone": _("Telephone for complaints"),
    "Office.postcode": _("Postcode"),
    "Office.information_place": _("Information desk"),
    "Office.kiosk": _("Where the kiosk stands"),
    "Office.motto": _("Motto"),
    "Department.rooms": _("Rooms"),
    "Department.floor": _("Floor"),
    "Department.head": _("Head of the department"),
    "Department.people": _("Who does what"),
    "Department.matters": _("What people come for"),
    "Head.post": _("Post"),
    "Person.post": _("Post"),
    "Guide.icon": _("Picture of the tile"),
    "Guide.counter": _("Counter"),
    "Guide.item_type": _("Type of matter"),
    "Guide.handling": _("How it is handled"),
    "Guide.audience": _("For whom"),
    "Guide.level": _("Level of authority"),
    "Guide.authority": _("Deciding authority"),
    "Guide.codes": _("Codes of the matter"),
    "Guide.conditions": _("Conditions"),
    "Guide.materials": _("What to bring"),
    "Guide.steps": _("Steps"),
    "Guide.statutory": _("Time limit by law"),
    "Guide.promised": _("Time limit promised"),
    "Guide.special": _("What does not count in the time"),
    "Guide.fee": _("Fee"),
    "Guide.result": _("What one gets"),
    "Guide.visits": _("How often one has to come"),
    "Guide.online": _("Online"),
    "Guide.self_service": _("At a self-service terminal"),
    "Guide.enquiry": _("Where to ask"),
    "Guide.complaint": _("Where to complain"),
    "Guide.remedy": _("Reconsideration and court"),
    "Guide.rights": _("Rights and duties"),
    "Guide.forms": _("Forms to fill in"),
    "Guide.powers": _("Powers it rests on"),
    "Guide.effective_from": _("In force from"),
    "Guide.visit_note": _("Remark on coming"),
    "Codes.base": _("Basic code"),
    "Codes.implementation": _("Implementation code"),
    "Codes.item": _("Item code"),
    "Material.form": _("In which form"),
    "Material.source": _("Where it comes from"),
    "Material.required": _("Everybody needs it"),
    "Step.text": _("What happens"),
    "Step.who": _("Who does it"),
    "Step.incomplete": _("Looks whether all papers are there"),
    "Incomplete.days": _("Days to say what is missing"),
    "Limit.unit": _("Counted as"),
    "Fee.free": _("Free of charge"),
    "Fee.text": _("In words"),
    "Article.law": _("Name of the law"),
    "Article.article": _("Article"),
    "Article.text": _("What the article says"),
    "Result.kind": _("Kind of document"),
    "Result.validity": _("How long it is valid"),
    "Form.blank": _("Picture of the blank form"),
    "Form.sample": _("Picture of it filled in"),
    "Power.type": _("Type of power"),
    "Power.duty": _("What has to be done"),
    "Power.accountability": _("Who answers for it"),
    "Power.guide": _("Office guide"),
    "Power.steps": _("Flowchart, step by step"),
    "Floor.number": _("Number of the floor"),
    "Floor.plan": _("Plan"),
    "Floor.size": _("Size of the sheet in centimetres"),
    "Catalog.index_number": _("Index number"),
    "Catalog.document_number": _("Document number"),
    "Catalog.issuer": _("Issued by"),
    "Catalog.written_on": _("Date of writing"),
    "Catalog.published_on": _("Date of publication"),
    "Catalog.topic": _("Topic"),
    "Catalog.genre": _("Genre"),
    "Catalog.validity": _("Validity"),
    "Catalog.attribute": _("Disclosure"),
    "Catalog.attribute_reason": _("Reason and article"),
    "Catalog.keywords": _("Keywords"),
    "Catalog.source": _("Where it comes from"),
    "Catalog.attachments": _("Attachments"),
    "Topics.tree": _("Topics"),
    "About.section": _("Where it stands"),
}
HINTS: Final[Words] = {
    ".words": _("One a line: what people say who do not know its name. The search finds it by them."),
    ".words_en": _("One a line."),
    ".order": _("A whole number; small ones come first."),
    ".visible": _("Empty: from approval, until it is withdrawn."),
    ".opening": _("Times as 09:00-12:00, 13:30-17:00; empty is all day."),
    ".department": _("Whoever answers for it."),
    "Guide.icon": _("A name from the list; empty is a plain tile."),
    "Guide.counter": _("Floor and place as in the plan: 1/counter-3."),
    "Guide.fee": _("What is free says so in words: 不收费."),
    "Guide.visits": _("0: nobody has to come."),
    "Guide.powers": _("Names of powers and responsibilities."),
    "Person.post": _("A post, never a name of a person."),
    "Head.post": _("A post, never a name of a person."),
    "Department.rooms": _("Floor and place as in the plan: 5/room-503."),
    "Department.matters": _("Names of office guides."),
    "Catalog.keywords": _("One a line."),
    "Catalog.body": _("An empty line begins a new paragraph."),
    "Catalog.attribute_reason": _("For what is given on request or not at all: the article it rests on."),
    "About.body": _('A line that begins with "## " is a heading.'),
    "Floor.plan": _("A GeoJSON file in whole centimetres. It is checked at once: every room has to be reached."),
    "Step.incomplete": _("The flowchart then leads back to the step before."),
    "Attachment.blob": _("A picture or a PDF."),
}
OPTIONS: Final[Mapping[str, Words]] = {
    "Limit.unit": {"working": _("working days"), "calendar": _("calendar days")},
    "Power.type": {
        "permit": _("Permits"),
        "penalty": _("Penalties"),
        "coercion": _("Coercive measures"),
        "levy": _("Levies"),
        "inspection": _("Inspections"),
        "confirmation": _("Confirmations"),
    },
    "Catalog.validity": {
        "valid": _("in force"),
        "repealed": _("repealed"),
        "expired": _("expired"),
        "amended": _("amended"),
        "draft": _("draft for comment"),
    },
    "Catalog.attribute": {
        "open": _("open to everybody"),
        "on-request": _("on request"),
        "closed": _("not disclosed"),
    },
    "About.section": {
        "office": _("About the office"),
        "disclosure-guide": _("Disclosure guide"),
        "rules": _("Disclosure rules"),
        "annual-report": _("Annual reports"),
        "map": _("Where else to go"),
    },
}
# What one row of a list is called, where the list itself says it in the plural.
ROWS: Final[Words] = {
    "Guide.conditions": _("Condition"),
    "Guide.materials": _("Paper"),
    "Guide.steps": _("Step"),
    "Guide.special": _("Exception"),
    "Guide.basis": _("Article"),
    "Power.basis": _("Article"),
    "Guide.rights": _("Right or duty"),
    "Guide.forms": _("Form"),
    "Guide.powers": _("Power"),
    "Power.steps": _("Step"),
    "Department.duties": _("Duty"),
    "Department.rooms": _("Room"),
    "Department.people": _("Post"),
    "Department.matters": _("Matter"),
    "Catalog.attachments": _("Attachment"),
    "Topics.tree": _("Topic"),
    "Root.topics": _("Topic"),
    "Branch.topics": _("Topic"),
}
OR: Final = _(" or ")
# Texts of several lines; all others begin with one.
LONG: Final = frozenset(
    {"Catalog.body", "About.body", "Catalog.summary", "Guide.summary", "Department.summary", "About.summary"}
)


def of(table: Words, owner: str, name: str) -> str:
    """The words for a field; "" where the table has none."""
    # Whether a lazy word is empty is known only once it is translated: asked for, not tried.
    return str(table.get(f"{owner}.{name}", table.get(f".{name}", "")))


def flag(code: str) -> str:
    """What an import left open, a code with what it is about, in words."""
    said, what = next(flagged([code], gettext)), code.partition(": ")[2]
    return gettext("%(what)s: %(text)s", what=said, text=what) if what and what not in said else said
