"""What the pages say to a screen reader: headings, paragraphs, lists, tables, in reading order.

The tree of tags (ISO 32000-1 §14.7) is grown while the document is laid out, in the order in which
it is read; while pages are drawn, everything drawn is marked as belonging to one of its nodes, or
as an artifact that is not read: rules, running titles, and the head of a table on its second page.

The rules are: nothing is drawn unmarked (ISO 14289-1 §7.1); headings do not skip a level (§7.4);
a table's head cells say what they head (§7.5); pictures and links say what they are in words.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Self, assert_never

from reportlab.pdfbase import pdfdoc

from evidence_kit.overriding import override
from evidence_kit.report.raw import (
    Raw,
    dictionary,
    number,
    refer,
    reference_to,
    text_string,
)


class Tag(StrEnum):
    """The standard structure types that are used (ISO 32000-1 §14.8.4)."""

    DOCUMENT = "Document"
    SECTION = "Sect"
    TITLE = "H1"
    HEADING = "H2"
    SUBHEADING = "H3"
    PARAGRAPH = "P"
    LIST = "L"
    LIST_ITEM = "LI"
    LABEL = "Lbl"
    LIST_BODY = "LBody"
    TABLE = "Table"
    ROW = "TR"
    HEAD_CELL = "TH"
    CELL = "TD"
    CONTENTS = "TOC"
    CONTENTS_ITEM = "TOCI"
    FIGURE = "Figure"
    LINK = "Link"
    FORM = "Form"
    GROUP = "Div"


class Scope(StrEnum):
    """What a head cell of a table heads."""

    COLUMN = "Column"
    ROW = "Row"


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of one page's content."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Thing:
    """An annotation that belongs to the structure."""

    page: int
    internal_name: str
    """Its name in ReportLab's document."""


@dataclass(slots=True, eq=False)
class Node:
    """One element of the structure."""

    tag: Tag
    kids: list["Node | Mark | Thing"] = field(default_factory=list)
    says: str = ""
    """What a picture shows, in words."""
    scope: Scope | None = None
    box: tuple[float, float, float, float] | None = None
    """Where a picture stands on its page: left, bottom, right, top."""

    def add(self, tag: Tag, *, says: str = "", scope: Scope | None = None) -> Self:
        """Add an element below this one, after those that are there."""
        node = type(self)(tag=tag, says=says, scope=scope)
        self.kids.append(node)
        return node


@dataclass(slots=True)
class Tags:
    """What belongs to which element, page by page, while a document is drawn."""

    root: Node
    nodes_of_pages: dict[int, list[Node]] = field(default_factory=dict)
    """Page number → the element of each mark on it."""
    things: list[tuple[Thing, Node]] = field(default_factory=list)
    """The annotations with their elements, in the order they were made."""

    @property
    def page_count(self) -> int:
        """How many pages were drawn on."""
        return max(self.nodes_of_pages, default=0)

    @contextmanager
    def marked(self, canvas: Any, node: Node | None) -> Iterator[None]:
        """Draw something that belongs to an element; ``None`` for what is not read."""
        code = canvas._code  # noqa: SLF001 - ReportLab has no public door for operators
        if node is None:
            code.append("/Artifact BMC")
        else:
            page = canvas.getPageNumber()
            nodes = self.nodes_of_pages.setdefault(page, [])
            code.append(f"/{node.tag.value} <</MCID {len(nodes)}>> BDC")
            node.kids.append(Mark(page, len(nodes)))
            nodes.append(node)
        yield
        canvas._code.append("EMC")  # noqa: SLF001

    def link(
        self,
        canvas: Any,
        node: Node,
        box: tuple[float, float, float, float],
        anchor: str,
        says: str,
    ) -> None:
        """Let a box on the current page, in points of the page, lead to an anchor."""
        target = canvas._bookmarkReference(anchor)  # noqa: SLF001 - as ReportLab's own links do
        entries = {
            "Subtype": "/Link",
            "Rect": f"[{' '.join(map(number, box))}]",
            "Border": "[0 0 0]",
            "F": "4",
            "Contents": text_string(says),
        }
        self._annotate(canvas, node, entries, {"Dest": target})

    def signature_field(self, canvas: Any, field_name: str, says: str) -> None:
        """Prepare an invisible field on the current page, for a signature to be put into."""
        entries = {
            "Subtype": "/Widget",
            "FT": "/Sig",
            "T": text_string(field_name),
            "TU": text_string(says),
            "Rect": "[0 0 0 0]",
            "F": "132",
        }
        node = self.root.add(Tag.FORM, says=says)
        document = canvas._doc  # noqa: SLF001 - ReportLab's document has no public name
        page = pdfdoc.PDFObjectReference(document.thisPageName())
        thing = self._annotate(canvas, node, entries, {"P": page})
        document.Catalog.AcroForm = Raw(
            lambda: dictionary(
                {"Fields": f"[{reference_to(document, thing.internal_name)}]", "SigFlags": "3"}
            ).encode("ascii")
        )

    def _annotate(
        self, canvas: Any, node: Node, entries: dict[str, str], references: dict[str, Any]
    ) -> Thing:
        place = len(self.things)
        thing = Thing(canvas.getPageNumber(), f"Annot.tagged-{place}")
        node.kids.append(thing)
        self.things.append((thing, node))
        document = canvas._doc  # noqa: SLF001

        def write() -> bytes:
            pointed = {
                key: reference.format(document).decode("ascii")
                for key, reference in references.items()
            }
            key = str(self.parent_key_of_thing(place))
            return dictionary({"Type": "/Annot", **entries, **pointed, "StructParent": key}).encode(
                "ascii"
            )

        canvas._addAnnotation(Raw(write), f"tagged-{place}")  # noqa: SLF001
        return thing

    def parent_key_of_page(self, page: int) -> int:
        """Return under which key a page's elements are listed."""
        return page - 1

    def parent_key_of_thing(self, place: int) -> int:
        """Return under which key an annotation's element is listed: after all pages."""
        return self.page_count + place


