"""A small picture on a page: fetched while it is drawn, embedded as it is, and let go.

The previews are JPEGs that the locked-down decoder made. Nothing is decoded here: the bytes go into
the PDF unchanged, and only their size is read from the header. Three hundred previews therefore
never stand in memory as pixels (with ReportLab's own image they took 1.4 GB).
"""

import hashlib
import io
import struct
from collections.abc import Callable
from typing import Any

from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfutils
from reportlab.pdfbase.pdfdoc import PDFError
from reportlab.platypus import Flowable
from typing_extensions import override

from evidence_kit.errors import ReportError
from evidence_kit.model import ItemId
from evidence_kit.report.styles import LINE, PREVIEW_HEIGHT_PT, PREVIEW_WIDTH_PT

PreviewOf = Callable[[ItemId], bytes | None]
"""Returns the JPEG preview of an exhibit, or ``None`` where there is none."""


class PreviewPicture(Flowable):  # type: ignore[misc]  # ReportLab ships no types
    """An exhibit's preview, scaled into its place, with a hairline around it."""

    def __init__(self, item_id: ItemId, size_px: tuple[int, int], preview_of: PreviewOf) -> None:
        super().__init__()
        self._item_id = item_id
        self._preview_of = preview_of
        width_px, height_px = size_px
        scale = min(PREVIEW_WIDTH_PT / width_px, PREVIEW_HEIGHT_PT / height_px)
        self.width = width_px * scale
        self.height = height_px * scale

    @override
    def draw(self) -> None:
        if self.canv.journal.is_rehearsal:
            return
        jpeg = self._preview_of(self._item_id)
        if jpeg is None:
            raise ReportError(reason="a preview disappeared while the report was being made")
        self.canv.drawImage(_Jpeg(jpeg), 0, 0, self.width, self.height)
        self.canv.setStrokeColor(LINE)
        self.canv.setLineWidth(0.5)
        self.canv.rect(0, 0, self.width, self.height)


def jpeg_size_px(jpeg: bytes) -> tuple[int, int]:
    """Read a JPEG's width and height from its header.

    Raises:
        ReportError: The bytes are not a JPEG that a PDF can hold.
    """
    try:
        width_px, height_px, _components, _dpi = pdfutils.readJPEGInfo(io.BytesIO(jpeg))
    except (PDFError, struct.error, IndexError) as problem:
        raise ReportError(reason="a preview is not a JPEG") from problem
    if not width_px or not height_px:
        raise ReportError(reason="a preview has no size")
    return width_px, height_px


class _Jpeg(ImageReader):  # type: ignore[misc]  # ReportLab ships no types
    """What ``drawImage`` asks of a picture, answered from the JPEG's bytes alone."""

    def __init__(self, jpeg: bytes) -> None:  # no super().__init__: it would decode the picture
        self._jpeg = jpeg
        self._dataA = None
        self.mode = "RGB"

    @override
    def getRGBData(self) -> bytes:
        """Return what the picture is named by in the PDF."""
        return hashlib.sha256(self._jpeg).digest()

    @override
    def jpeg_fh(self) -> Any:
        return io.BytesIO(self._jpeg)
