"""Flowables → PDF bytes: page frame, header and footer, page X of Y, bookmarks, metadata.

The rules are: the same input gives the same bytes – no clock, no chance, no environment; a document
is laid out twice, the first time only to learn the page numbers; every font is embedded.
"""

import gc
import hashlib
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFName
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, PageTemplate
from reportlab.platypus import Frame as PageFrame
from reportlab.platypus.doctemplate import LayoutError

from evidence_kit.errors import ReportError
from evidence_kit.overriding import override
from evidence_kit.progress import Cancel, Progress, Report, Stage
from evidence_kit.report import styles
from evidence_kit.report.archive import write_archive_parts
from evidence_kit.report.document import Attachment, Frame
from evidence_kit.report.fonts import Face, Fonts
from evidence_kit.report.glyphs import Pen
from evidence_kit.report.landmarks import Journal
from evidence_kit.report.raw import Stream
from evidence_kit.report.structure import Node, Tag, Tags, write_structure
from evidence_kit.report.styles import LINE, QUIET, RUNNING
from evidence_kit.report.text import line_in_fonts

PageOf = Callable[[str], str]
Story = Callable[[PageOf, Node], Iterable[Flowable]]
"""Makes the flowables of a document anew, one after the other as they are drawn; is told how to
find a page number, and given the root of the document's structure to grow."""

SIGNATURE_FIELD = "EvidenceKitSeal"
"""The name of the field that a signature is put into."""

_UNKNOWN_PAGE = "000"
_AHEAD = 32
"""Flowables that are made before they are drawn: ReportLab looks a few ahead. All of a long report
at once would need more memory than everything else in it."""
_PDF_VERSION = (1, 7)
_HEADER_BASELINE_PT = styles.PAGE_HEIGHT_PT - styles.TOP_MARGIN_PT + 26
_FOOTER_BASELINE_PT = styles.BOTTOM_MARGIN_PT - 24


def typeset(
    frame: Frame,
    story: Story,
    *,
    fonts: Fonts,
    made_at: datetime,
    report: Report,
    cancel: Cancel,
    attachments: tuple[Attachment, ...] = (),
) -> bytes:
    """Lay a document out and return the PDF.

    Args:
        frame: What stands around every page.
        story: Makes the flowables; called once for each of the two runs.
        fonts: The bundled fonts.
        made_at: The instant written into the PDF as its date.
        report: Told each page of the second run.
        cancel: Checked before each flowable.
        attachments: Files that travel inside the document.

    Raises:
        ReportError: The pages cannot be laid out.
        CancelledError: The person asked to stop.
    """
    pages, page_count = _rehearsed(
        _Run(frame=frame, fonts=fonts, made_at=made_at, cancel=cancel), story
    )
    # ReportLab's documents and canvases hold each other; nothing of the first run is needed now.
    gc.collect()
    printed = _Run(
        frame=frame,
        fonts=fonts,
        made_at=made_at,
        cancel=cancel,
        total_pages=page_count,
        report=report,
        attachments=attachments,
    )
    pdf = printed.build(story(lambda anchor: str(pages[anchor]), printed.tags.root))
    if printed.journal.pages != pages:
        raise ReportError(reason="the page numbers did not settle")
    return pdf


def _rehearsed(run: "_Run", story: Story) -> tuple[dict[str, int], int]:
    """Return on which page each anchor stands, and how many pages there are."""
    run.build(story(lambda _anchor: _UNKNOWN_PAGE, run.tags.root))
    return run.journal.pages, run.page_count


