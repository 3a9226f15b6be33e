import io
import sys

import pytest
from PIL import Image

from evidence_kit.model import Box
from evidence_kit.sandbox import boxes as rules
from evidence_kit.sandbox.covering import CoveredPicture, Outside, cover, cover_with
from evidence_kit.sandbox.decoding import Reason, Refused
from evidence_kit.sandbox.frames import Frame, Picture, encode
from evidence_kit.sandbox.locks import NO_LOCKS, Attempt, Lock, Locks

SECRET = (250, 3, 77)
"""A colour that is under the box and nowhere else."""
BOX = Box(x_px=30, y_px=50, width_px=40, height_px=20)
WIDTH_PX, HEIGHT_PX = 120, 160


def picture(**parameters: object) -> bytes:
    image = Image.linear_gradient("L").resize((WIDTH_PX, HEIGHT_PX)).convert("RGB")
    left, top = BOX.x_px, BOX.y_px
    image.paste(SECRET, (left, top, left + BOX.width_px, top + BOX.height_px))
    target = io.BytesIO()
    image.save(target, **parameters)  # type: ignore[arg-type]
    return target.getvalue()


def covered(data: bytes, *boxes: Box) -> CoveredPicture:
    found = cover(data, boxes)
    assert isinstance(found, CoveredPicture), found
    return found


def opened(made: CoveredPicture) -> Image.Image:
    with Image.open(io.BytesIO(made.png)) as image:
        image.load()
        return image


def test_nothing_of_what_lay_under_a_box_is_left_and_the_rest_is_as_it_was() -> None:
    original = picture(format="PNG")

    made = covered(original, BOX)

    image = opened(made)
    with Image.open(io.BytesIO(original)) as before:
        whole = before.convert("RGB")
    whole.paste(rules.COLOUR, rules.drawn(BOX, WIDTH_PX, HEIGHT_PX))
    assert image.tobytes() == whole.tobytes()
    assert bytes(SECRET) not in image.tobytes()
    assert (made.width_px, made.height_px, made.margin_px) == (WIDTH_PX, HEIGHT_PX, 8)


def test_no_metadata_comes_along() -> None:
    exif = Image.Exif()
    exif[0x010F] = "Examplephone"
    exif.get_ifd(0x8825)[2] = (55.0, 57.0, 11.0)
    data = picture(format="JPEG", quality=95, exif=exif.tobytes(), comment=b"kept by mistake")
    assert b"Examplephone" in data

    image = opened(covered(data, BOX))

    assert image.info == {}
    assert not image.getexif()


def test_boxes_are_given_in_the_upright_picture() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    data = picture(format="JPEG", exif=exif.tobytes())
    corner = Box(x_px=0, y_px=0, width_px=10, height_px=10)

    made = covered(data, corner)

    assert (made.width_px, made.height_px) == (HEIGHT_PX, WIDTH_PX)
    assert opened(made).getpixel((1, 1)) == rules.COLOUR


def test_transparency_becomes_white_and_is_no_hiding_place() -> None:
    image = Image.new("RGBA", (60, 60), (*SECRET, 0))
    target = io.BytesIO()
    image.save(target, "PNG")

    made = opened(covered(target.getvalue(), Box(x_px=0, y_px=0, width_px=5, height_px=5)))

    assert made.getpixel((50, 50)) == (255, 255, 255)
    assert bytes(SECRET) not in made.tobytes()


def test_a_box_outside_is_told_with_the_pictures_size() -> None:
    outside = Box(x_px=100, y_px=0, width_px=40, height_px=10)
    found = cover(picture(format="PNG"), (BOX, outside))
    assert found == Outside(box=outside, width_px=WIDTH_PX, height_px=HEIGHT_PX)


@pytest.mark.parametrize("count", [0, rules.MOST_BOXES + 1])
def test_no_box_and_too_many_are_refused_before_anything_is_read(count: int) -> None:
    with pytest.raises(ValueError, match=f"{count} boxes"):
        cover(b"", (BOX,) * count)


def test_what_is_no_picture_is_refused_with_its_reason() -> None:
    found = cover(b"no picture", (BOX,))
    assert isinstance(found, Refused)
    assert found.reason is Reason.NOT_A_PICTURE


def answering(locks: Locks, rgb: bytes, side_px: int = 40) -> list[str]:
    body = Picture(
        width_px=40,
        height_px=40,
        preview_width_px=side_px,
        preview_height_px=side_px,
        taken_at="",
        utc_offset="",
        make="",
        model="",
        software="",
        has_location=False,
        rgb=rgb,
    )
    answer = encode(Frame(locks=locks, body=body))
    script = f"import os, sys, zlib; os.write(1, {answer!r})"
    return [sys.executable, "-I", "-c", script]


SMALL = Box(x_px=12, y_px=12, width_px=8, height_px=8)


def drawn_over(*, short_px: int) -> bytes:
    image = Image.new("RGB", (40, 40), SECRET)
    left, top, right, bottom = rules.drawn(SMALL, 40, 40)
    image.paste(rules.COLOUR, (left, top, right - short_px, bottom))
    return image.tobytes()


def test_a_child_that_covers_all_of_it_is_believed() -> None:
    found = cover_with(answering(NO_LOCKS, drawn_over(short_px=0)), b"", (SMALL,))
    assert isinstance(found, CoveredPicture)


def test_a_child_that_covers_one_pixel_too_few_is_caught() -> None:
    found = cover_with(answering(NO_LOCKS, drawn_over(short_px=1)), b"", (SMALL,))
    assert isinstance(found, Refused)
    assert (found.reason, found.detail) == (Reason.WRONG_ANSWER, "a box is not covered")


def test_a_child_that_gives_a_smaller_picture_is_caught() -> None:
    smaller = Image.new("RGB", (20, 20), rules.COLOUR).tobytes()
    found = cover_with(answering(NO_LOCKS, smaller, side_px=20), b"", (SMALL,))
    assert isinstance(found, Refused)
    assert found.detail == "not the whole picture"


def test_a_child_whose_lock_is_belied_gives_no_picture() -> None:
    every = Locks(held=tuple(Lock), missing=(), landlock_abi=1, refused=(), allowed=tuple(Attempt))
    found = cover_with(answering(every, drawn_over(short_px=0)), b"", (SMALL,))
    assert isinstance(found, Refused)
    assert found.reason is Reason.NOT_LOCKED_IN
