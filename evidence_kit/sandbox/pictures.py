"""Untrusted bytes → a small upright RGB picture, in a process that is locked in.

Nothing here is safe to call anywhere else. The rules are:

* Six formats and no other: every other plugin is forgotten, and none can be loaded later.
* The first frame only; no truncated pictures; bounds on sides and pixels before decoding.
* :func:`warm_up` comes before the locks: Pillow and the codecs load code when first used, and once
  the locks hold there are no files to load it from.
* EXIF gives five short texts and a yes or no about a position, never the position.
"""

import io
import struct
import warnings
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import pi_heif
from PIL import (
    BmpImagePlugin,
    ExifTags,
    GifImagePlugin,
    Image,
    ImageFile,
    JpegImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    UnidentifiedImageError,
    WebPImagePlugin,
)

from evidence_kit.model import Box
from evidence_kit.sandbox.boxes import COLOUR, MOST_COVERED_PIXELS, drawn
from evidence_kit.sandbox.frames import (
    MOST_DETAIL_CHARS,
    MOST_PIXELS,
    MOST_SIDE_PX,
    MOST_TEXT_CHARS,
    Picture,
    Reason,
    Refusal,
    printable,
)
from evidence_kit.sandbox.samples import samples

FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "BMP", "HEIF")

LOADED = (BmpImagePlugin, GifImagePlugin, PngImagePlugin, TiffImagePlugin, WebPImagePlugin)
"""Imported so that they are there; TIFF only because EXIF is written in it, never as a format."""

_DAMAGE = (
    OSError,
    EOFError,
    SyntaxError,  # Pillow's word for a file that breaks its format
    ValueError,
    TypeError,
    LookupError,
    ArithmeticError,
    RuntimeError,
    AttributeError,
    AssertionError,
    struct.error,
)
"""What Pillow, its plugins and libheif raise on broken files. Anything else ends the process,
and its parent sees that too."""

_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""EXIF Orientation (CIPA DC-008, tag 0x0112) → what makes the picture upright."""
_SIDES_SWAPPED = frozenset({5, 6, 7, 8})

_POSITION_TAGS = frozenset(
    {
        ExifTags.GPS.GPSLatitude,
        ExifTags.GPS.GPSLongitude,
        ExifTags.GPS.GPSDestLatitude,
        ExifTags.GPS.GPSDestLongitude,
    }
)
_POSITION_IN_XMP = ("GPSLatitude", "GPSLongitude")

_SCALED_WELL = frozenset({"L", "RGB", "RGBA", "CMYK", "YCbCr"})
"""Modes in which neighbouring pixels can be averaged; a palette's numbers cannot."""
_SIGNATURE_BYTES = 18
_BMP_HEADER_BYTES = frozenset({12, 40, 52, 56, 64, 108, 124})
"""The versions of the header that follows BMP's own 14 bytes, each known by its length."""

_STRIP_PX = 256

_WHITE = (255, 255, 255)
"""Stands behind transparent pixels, as in the chat programs screenshots come from."""


class _TooLargeError(Exception):
    """A side or the number of pixels is beyond what is decoded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Metadata:
    """What is read out of a picture beside its pixels."""

    orientation: int
    texts: tuple[str, str, str, str, str]
    """DateTimeOriginal, OffsetTimeOriginal, Make, Model, Software."""
    has_location: bool


def warm_up() -> None:
    """Set Pillow's limits, forget all other formats, and run each codec once."""
    warnings.simplefilter("ignore")
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    pi_heif.register_heif_opener(
        thumbnails=False, depth_images=False, aux_images=False, decode_threads=1
    )
    # A JPEG may announce further pictures (MPO): the first one is shown, the index is not parsed.
    _, accepts_jpeg = Image.OPEN["JPEG"]
    Image.register_open("JPEG", JpegImagePlugin.JpegImageFile, accepts_jpeg)
    for name in set(Image.OPEN) - set(FORMATS):
        del Image.OPEN[name]
    Image._initialized = 2  # noqa: SLF001 - the only way to say that no plugin is to be loaded
    for sample in samples():
        decode(io.BytesIO(sample), longest_side_px=4)
        covered = cover(io.BytesIO(sample), (Box(x_px=0, y_px=0, width_px=1, height_px=1),))
        if isinstance(covered, WholePicture):
            b"".join(covered.strips())


