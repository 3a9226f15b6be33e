"""What a page can hold, as plain values: the vocabulary between what is said and how it is drawn.

``content`` and its neighbours say everything with these values and know nothing of paper;
``layout`` draws them and knows nothing of cases. The rules are: every string may hold anything at
all, and only ``text`` may print it; nothing here depends on ReportLab.
"""

from dataclasses import dataclass
from enum import StrEnum

from evidence_kit.model import ItemId


class Tone(StrEnum):
    """How loud a text is."""

    NORMAL = "normal"
    STRONG = "strong"
    QUIET = "quiet"
    """Second line, remark, source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One piece of text; every line feed starts a new line."""

    text: str
    exact: bool = False
    """Whether it must be readable letter by letter: monospaced, every invisible thing shown."""
    tone: Tone = Tone.NORMAL
    lead: str = ""
    """Our words in front of an exact value, in the type of running text."""
    anchor: str = ""
    """The place in the document it leads to when clicked; "" for none."""
    most_lines: int | None = None
    """Printed lines at most; what is cut off stands whole elsewhere, and ``rest_is`` says where."""
    rest_is: str = ""
    """Our words for where the rest stands, printed when something was cut off."""
    most_characters: int = 4_000
    """Characters at most; above it the page says how many are not printed, and who keeps them."""
    page_of: str = ""
    """An anchor whose page number is printed in place of ``text``; "" for none."""


Cell = tuple[Text, ...]
"""What stands in one place of a table or form, one text below the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """Running text, set narrow enough to be read."""

    texts: Cell
    is_small: bool = False
    """Small print, across the whole page: for whoever checks, not for whoever reads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullets:
    """A list of short statements."""

    items: tuple[Text, ...]
    is_numbered: bool = False
    """Whether their order matters: 1, 2, 3 in place of dashes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subheading:
    """A heading inside a section."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One line of a form."""

    label: str
    value: Cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """A form: labels on the left, values on the right."""

    rows: tuple[Field, ...]
    label_width_mm: float = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """A few short texts side by side."""

    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a table."""

    title: str
    width_mm: float
    """Wished width; the columns of a table are scaled together to the width of the page."""


class Density(StrEnum):
    """How small a table may be set."""

    NORMAL = "normal"
    ANNEX = "annex"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under repeated headings."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    density: Density = Density.NORMAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """Something that must not be overlooked."""

    title: str
    body: Cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Commands:
    """Lines to type on a computer, exactly as they stand."""

    lines: tuple[tuple[str, str], ...]
    """The system each line is for ("" for the one above), and the line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Blanks:
    """Labelled lines to be filled in by hand, kept together on one page."""

    title: str
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TickBox:
    """An empty square to tick by hand, with what it stands for."""

    title: str
    body: Cell


@dataclass(frozen=True, slots=True, kw_only=True)
class QrCode:
    """An address that a phone can read, with what it leads to."""

    label: str
    url: str
    address: str
    """As one would type it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QrRow:
    """Some QR codes side by side."""

    codes: tuple[QrCode, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WalletCard:
    """A card to cut out, as large as a bank card (ISO/IEC 7810 ID-1)."""

    title: str
    body: Cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Placeholder:
    """A grey field where a picture would stand."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """A small picture of an exhibit, fetched only while it is being drawn."""

    item_id: ItemId
    says: str
    """What it is, in words, for those who do not see it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """One exhibit's block, kept together where a page can hold it."""

    label: str
    anchor: str
    title: str
    short_hash: str
    """Stands in the footer of the pages that show this exhibit; "" when there is no hash."""
    picture: Preview | Placeholder | None
    fields: tuple[Field, ...]


Block = (
    Prose
    | Bullets
    | Subheading
    | Fields
    | Columns
    | Table
    | Box
    | Commands
    | Blanks
    | TickBox
    | QrRow
    | WalletCard
    | Exhibit
)
"""Anything that can stand in a section."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the document with a heading, a bookmark and a line in the contents."""

    title: str
    anchor: str
    blocks: tuple[Block, ...]
    starts_page: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What stands around every page."""

    running_title: str
    """Top left of every page."""
    footer: str
    """Bottom left, where no exhibit is on the page."""
    page_words: str
    """``{page}`` and ``{total}``, in the report's language."""
    contents_title: str
    language: str
    """BCP 47 tag, for screen readers."""
    title: str
    author: str
    subject: str
    seal_words: str = ""
    """What the field for a signature is, in words; "" where there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file that travels inside the report, for machines."""

    file_name: str
    data: bytes
    media_type: str
    says: str
    """What it is, in the report's language."""


def said(text: str, *, tone: Tone = Tone.NORMAL) -> Text:
    """Return our own words, or a person's, as running text."""
    return Text(text=text, tone=tone)


def exact(text: str, *, tone: Tone = Tone.NORMAL) -> Text:
    """Return a value that must be readable letter by letter."""
    return Text(text=text, exact=True, tone=tone)


def cell(text: str) -> Cell:
    """Return a cell with one piece of running text."""
    return (Text(text=text),)
