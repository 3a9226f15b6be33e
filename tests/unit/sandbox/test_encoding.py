import io
import random

import pytest
from PIL import Image

from evidence_kit.sandbox.encoding import jpeg_of

SIDE_PX = 640


def noise():
    return random.Random(5).randbytes(SIDE_PX * SIDE_PX * 3)


def reopened(jpeg):
    with Image.open(io.BytesIO(jpeg)) as image:
        image.load()
        return image


def test_the_jpeg_shows_the_same_picture():
    rgb = bytes((200, 40, 40)) * (64 * 48)
    image = reopened(jpeg_of(rgb, 64, 48))
    assert image.format == "JPEG"
    assert image.size == (64, 48)
    assert all(
        abs(found - wanted) < 6
        for found, wanted in zip(image.getpixel((20, 20)), (200, 40, 40), strict=True)
    )


def test_the_jpeg_carries_no_metadata():
    jpeg = jpeg_of(bytes(30), 5, 2)
    image = reopened(jpeg)
    assert not image.getexif()
    assert {"exif", "xmp", "icc_profile", "comment"}.isdisjoint(image.info)
    assert b"\xff\xe1" not in jpeg[:20]


def test_quality_goes_down_until_it_fits():
    generous = jpeg_of(noise(), SIDE_PX, SIDE_PX, max_bytes=10_000_000)
    tight = jpeg_of(noise(), SIDE_PX, SIDE_PX)
    assert len(tight) <= 200_000 < len(generous)
    assert reopened(tight).size == (SIDE_PX, SIDE_PX)


def test_noise_that_fits_at_no_quality_gets_fewer_pixels():
    jpeg = jpeg_of(noise(), SIDE_PX, SIDE_PX, max_bytes=20_000)
    assert len(jpeg) <= 20_000
    assert reopened(jpeg).width < SIDE_PX


def test_a_bound_below_a_single_pixel_is_a_mistake_of_the_caller():
    with pytest.raises(ValueError, match="100 bytes"):
        jpeg_of(bytes(12), 2, 2, max_bytes=100)


@pytest.mark.parametrize("count", [0, 11, 13])
def test_bytes_that_are_not_that_many_pixels_are_refused(count):
    with pytest.raises(ValueError, match="not 2 x 2 pixels"):
        jpeg_of(bytes(count), 2, 2)


def test_no_pixels_are_no_picture():
    with pytest.raises(ValueError, match="not 0 x 5 pixels"):
        jpeg_of(b"", 0, 5)
