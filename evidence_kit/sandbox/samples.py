"""One tiny picture per format, so that every codec has run once before the locks close.

They are made when needed, by Pillow itself; only HEIC is kept as bytes, because Pillow cannot
write it. None of them is a test case, and nothing is ever compared with them.
"""

import base64
import io

from PIL import ExifTags, Image

_SIDES_PX = (8, 8)

_HEIC = base64.b64decode(
    "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAWhtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAA"
    "AAAAAAAAAAAAACJpbG9jAAAAAERAAAEAAQAAAAABjAABAAAAAAAAADIAAAAjaWluZgAAAAAAAQAAABVpbmZlAgAA"
    "AAABAABodmMxAAAAAA5waXRtAAAAAAABAAAA6GlwcnAAAADJaXBjbwAAAHVodmNDAQNwAAAAkAAAAAAAHvAA/P34"
    "+AAADwNgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQGEAAQApQgEBA3AAAAMAkAAAAwAAAwAeoCCBBZbqrprm"
    "4CGgwIAAAAyAAAADAIRiAAEABkQBwXPBiQAAABRpc3BlAAAAAAAAAEAAAABAAAAAKGNsYXAAAAAIAAAAAQAAAAgA"
    "AAAB////yAAAAAL////IAAAAAgAAABBwaXhpAAAAAAMICAgAAAAXaXBtYQAAAAAAAAABAAEEgQIEgwAAADptZGF0"
    "AAAALigBrxMhYmNA9Sci//9Dan/qPCf9hdlhZ3K6wVvy+sD2ZJvA86qRnoCHaacwFXg="
)
"""8 x 8 red pixels, written once with pillow-heif 1.8.1 at quality 50."""


def samples() -> tuple[bytes, ...]:
    """Return pictures that between them lead through every part of decoding."""
    return (
        *(_saved("JPEG", exif=_exif(), **variant) for variant in ({}, {"progressive": True})),
        _saved("PNG", exif=_exif(), save_all=True, append_images=[_red()]),
        _saved("GIF", save_all=True, append_images=[_red()]),
        _saved("WEBP", exif=_exif()),
        _saved("WEBP", lossless=True),
        _saved("BMP"),
        _HEIC,
        _with_palette(),
    )


def _red() -> Image.Image:
    return Image.new("RGB", _SIDES_PX, (255, 0, 0))


def _saved(name: str, **parameters: object) -> bytes:
    target = io.BytesIO()
    _red().save(target, name, **parameters)
    return target.getvalue()


def _with_palette() -> bytes:
    target = io.BytesIO()
    _red().convert("P").save(target, "PNG", transparency=0)
    return target.getvalue()


def _exif() -> bytes:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    exif[ExifTags.Base.Make] = "made"
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = "2000:01:01 00:00:00"
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (0.0, 0.0, 0.0)
    return exif.tobytes()