def decode(data: io.BytesIO, *, longest_side_px: int) -> Picture | Refusal:
    """Decode one picture, make it upright and small; say why where that is not possible."""
    return _answered(data, lambda: _decode(data, longest_side_px))


@dataclass(frozen=True, slots=True, kw_only=True)
class WholePicture:
    """An upright picture in its full size, with boxes drawn over it."""

    image: Image.Image

    def head(self) -> Picture:
        """Return what is said of it before its pixels; nothing of its metadata."""
        width_px, height_px = self.image.size
        return Picture(
            width_px=width_px,
            height_px=height_px,
            preview_width_px=width_px,
            preview_height_px=height_px,
            taken_at="",
            utc_offset="",
            make="",
            model="",
            software="",
            has_location=False,
            rgb=b"",
        )

    def strips(self) -> Iterator[bytes]:
        """Yield its pixels from the top; all of them at once would need the memory twice."""
        width_px, height_px = self.image.size
        for top in range(0, height_px, _STRIP_PX):
            bottom = min(height_px, top + _STRIP_PX)
            yield self.image.crop((0, top, width_px, bottom)).tobytes()


def cover(data: io.BytesIO, boxes: tuple[Box, ...]) -> WholePicture | Refusal:
    """Decode one picture whole, make it upright, and draw the boxes with their margin."""
    return _answered(data, lambda: _cover(data, boxes))


_Answer = TypeVar("_Answer")


def _answered(data: io.BytesIO, work: Callable[[], _Answer]) -> _Answer | Refusal:
    try:
        return work()
    except MemoryError:
        return Refusal(reason=Reason.OUT_OF_MEMORY, detail="MemoryError")
    except (_TooLargeError, Image.DecompressionBombWarning, Image.DecompressionBombError) as large:
        return _refusal(Reason.TOO_LARGE, large)
    except UnidentifiedImageError:
        return Refusal(reason=_reason_by_signature(data), detail="no format recognises it")
    except _DAMAGE as damage:
        return _refusal(_reason_by_signature(data), damage)


def _decode(data: io.BytesIO, longest_side_px: int) -> Picture:
    with Image.open(data, formats=FORMATS) as image:
        original = _bounded(image.size)
        # Lets the JPEG decoder leave out what a small picture does not need.
        image.draft("RGB", (2 * longest_side_px, 2 * longest_side_px))
        announced = image.size
        image.load()
        if image.size != announced:  # HEIC may turn out to have another size than it announced
            original = _bounded(image.size)
        metadata = _metadata(image)
        preview = _small_rgb(image, longest_side_px)
    if metadata.orientation in _UPRIGHT:
        preview = preview.transpose(_UPRIGHT[metadata.orientation])
    width_px, height_px = reversed(original) if metadata.orientation in _SIDES_SWAPPED else original
    taken_at, utc_offset, make, model, software = metadata.texts
    return Picture(
        width_px=width_px,
        height_px=height_px,
        preview_width_px=preview.width,
        preview_height_px=preview.height,
        taken_at=taken_at,
        utc_offset=utc_offset,
        make=make,
        model=model,
        software=software,
        has_location=metadata.has_location,
        rgb=preview.tobytes(),
    )


def _cover(data: io.BytesIO, boxes: tuple[Box, ...]) -> WholePicture:
    with Image.open(data, formats=FORMATS) as image:
        _bounded(image.size, MOST_COVERED_PIXELS)
        image.load()
        _bounded(image.size, MOST_COVERED_PIXELS)
        orientation = _metadata(image).orientation
        whole = _rgb(image)
    if orientation in _UPRIGHT:
        whole = whole.transpose(_UPRIGHT[orientation])
    for box in boxes:
        left, top, right, bottom = drawn(box, *whole.size)
        if left < right and top < bottom:
            whole.paste(COLOUR, (left, top, right, bottom))
    return WholePicture(image=whole)


