"""The checklist on paper, in two pages, and whole in a terminal.

The sheet holds nothing of the case, so that it can be carried, shown and lost.
"""

import textwrap
from collections.abc import Iterator
from datetime import datetime

from reportlab.platypus import Flowable, KeepTogether

from evidence_kit.formats import formats_of
from evidence_kit.guidance.planning import Plan
from evidence_kit.i18n import Words
from evidence_kit.progress import Cancel, Report, silent
from evidence_kit.report import styles
from evidence_kit.report.checklist_content import (
    checklist_blocks,
    checklist_title,
    last_lines,
)
from evidence_kit.report.checklist_sheet import sheet_blocks
from evidence_kit.report.document import (
    Block,
    Box,
    Bullets,
    Cell,
    Fields,
    Frame,
    Prose,
    Subheading,
    TickBox,
)
from evidence_kit.report.layout import Layout
from evidence_kit.report.small_paper import set_paper
from evidence_kit.report.structure import Node
from evidence_kit.report.wallet_card import card_blocks

_TERMINAL_COLUMNS = 78
_GAP_PT = 3
"""Below each step: close enough for two pages."""


def build_checklist(
    plan: Plan,
    *,
    made_at: datetime,
    words: Words,
    report: Report = silent,
    cancel: Cancel | None = None,
) -> bytes:
    """Make the checklist as a PDF; the same plan and instant give the same bytes.

    Args:
        plan: What to do, for one situation.
        made_at: The instant the PDF is dated with; its day is printed.
        words: The language of the sheet.
        report: Told each finished page.
        cancel: Checked before each page.

    Raises:
        ReportError: The sheet cannot be laid out.
        CancelledError: The person asked to stop.
    """
    subtitle = words.gettext("This is not your fault. One step is enough for now.")
    return _paper(
        sheet_blocks(plan, words), subtitle, plan, made_at, words, report, cancel or Cancel()
    )


def build_card(plan: Plan, *, made_at: datetime, words: Words) -> bytes:
    """Make a card of the size of a bank card, on a page to cut it out of.

    Args:
        plan: Whose numbers stand on it.
        made_at: The instant the PDF is dated with; its day is printed beside the card.
        words: The language of the card.

    Raises:
        ReportError: It cannot be laid out.
    """
    return _paper(card_blocks(plan, words), "", plan, made_at, words, silent, Cancel())


def _paper(  # noqa: PLR0917 - what both papers have in common
    blocks: tuple[Block, ...],
    subtitle: str,
    plan: Plan,
    made_at: datetime,
    words: Words,
    report: Report,
    cancel: Cancel,
) -> bytes:
    def draw(layout: Layout, root: Node) -> Iterator[Flowable]:
        for block in blocks:
            yield KeepTogether(list(layout.block(block, root, gap_pt=_GAP_PT)))

    return set_paper(
        _frame(plan, made_at, words),
        subtitle,
        draw,
        made_at=made_at,
        words=words,
        report=report,
        cancel=cancel,
        form_value=styles.SHEET_VALUE,
    )


def checklist_text(plan: Plan, words: Words) -> str:
    """Return the checklist as plain text, 78 columns wide, ending with a line feed.

    A terminal shows the end of what was printed, so the numbers to call are its last lines.
    """
    title = checklist_title(words)
    lines = [title, "=" * len(title), ""]
    for block in checklist_blocks(plan, words):
        lines += _lines_of(block)
    lines += _indented(last_lines(plan, words), "! ")
    return "\n".join(lines).rstrip("\n") + "\n"


def _lines_of(block: Block) -> Iterator[str]:
    match block:
        case Subheading(text=text):
            yield from ("", text, "-" * len(text), "")
        case Box(title=text, body=body):
            yield from (*_wrapped(text.upper(), "! "), *_indented(body, "! "), "")
        case TickBox(title=text, body=body):
            yield from (*_wrapped(text, "[ ] ", "    "), *_indented(body, "    "), "")
        case Bullets(items=items):
            for item in items:
                yield from _wrapped(item.text, "- ", "  ")
            yield ""
        case Prose(texts=texts):
            yield from (*_indented(texts, ""), "")
        case Fields(rows=rows):
            for row in rows:
                yield from (*_wrapped(row.label, "    * "), *_indented(row.value, "      "), "")
        case _:
            raise TypeError(type(block).__name__)


def _frame(plan: Plan, made_at: datetime, words: Words) -> Frame:
    title = checklist_title(words)
    return Frame(
        running_title=words.gettext("Made on {day}").format(
            day=formats_of(words).written_day(made_at)
        ),
        footer=words.gettext("This is not your fault. You can stop here at any time."),
        page_words=words.gettext("Page {page} of {total}"),
        contents_title="",
        language=plan.language,
        title=title,
        author="Evidence Kit",
        subject=title,
    )


def _indented(body: Cell, indent: str) -> Iterator[str]:
    for text in body:
        yield from _wrapped(text.text, indent)


def _wrapped(text: str, first: str, following: str | None = None) -> list[str]:
    return textwrap.wrap(
        text,
        width=_TERMINAL_COLUMNS,
        initial_indent=first,
        subsequent_indent=first if following is None else following,
        break_long_words=False,
        break_on_hyphens=False,
    )
