"""A small paper: its title, and what stands below it; drawn, tagged and archived like the report.

What this is for: everything on paper that is not the report – the checklist, the spare key, the
page for a witness, the requests. What it is not for: saying anything; each paper's own file does.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from reportlab.platypus import Flowable

from evidence_kit.i18n import Words
from evidence_kit.progress import Cancel, Report, silent
from evidence_kit.report import styles
from evidence_kit.report.document import Block, Frame
from evidence_kit.report.fonts import bundled_fonts
from evidence_kit.report.layout import Layout
from evidence_kit.report.pages import PageOf, typeset
from evidence_kit.report.structure import Node, Tag
from evidence_kit.report.styles import Setting

Draw = Callable[[Layout, Node], Iterable[Flowable]]
"""Makes what stands below the title anew; called once for each of the two runs."""


def set_paper(
    frame: Frame,
    subtitle: str,
    draw: Draw,
    *,
    made_at: datetime,
    words: Words,
    report: Report = silent,
    cancel: Cancel | None = None,
    form_value: Setting = styles.FORM_VALUE,
) -> bytes:
    """Lay a paper out and return the PDF; the same input gives the same bytes.

    Args:
        frame: What stands around every page; its title is the paper's.
        subtitle: Below the title; "" for nothing.
        draw: Makes what stands below.
        made_at: The instant the PDF is dated with.
        words: The paper's language.
        report: Told each finished page.
        cancel: Checked before each flowable.
        form_value: How the text in boxes and beside squares is set.

    Raises:
        ReportError: It cannot be laid out.
        CancelledError: The person asked to stop.
    """
    fonts = bundled_fonts()
    stop = cancel or Cancel()

    def story(page_of: PageOf, root: Node) -> list[Flowable]:
        layout = Layout(
            fonts=fonts,
            words=words,
            page_of=page_of,
            preview_of=lambda _item_id: None,
            preview_sizes_px={},
            cancel=stop,
            form_value=form_value,
            subheading=Tag.HEADING,
        )
        return [*layout.title(frame.title, subtitle, root), *draw(layout, root)]

    return typeset(frame, story, fonts=fonts, made_at=made_at, report=report, cancel=stop)


def in_order(blocks: Iterable[Block]) -> Draw:
    """Return what draws blocks one below the other."""
    all_blocks = tuple(blocks)

    def draw(layout: Layout, root: Node) -> Iterator[Flowable]:
        for block in all_blocks:
            yield from layout.block(block, root)

    return draw