def _rgb(image: Image.Image) -> Image.Image:
    if not image.has_transparency_data:
        return image.convert("RGB")
    whole = image.convert("RGBA")
    ground = Image.new("RGB", whole.size, _WHITE)
    ground.paste(whole, mask=whole.getchannel("A"))
    return ground


def _bounded(size: tuple[int, int], most_pixels: int = MOST_PIXELS) -> tuple[int, int]:
    width_px, height_px = size
    if max(size) > MOST_SIDE_PX or width_px * height_px > most_pixels:
        raise _TooLargeError(f"{width_px} x {height_px} pixels")
    return size


def _small_rgb(image: Image.Image, longest_side_px: int) -> Image.Image:
    mode = "RGBA" if image.has_transparency_data else "RGB"
    if image.mode not in _SCALED_WELL or "transparency" in image.info:
        image = image.convert(mode)
    image.thumbnail((longest_side_px, longest_side_px))
    if mode == "RGB":
        return image.convert("RGB")
    small = image.convert("RGBA")
    ground = Image.new("RGB", small.size, _WHITE)
    ground.paste(small, mask=small.getchannel("A"))
    return ground


def _metadata(image: Image.Image) -> _Metadata:
    try:
        exif = image.getexif()
    except _DAMAGE:
        exif = Image.Exif()
    camera = _directory(exif, ExifTags.IFD.Exif)
    orientation = _value(exif, ExifTags.Base.Orientation)
    return _Metadata(
        orientation=orientation if isinstance(orientation, int) else 1,
        texts=(
            _text(_value(camera, ExifTags.Base.DateTimeOriginal)),
            _text(_value(camera, ExifTags.Base.OffsetTimeOriginal)),
            _text(_value(exif, ExifTags.Base.Make)),
            _text(_value(exif, ExifTags.Base.Model)),
            _text(_value(exif, ExifTags.Base.Software)),
        ),
        has_location=not _POSITION_TAGS.isdisjoint(_directory(exif, ExifTags.IFD.GPSInfo))
        or any(tag in _xmp(image) for tag in _POSITION_IN_XMP),
    )


def _directory(exif: Image.Exif, directory: ExifTags.IFD) -> Mapping[int, Any]:
    try:
        return exif.get_ifd(directory)
    except _DAMAGE:
        return {}  # broken metadata must not hide a sound picture


def _value(directory: Mapping[int, Any], tag: ExifTags.Base) -> Any:
    try:
        return directory.get(tag)
    except _DAMAGE:  # values are read when they are asked for
        return None


def _xmp(image: Image.Image) -> str:
    xmp = image.info.get("xmp", image.info.get("XML:com.adobe.xmp", ""))
    return xmp.decode("latin-1") if isinstance(xmp, bytes) else str(xmp)


def _text(value: object) -> str:
    if isinstance(value, bytes):
        value = value.decode("latin-1")
    return printable(value.strip("\0 "), MOST_TEXT_CHARS) if isinstance(value, str) else ""


def _reason_by_signature(data: io.BytesIO) -> Reason:
    prefix = bytes(data.getbuffer()[:_SIGNATURE_BYTES])
    is_known = any(_accepts(name, prefix) for name in FORMATS)
    return Reason.DAMAGED if is_known else Reason.NOT_A_PICTURE


def _accepts(name: str, prefix: bytes) -> bool:
    # BMP's own signature is "BM", which also begins ordinary words.
    if name == "BMP" and int.from_bytes(prefix[14:18], "little") not in _BMP_HEADER_BYTES:
        return False
    _, accepts = Image.OPEN[name]
    return accepts is not None and bool(accepts(prefix))


def _refusal(reason: Reason, problem: Exception | Warning) -> Refusal:
    detail = f"{type(problem).__name__}: {problem}"
    return Refusal(reason=reason, detail=printable(detail, MOST_DETAIL_CHARS))