def write_structure(tags: Tags, document: Any) -> None:
    """Put the structure into a document all of whose pages are drawn (ISO 32000-1 §14.7.2)."""
    numbers: _Numbers = {}
    root = Raw(lambda: _root(tags, numbers))
    root_reference = refer(document, root, "structure")
    for node, parent in _with_parents(tags.root):
        above = root_reference if parent is None else _reference(parent, numbers)
        element = _Element(node, above, numbers)
        numbers[id(node)] = int(refer(document, element).partition(" ")[0])
    document.Catalog.StructTreeRoot = root
    document.Catalog.MarkInfo = Raw(lambda: b"<</Marked true>>")


_Numbers = dict[int, int]
"""The number in the file of each element, by the identity of its node."""


class _Element(pdfdoc.PDFObject):  # type: ignore[misc]  # ReportLab ships no types
    """One element as it stands in the file; its neighbours' numbers are known only later.

    It is written when its turn comes: a long report has a hundred thousand of them.
    """

    __RefOnly__ = 1

    def __init__(self, node: Node, above: str, numbers: _Numbers) -> None:
        self._node = node
        self._above = above
        self._numbers = numbers

    @override
    def format(self, document: Any) -> bytes:
        return _element(self._node, self._above, self._numbers, document)


def _reference(node: Node, numbers: _Numbers) -> str:
    return f"{numbers[id(node)]} 0 R"


def _with_parents(root: Node) -> Iterator[tuple[Node, Node | None]]:
    waiting: list[tuple[Node, Node | None]] = [(root, None)]
    while waiting:
        node, parent = waiting.pop()
        yield node, parent
        waiting += [(kid, node) for kid in reversed(node.kids) if isinstance(kid, Node)]


def _element(node: Node, above: str, numbers: _Numbers, document: Any) -> bytes:
    entries = {"Type": "/StructElem", "S": f"/{node.tag.value}", "P": above}
    if node.says:
        entries["Alt"] = text_string(node.says)
    attributes = list(_attributes(node))
    if attributes:
        entries["A"] = f"[{' '.join(attributes)}]"
    pages = {kid.page for kid in node.kids if not isinstance(kid, Node)}
    own_page = min(pages, default=None)
    if own_page is not None:
        entries["Pg"] = reference_to(document, f"Page{own_page}")
    kids = (_kid(kid, own_page, numbers, document) for kid in node.kids)
    entries["K"] = f"[{' '.join(kids)}]"
    return dictionary(entries).encode("ascii")


def _kid(kid: Node | Mark | Thing, own_page: int | None, numbers: _Numbers, document: Any) -> str:
    match kid:
        case Node():
            return _reference(kid, numbers)
        case Mark() if kid.page == own_page:
            return str(kid.number)
        case Mark():
            page = reference_to(document, f"Page{kid.page}")
            return dictionary({"Type": "/MCR", "Pg": page, "MCID": str(kid.number)})
        case Thing():
            page = reference_to(document, f"Page{kid.page}")
            thing = reference_to(document, kid.internal_name)
            return dictionary({"Type": "/OBJR", "Pg": page, "Obj": thing})
        case _:
            assert_never(kid)


def _attributes(node: Node) -> Iterator[str]:
    if node.scope is not None:
        yield dictionary({"O": "/Table", "Scope": f"/{node.scope.value}"})
    if node.tag is Tag.LIST:
        yield dictionary({"O": "/List", "ListNumbering": "/None"})
    if node.box is not None:
        box = " ".join(map(number, node.box))
        yield dictionary({"O": "/Layout", "Placement": "/Block", "BBox": f"[{box}]"})


def _root(tags: Tags, numbers: _Numbers) -> bytes:
    """Write the root with the list that leads from marks back to elements (§14.7.4.4)."""

    def reference(node: Node) -> str:
        return _reference(node, numbers)

    listed = []
    for page in range(1, tags.page_count + 1):
        nodes = " ".join(map(reference, tags.nodes_of_pages.get(page, [])))
        listed.append(f"{tags.parent_key_of_page(page)} [{nodes}]")
    for place, (_thing, node) in enumerate(tags.things):
        listed.append(f"{tags.parent_key_of_thing(place)} {reference(node)}")
    return dictionary(
        {
            "Type": "/StructTreeRoot",
            "K": f"[{reference(tags.root)}]",
            "ParentTree": f"<</Nums [{' '.join(listed)}]>>",
            "ParentTreeNextKey": str(tags.page_count + len(tags.things)),
        }
    ).encode("ascii")
