"""One page that pins the custody record on paper: signed by a witness, kept outside the computer.

It holds no evidence and no name but those written on it by hand: the case's reference, the number
of the last entry, and its hash in three forms – a QR code, digits to read aloud, and in full.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from reportlab.platypus import Flowable

from evidence_kit.heads import head_groups, head_line
from evidence_kit.i18n import Words
from evidence_kit.model import LedgerHead
from evidence_kit.progress import Cancel
from evidence_kit.report.document import (
    Blanks,
    Block,
    Column,
    Density,
    Frame,
    Prose,
    Subheading,
    Table,
    cell,
    exact,
)
from evidence_kit.report.layout import Layout
from evidence_kit.report.moments import both_words
from evidence_kit.report.qr import QrPicture
from evidence_kit.report.small_paper import in_order, set_paper
from evidence_kit.report.structure import Node, Tag
from evidence_kit.visible import visible

_GROUPS_IN_A_ROW = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class AnchorPage:
    """What stands on the page."""

    reference: str
    head: LedgerHead
    made_at: datetime
    offset_minutes: int
    language: str


def build_anchor_page(page: AnchorPage, *, words: Words, cancel: Cancel | None = None) -> bytes:
    """Make the page as a PDF; the same head and instant give the same bytes.

    Raises:
        ReportError: The page cannot be laid out.
        CancelledError: The person asked to stop.
    """
    subtitle = words.gettext("Case {reference}, entry {n}, {time}").format(
        reference=page.reference,
        n=page.head.n,
        time=both_words(page.made_at, page.offset_minutes),
    )

    def draw(layout: Layout, root: Node) -> Iterator[Flowable]:
        yield from in_order(_opening(words))(layout, root)
        says = words.gettext("QR code with the same text as the digits on this page")
        figure = root.add(Tag.FIGURE, says=visible(says, is_exact=False))
        yield QrPicture(head_line(page.reference, page.head), figure)
        yield from in_order((*_forms(page, words), _witness(words)))(layout, root)

    return set_paper(
        _frame(page, words), subtitle, draw, made_at=page.made_at, words=words, cancel=cancel
    )


def _title(words: Words) -> str:
    return words.gettext("The end of the custody record, on paper")


def _opening(words: Words) -> tuple[Block, ...]:
    return (
        Prose(
            texts=(
                *cell(
                    words.gettext(
                        "Sign this page together with somebody you trust, and let that person or "
                        "the police keep it. It holds no evidence."
                    )
                ),
                *cell(
                    words.gettext(
                        "Whoever has it can show later that nothing recorded up to this entry was "
                        "removed or written anew. It does not show what is true."
                    )
                ),
            )
        ),
    )


def _forms(page: AnchorPage, words: Words) -> tuple[Block, ...]:
    groups = head_groups(page.head)
    rows = [groups[at : at + _GROUPS_IN_A_ROW] for at in range(0, len(groups), _GROUPS_IN_A_ROW)]
    filled = tuple(
        tuple((exact(group),) for group in (*row, *[""] * (_GROUPS_IN_A_ROW - len(row))))
        for row in rows
    )
    chain = page.head.chain
    halves = [chain[:32], chain[32:]]
    columns = tuple(Column(title=str(at), width_mm=34) for at in range(1, _GROUPS_IN_A_ROW + 1))
    return (
        Subheading(text=words.gettext("To read aloud, from left to right")),
        Table(columns=columns, rows=filled, density=Density.ANNEX),
        Subheading(text=words.gettext("The same in full (SHA-256)")),
        Prose(
            texts=tuple(
                exact(" ".join(half[at : at + 8] for at in range(0, 32, 8))) for half in halves
            )
        ),
    )


def _witness(words: Words) -> Block:
    return Blanks(
        title=words.gettext("Witness"),
        labels=(
            words.gettext("Name of the witness"),
            words.gettext("Date, by the witness's own clock"),
            words.gettext("Signature of the witness"),
            words.gettext("Where this page is kept"),
        ),
    )


def _frame(page: AnchorPage, words: Words) -> Frame:
    title = _title(words)
    return Frame(
        running_title=words.gettext("Case {reference}").format(reference=page.reference),
        footer=words.gettext("“evidence-kit anchor check” compares a vault with this page."),
        page_words=words.gettext("Page {page} of {total}"),
        contents_title="",
        language=page.language,
        title=title,
        author="Evidence Kit",
        subject=title,
    )
