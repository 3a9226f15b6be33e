"""The police report: content → flowables → PDF bytes.

What this is for: the one call that makes a report. The same case, facts, previews and language give
the same bytes, so a report can be made again and compared. What it is not: a signature or a seal;
``handover`` adds those around it.
"""

from collections.abc import Iterator, Mapping

from reportlab.platypus import Flowable, PageBreak

from evidence_kit.hashing import Digests
from evidence_kit.i18n import Words
from evidence_kit.model import CaseFile, ExportFacts, Item, ItemId, ItemStatus
from evidence_kit.progress import Cancel, Report, silent
from evidence_kit.report.content import ReportContent, content_of
from evidence_kit.report.document import Attachment
from evidence_kit.report.exhibits import may_be_shown
from evidence_kit.report.fonts import bundled_fonts
from evidence_kit.report.layout import Layout
from evidence_kit.report.ledger_pages import IsDisclosed
from evidence_kit.report.pages import PageOf, typeset
from evidence_kit.report.pictures import PreviewOf, jpeg_size_px
from evidence_kit.report.structure import Node, Tag
from evidence_kit.report.styles import FRAME_HEIGHT_PT


def build(
    case_file: CaseFile,
    facts: ExportFacts,
    *,
    digests: Mapping[ItemId, Digests],
    is_disclosed: IsDisclosed,
    preview_of: PreviewOf,
    words: Words,
    report: Report = silent,
    cancel: Cancel | None = None,
    attachments: tuple[Attachment, ...] = (),
) -> bytes:
    """Make the report.

    Args:
        case_file: The case, read from the vault at one instant.
        facts: What is said of this export, and the only clock the report knows.
        digests: The digests of each held exhibit's bytes, as just computed.
        is_disclosed: Which ledger entries a package of this case shows in full; the report says
            how many those are.
        preview_of: Returns an exhibit's JPEG preview, made by us, or ``None``. Asked only for
            exhibits that may be shown, twice: for its size, and when it is drawn.
        words: The report's language.
        report: Told each finished page.
        cancel: Checked before each row and page.
        attachments: Files that travel inside the report, for machines.

    Raises:
        ReportError: The report cannot be laid out, or an exhibit's digest differs from its record.
        CancelledError: The person asked to stop.
    """
    cancel = cancel or Cancel()
    content = content_of(case_file, facts, digests, is_disclosed, words, attachments=attachments)
    sizes = _preview_sizes(case_file, preview_of, cancel)
    fonts = bundled_fonts()

    def story(page_of: PageOf, root: Node) -> Iterator[Flowable]:
        layout = Layout(
            fonts=fonts,
            words=words,
            page_of=page_of,
            preview_of=preview_of,
            preview_sizes_px=sizes,
            cancel=cancel,
        )
        return _story(content, layout, root)

    return typeset(
        content.frame,
        story,
        fonts=fonts,
        made_at=facts.made_at,
        report=report,
        cancel=cancel,
        attachments=attachments,
    )


def _story(content: ReportContent, layout: Layout, root: Node) -> Iterator[Flowable]:
    yield from _cover(content, layout, root)
    yield PageBreak()
    yield from layout.contents(content.frame.contents_title, content.sections, root)
    reading = root.add(Tag.SECTION)
    for block in content.reading:
        yield from layout.block(block, reading)
    for section in content.sections:
        yield from layout.section(section, root)


def _cover(content: ReportContent, layout: Layout, root: Node) -> list[Flowable]:
    """Return the fullest page 1 that fits on one page.

    Where even the shortest does not – a long language, every field filled – it goes on overleaf: a
    report that is refused helps nobody.
    """
    title = list(layout.title(content.title, content.subtitle, root))
    room_pt = FRAME_HEIGHT_PT - layout.height_pt(title)
    flowables: list[Flowable] = []
    node = Node(Tag.SECTION)
    for cover in content.covers:
        # Nothing follows on this page, so the space below the last block is room for a line more.
        node = Node(Tag.SECTION)
        *flowables, _space_below = (
            flowable for block in cover for flowable in layout.block(block, node)
        )
        if layout.height_pt(flowables) <= room_pt:
            break
    root.kids.append(node)
    return title + flowables


def _preview_sizes(
    case_file: CaseFile, preview_of: PreviewOf, cancel: Cancel
) -> dict[ItemId, tuple[int, int]]:
    """Ask for each preview once, and keep only its size."""
    sizes = {}
    for item in case_file.items:
        cancel.check()
        jpeg = preview_of(item.id) if _has_preview(case_file, item) else None
        if jpeg is not None:
            sizes[item.id] = jpeg_size_px(jpeg)
    return sizes


def _has_preview(case_file: CaseFile, item: Item) -> bool:
    return item.status is ItemStatus.HELD and may_be_shown(case_file, item)
