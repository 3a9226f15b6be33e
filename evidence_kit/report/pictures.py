"""A small picture on a page: fetched while it is drawn, embedded as it is, and let go.

The previews are JPEGs that the locked-down decoder made. Nothing is decoded here: the bytes go into
the PDF unchanged, and only their size is read from the header. Three hundred previews therefore
never stand in memory as pixels (with ReportLab's own image they took 1.4 GB).
"""

import hashlib
import io
import struct
from collections.abc import Callable

from reportlab.pdfbase import pdfutils
from reportlab.pdfbase.pdfdoc import PDFError
from reportlab.platypus import Flowable

from evidence_kit.errors import ReportError
from evidence_kit.model import ItemId
from evidence_kit.overriding import override
from evidence_kit.report.raw import Stream, number
from evidence_kit.report.structure import Node
from evidence_kit.report.styles import LINE, PREVIEW_HEIGHT_PT, PREVIEW_WIDTH_PT

_COMPONENTS = frozenset({1, 3})

PreviewOf = Callable[[ItemId], bytes | None]
"""Returns the JPEG preview of an exhibit, or ``None`` where there is none."""


class PreviewPicture(Flowable):  # type: ignore[misc]  # ReportLab ships no types
    """An exhibit's preview, scaled into its place, with a hairline around it."""

    def __init__(
        self, item_id: ItemId, size_px: tuple[int, int], preview_of: PreviewOf, node: Node
    ) -> None:
        super().__init__()
        self._item_id = item_id
        self._size_px = size_px
        self._preview_of = preview_of
        self._node = node
        width_px, height_px = size_px
        scale = min(PREVIEW_WIDTH_PT / width_px, PREVIEW_HEIGHT_PT / height_px)
        self.width = width_px * scale
        self.height = height_px * scale

    @override
    def draw(self) -> None:
        canvas = self.canv
        if canvas.journal.is_rehearsal:
            return
        jpeg = self._preview_of(self._item_id)
        if jpeg is None:
            raise ReportError(reason="a preview disappeared while the report was being made")
        name = f"picture-{hashlib.sha256(jpeg).hexdigest()[:32]}"
        document = canvas._doc  # noqa: SLF001 - ReportLab's document has no public name
        if not document.hasForm(name):
            document.addForm(name, _jpeg_object(jpeg, self._size_px))
        canvas._formsinuse.append(name)  # noqa: SLF001 - as ReportLab's own pictures do
        lower = canvas.absolutePosition(0, 0)
        self._node.box = (*lower, *canvas.absolutePosition(self.width, self.height))
        with canvas.tags.marked(canvas, self._node):
            canvas._code.append(  # noqa: SLF001 - ReportLab has no public door for operators
                f"q {number(self.width)} 0 0 {number(self.height)} 0 0 cm "
                f"/{document.getXObjectName(name)} Do Q"
            )
        with canvas.tags.marked(canvas, None):
            canvas.setStrokeColor(LINE)
            canvas.setLineWidth(0.5)
            canvas.rect(0, 0, self.width, self.height)


def jpeg_size_px(jpeg: bytes) -> tuple[int, int]:
    """Read a JPEG's width and height from its header.

    Raises:
        ReportError: The bytes are not a JPEG that a PDF can hold.
    """
    try:
        width_px, height_px, components, _dpi = pdfutils.readJPEGInfo(io.BytesIO(jpeg))
    except (PDFError, struct.error, IndexError) as problem:
        raise ReportError(reason="a preview is not a JPEG") from problem
    if not width_px or not height_px:
        raise ReportError(reason="a preview has no size")
    if components not in _COMPONENTS:
        raise ReportError(reason="a preview is neither grey nor red, green and blue")
    return width_px, height_px


def _jpeg_object(jpeg: bytes, size_px: tuple[int, int]) -> Stream:
    """Return a JPEG as the page's pictures are kept: its own bytes behind a dictionary."""
    components = pdfutils.readJPEGInfo(io.BytesIO(jpeg))[2]
    width_px, height_px = size_px
    entries = {
        "Type": "/XObject",
        "Subtype": "/Image",
        "Width": str(width_px),
        "Height": str(height_px),
        "BitsPerComponent": "8",
        "ColorSpace": "/DeviceGray" if components == 1 else "/DeviceRGB",
        "Filter": "/DCTDecode",
    }
    return Stream(jpeg, entries, compress=False)