class _Run:
    """One run over all pages."""

    def __init__(
        self,
        *,
        frame: Frame,
        fonts: Fonts,
        made_at: datetime,
        cancel: Cancel,
        total_pages: int | None = None,
        report: Report | None = None,
        attachments: tuple[Attachment, ...] = (),
    ) -> None:
        self.journal = Journal(is_rehearsal=total_pages is None)
        self.page_count = 0
        self.tags = Tags(Node(Tag.DOCUMENT))
        self._attachments = attachments
        self._frame = frame
        self._fonts = fonts
        self._made_at = made_at
        self._cancel = cancel
        self._total_pages = total_pages
        self._report = report

    def build(self, flowables: Iterable[Flowable]) -> bytes:
        """Lay the flowables out and return the PDF of this run."""
        target = io.BytesIO()
        story = iter(flowables)
        document = _Document(
            target,
            story=story,
            cancel=self._cancel,
            pagesize=(styles.PAGE_WIDTH_PT, styles.PAGE_HEIGHT_PT),
            pageTemplates=[self._page_template()],
            invariant=1,
            pageCompression=1,
            initialFontName=Face.TEXT.value,
            lang=self._frame.language,
            title=self._frame.title,
            author=self._frame.author,
            subject=self._frame.subject,
            creator="Evidence Kit",
            displayDocTitle=True,
        )
        canvas_maker = partial(
            _DatedCanvas,
            journal=self.journal,
            tags=self.tags,
            made_at=self._made_at,
            finish=self._finish,
            pdfVersion=_PDF_VERSION,
        )
        try:
            document.build(list(islice(story, _AHEAD)), canvasmaker=canvas_maker)
        except LayoutError as problem:
            raise ReportError(reason="something does not fit on a page") from problem
        return target.getvalue()

    def _finish(self, document: Any) -> None:
        """Add to the drawn pages what stands in the file beside them."""
        write_structure(self.tags, document)
        write_archive_parts(document, self._frame, self._made_at, self._attachments)

    def _page_template(self) -> PageTemplate:
        frame = PageFrame(
            styles.BINDING_MARGIN_PT,
            styles.BOTTOM_MARGIN_PT,
            styles.FRAME_WIDTH_PT,
            styles.FRAME_HEIGHT_PT,
            leftPadding=0,
            rightPadding=0,
            topPadding=0,
            bottomPadding=0,
        )
        return PageTemplate(id="page", frames=[frame], onPageEnd=self._end_page)

    def _end_page(self, canvas: Any, _document: Any) -> None:
        page = canvas.getPageNumber()
        self.page_count = page
        if not self.journal.is_rehearsal:
            with self.tags.marked(canvas, None):
                self._draw_frame(canvas, page)
            if page == 1 and self._frame.seal_words:
                self.tags.signature_field(canvas, SIGNATURE_FIELD, self._frame.seal_words)
        self.journal.turn_page()
        if self._report is not None:
            self._report(Progress(stage=Stage.REPORTING, done=page, total=self._total_pages))

    def _draw_frame(self, canvas: Any, page: int) -> None:
        canvas.saveState()
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.5)
        canvas.setFillColor(QUIET)
        if page > 1:
            self._line(canvas, _HEADER_BASELINE_PT, self._frame.running_title, self._running())
            self._rule(canvas, _HEADER_BASELINE_PT - 6)
        self._rule(canvas, _FOOTER_BASELINE_PT + 14)
        total = self._total_pages or _UNKNOWN_PAGE
        number = self._frame.page_words.format(page=page, total=total)
        self._line(canvas, _FOOTER_BASELINE_PT, self._footer(), number)
        canvas.restoreState()

    def _running(self) -> str:
        return self.journal.running_section

    def _footer(self) -> str:
        here = self.journal.exhibits_here or [self.journal.last_exhibit]
        return " · ".join(here) if here[0] else self._frame.footer

    def _rule(self, canvas: Any, y_pt: float) -> None:
        canvas.line(
            styles.BINDING_MARGIN_PT, y_pt, styles.PAGE_WIDTH_PT - styles.OUTER_MARGIN_PT, y_pt
        )

    def _line(self, canvas: Any, y_pt: float, left: str, right: str) -> None:
        right_edge = styles.PAGE_WIDTH_PT - styles.OUTER_MARGIN_PT
        runs = line_in_fonts(right, Face.TEXT, self._fonts)
        width_pt = sum(run.width for run in runs) * RUNNING.size_pt / 1000
        canvas.pen.draw(canvas, right_edge - width_pt, y_pt, runs, RUNNING.size_pt)
        left_runs = line_in_fonts(left, Face.TEXT, self._fonts)
        canvas.pen.draw(canvas, styles.BINDING_MARGIN_PT, y_pt, left_runs, RUNNING.size_pt)


class _Document(BaseDocTemplate):  # type: ignore[misc]  # ReportLab ships no types
    """A document that takes its flowables as it needs them, and stops between two when asked to.

    Not between two pages: an error raised there is caught by ReportLab and raised again as another.
    """

    def __init__(
        self, *args: Any, story: Iterator[Flowable], cancel: Cancel, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self._story = story
        self._cancel = cancel

    @override
    def handle_flowable(self, flowables: list[Flowable]) -> None:
        self._cancel.check()
        # ReportLab calls this with a list of its own as well: what begins or ends a page.
        if flowables is not self._hanging:
            flowables += islice(self._story, max(0, _AHEAD - len(flowables)))
        super().handle_flowable(flowables)


@dataclass(frozen=True, slots=True)
class _FixedTime:
    """The instant a PDF is dated with, in the shape ReportLab asks for."""

    t: float
    lt: tuple[int, ...]
    YMDhms: tuple[int, ...]
    dhh: int = 0
    dmm: int = 0
    tzname: str = "UTC"


class _DatedCanvas(Canvas):  # type: ignore[misc]  # ReportLab ships no types
    """A canvas that is dated by its caller and not by a clock or the environment."""

    def __init__(
        self,
        *args: Any,
        journal: Journal,
        tags: Tags,
        made_at: datetime,
        finish: Callable[[Any], None],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.journal = journal
        self.tags = tags
        self.pen = Pen()
        self._finish = finish
        made = made_at.astimezone(UTC).timetuple()
        self._doc._timeStamp = _FixedTime(  # noqa: SLF001 - ReportLab has no public door for the date
            t=made_at.timestamp(), lt=tuple(made), YMDhms=tuple(made)[:6]
        )
        seed = made_at.astimezone(UTC).isoformat().encode("ascii")
        self._doc.signature = hashlib.md5(seed, usedforsecurity=False)

    @override
    def save(self) -> None:
        if self._code:
            self.showPage()
        if self.journal.is_rehearsal:
            return
        self._finish(self._doc)
        super().save()

    @override
    def _setAnnotations(self, page: Any) -> None:
        """Complete a page that was drawn; ReportLab calls this just before it keeps the page."""
        super()._setAnnotations(page)
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = self.tags.parent_key_of_page(self.getPageNumber())
        page.Tabs = PDFName("S")
        content = page.stream.encode("ascii")
        page.Contents = Stream(content)
        page.stream = None
