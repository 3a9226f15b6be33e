"""Pictures and frames → the bytes of a file, the same bytes each time.

Two kinds need a tool that the program itself does without: HEIC needs ``pillow-heif`` (which can
write, unlike the reader the program uses) and the recording needs ``ffmpeg``. Where one is absent
that file is skipped and said to be.
"""

import importlib
import importlib.util
import io
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from PIL import Image

MAKE = "Examplephone"
"""A maker that does not exist."""

_TAG_MAKE = 0x010F
_TAG_MODEL = 0x0110
_TAG_ORIENTATION = 0x0112
_TAG_SOFTWARE = 0x0131
_TAG_DATE_TIME = 0x0132
_IFD_EXIF = 0x8769
_IFD_GPS = 0x8825
_TAG_DATE_TIME_ORIGINAL = 0x9003
_TAG_DATE_TIME_DIGITIZED = 0x9004
_TAG_OFFSET_TIME = 0x9010
_TAG_OFFSET_TIME_ORIGINAL = 0x9011
_GPS_NORTH, _GPS_LATITUDE, _GPS_EAST, _GPS_LONGITUDE = 1, 2, 3, 4


class ToolMissingError(Exception):
    """This computer lacks the tool that writes one kind of file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What a telephone writes into a picture (EXIF 2.32)."""

    at: str
    """``2026:11:18 23:16:42``, the telephone's own clock."""
    offset: str
    """``+00:00``."""
    model: str
    software: str
    has_position: bool = False
    """Whether a position is written; it is always 0° north, 0° east, in the sea."""


def png(picture: Image.Image) -> bytes:
    """Return a PNG, as screenshots mostly are."""
    return _saved(picture, "PNG", optimize=True)


def jpeg(picture: Image.Image, *, quality: int, taken: Taken | None = None) -> bytes:
    """Return a JPEG; without ``taken`` it carries no metadata, as apps send them on."""
    metadata = {} if taken is None else {"exif": exif(taken)}
    return _saved(picture, "JPEG", quality=quality, optimize=True, subsampling="4:2:0", **metadata)


def webp(picture: Image.Image) -> bytes:
    """Return a lossless WebP, as some browsers save a page."""
    return _saved(picture, "WEBP", lossless=True, quality=100, method=6)


def heic(picture: Image.Image, *, quality: int, taken: Taken) -> bytes:
    """Return a HEIC, as some telephones save pictures.

    Raises:
        ToolMissingError: ``pillow-heif`` is not installed.
    """
    if importlib.util.find_spec("pillow_heif") is None:
        raise ToolMissingError("pillow-heif")
    importlib.import_module("pillow_heif").register_heif_opener()
    return _saved(picture, "HEIF", quality=quality, exif=exif(taken))


def mp4(frames: Iterable[Image.Image], *, per_second: int) -> bytes:
    """Return an MP4 (H.264) of frames that all have one size.

    Raises:
        ToolMissingError: ``ffmpeg`` is not installed.
    """
    pictures = tuple(frames)
    width, height = pictures[0].size
    arguments = (
        *("-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{width}x{height}"),
        *("-r", str(per_second), "-i", "-"),
        *("-c:v", "libx264", "-preset", "veryslow", "-crf", "30", "-pix_fmt", "yuv420p"),
        *("-threads", "1", "-fflags", "+bitexact", "-flags:v", "+bitexact"),
        *("-movflags", "frag_keyframe+empty_moov", "-f", "mp4", "-"),
    )
    done = subprocess.run(
        (_ffmpeg_path(), "-loglevel", "error", *arguments),
        input=b"".join(picture.tobytes() for picture in pictures),
        stdout=subprocess.PIPE,
        check=True,
    )
    return done.stdout


def exif(taken: Taken) -> Image.Exif:
    """Return the metadata block a telephone would write."""
    block = Image.Exif()
    block[_TAG_MAKE] = MAKE
    block[_TAG_MODEL] = taken.model
    block[_TAG_ORIENTATION] = 1
    block[_TAG_SOFTWARE] = taken.software
    block[_TAG_DATE_TIME] = taken.at
    block.get_ifd(_IFD_EXIF).update(
        {
            _TAG_DATE_TIME_ORIGINAL: taken.at,
            _TAG_DATE_TIME_DIGITIZED: taken.at,
            _TAG_OFFSET_TIME: taken.offset,
            _TAG_OFFSET_TIME_ORIGINAL: taken.offset,
        }
    )
    if taken.has_position:
        block.get_ifd(_IFD_GPS).update(
            {
                _GPS_NORTH: "N",
                _GPS_LATITUDE: (0.0, 0.0, 0.0),
                _GPS_EAST: "E",
                _GPS_LONGITUDE: (0.0, 0.0, 0.0),
            }
        )
    return block


def _saved(picture: Image.Image, kind: str, **options: Any) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, kind, **options)
    return stream.getvalue()


def _ffmpeg_path() -> str:
    found = shutil.which("ffmpeg")
    if found is not None:
        return found
    if importlib.util.find_spec("imageio_ffmpeg") is None:
        raise ToolMissingError("ffmpeg")
    return str(importlib.import_module("imageio_ffmpeg").get_ffmpeg_exe())
