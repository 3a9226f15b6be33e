"""Our own RGB → a small JPEG, for previews, contact sheets and pages.

Only what came out of the locked decoder goes in here, so nothing is parsed and no metadata exists
that could come along.
"""

import io

from PIL import Image

_QUALITIES = (85, 75, 65, 55, 45, 35, 25)
"""From no visible difference down to text that is just legible; below that, fewer pixels help."""


def jpeg_of(rgb: bytes, width_px: int, height_px: int, *, max_bytes: int = 200_000) -> bytes:
    """Return a JPEG of at most that size, at the best quality that fits.

    Noise may not fit at any quality; it is then halved in size until it does.

    Args:
        rgb: Width x height x 3 bytes, rows from the top.
        width_px: Width of what is given, at least 1.
        height_px: Height of what is given, at least 1.
        max_bytes: Bound on the result.

    Raises:
        ValueError: The bytes are not that many pixels, or not even one pixel fits.
    """
    if min(width_px, height_px) < 1 or len(rgb) != width_px * height_px * 3:
        raise ValueError(f"{len(rgb)} bytes are not {width_px} x {height_px} pixels")
    image = Image.frombytes("RGB", (width_px, height_px), rgb)
    while True:
        for quality in _QUALITIES:
            jpeg = _saved(image, quality)
            if len(jpeg) <= max_bytes:
                return jpeg
        if max(image.size) == 1:
            raise ValueError(f"no JPEG fits in {max_bytes} bytes")
        image = image.resize((max(1, image.width // 2), max(1, image.height // 2)))


def _saved(image: Image.Image, quality: int) -> bytes:
    target = io.BytesIO()
    image.save(target, "JPEG", quality=quality, optimize=True)
    return target.getvalue()
