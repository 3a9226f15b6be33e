import base64
import io
import random
import struct
import sys
import zipfile
import zlib
from dataclasses import replace

import pytest
from PIL import Image, ImageOps

from evidence_kit.sandbox import system_calls
from evidence_kit.sandbox.decoding import (
    FROZEN_ARGUMENT,
    REASON_WORDS,
    Decoded,
    Reason,
    Refused,
    decode,
    decode_with,
    decoder_command,
    protection,
)
from evidence_kit.sandbox.frames import MOST_INPUT_BYTES, Frame, Picture, encode
from evidence_kit.sandbox.locks import NO_LOCKS, Attempt, Lock, Locks, Protection
from tests.children import children

WIDTH_PX, HEIGHT_PX = 64, 48
RED, GREEN, BLUE, WHITE = (200, 40, 40), (40, 200, 40), (40, 40, 200), (255, 255, 255)

ORIENTATION, MAKE, MODEL, SOFTWARE = 0x0112, 0x010F, 0x0110, 0x0131
CAMERA_DIRECTORY, POSITION_DIRECTORY = 0x8769, 0x8825
TAKEN_AT, UTC_OFFSET = 0x9003, 0x9011

full_locks_only = pytest.mark.skipif(
    not system_calls.is_known_here(), reason="all locks exist on Linux, on two processors"
)

# 64 x 48 pixels, left half blue, right half red, turned by 90 degrees, with Apple's usual EXIF and
# a position; pillow-heif 1.8.1: save("HEIF", quality=40, exif=…, save_nclx_profile=False).
HEIC_PHOTO = base64.b64decode(
    "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAbRtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAA"
    "AAAAAAAAAAAAADRpbG9jAAAAAERAAAIAAQAAAAAB2AABAAAAAAAAAEMAAgAAAAACGwABAAAAAAAAARYAAAA4aWlu"
    "ZgAAAAAAAgAAABVpbmZlAgAAAAABAABodmMxAAAAABVpbmZlAgAAAQACAABFeGlmAAAAAA5waXRtAAAAAAABAAAA"
    "82lwcnAAAADTaXBjbwAAAHZodmNDAQNwAAAAkAAAAAAAHvAA/P34+AAADwNgAAEAGEABDAH//wNwAAADAJAAAAMA"
    "AAMAHroCQGEAAQAqQgEBA3AAAAMAkAAAAwAAAwAeoCCBBZbq5Ka5uAhoMCAAAAMDIAAAAwAhYgABAAZEAcFzwIkA"
    "AAAUaXNwZQAAAAAAAABAAAAAQAAAAChjbGFwAAAAQAAAAAEAAAAwAAAAAQAAAAAAAAAC////8AAAAAIAAAAQcGl4"
    "aQAAAAADCAgIAAAACWlyb3QDAAAAGGlwbWEAAAAAAAAAAQABBYECBIOFAAAAGmlyZWYAAAAAAAAADmNkc2MAAgAB"
    "AAEAAAFhbWRhdAAAAD8oAa9Y5vTqv//tvzkfkBP/nbn1f/Pb6/7TPa/o6UH4aJaiFS1bB9FxFAL4SqiFhgCGNEqu"
    "ACf5HahglnudnowAAAAGRXhpZgAATU0AKgAAAAgABgEPAAIAAAAGAAAAVgEQAAIAAAAKAAAAXAESAAMAAAABAAYA"
    "AAExAAIAAAAFAAAAZodpAAQAAAABAAAAbIglAAQAAAABAAAApgAAAABBcHBsZQBpUGhvbmUgOTkAMTcuMAAAAAKQ"
    "AwACAAAAFAAAAIqQEQACAAAABwAAAJ4AAAAAMjAyNjoxMToyMCAyMzo0MTowNwArMDE6MDAAAAAEAAEAAgAAAAJO"
    "AAAAAAIABQAAAAMAAADcAAMAAgAAAAJXAAAAAAQABQAAAAMAAAD0AAAAAAAAADcAAAABAAAAOQAAAAEAAAAAAAAA"
    "AQAAAAMAAAABAAAACwAAAAEAAAAAAAAAAQ=="
)


def drawing():
    image = Image.new("RGB", (WIDTH_PX, HEIGHT_PX), RED)
    image.paste(BLUE, (0, 0, WIDTH_PX // 2, HEIGHT_PX))
    image.paste(GREEN, (0, 0, WIDTH_PX // 2, HEIGHT_PX // 2))
    return image


def saved(image, name, **parameters):
    target = io.BytesIO()
    image.save(target, name, **parameters)
    return target.getvalue()


def exif_with(main=(), camera=(), position=()):
    exif = Image.Exif()
    exif.update(dict(main))
    exif.get_ifd(CAMERA_DIRECTORY).update(dict(camera))
    exif.get_ifd(POSITION_DIRECTORY).update(dict(position))
    return exif.tobytes()


def png_chunk(name, body):
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png_that_claims(width_px, height_px):
    header = struct.pack(">IIBBBBB", width_px, height_px, 8, 2, 0, 0, 0)
    pixels = zlib.compress(bytes(10_000))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        (png_chunk(b"IHDR", header), png_chunk(b"IDAT", pixels), png_chunk(b"IEND", b""))
    )


def zip_archive():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("picture.jpg", saved(drawing(), "JPEG"))
    return target.getvalue()


def pixel(decoded, x, y):
    start = (y * decoded.width_px + x) * 3
    return tuple(decoded.rgb[start : start + 3])


def is_close(found, expected, tolerance=30):
    return all(abs(a - b) <= tolerance for a, b in zip(found, expected, strict=True))


def corners(decoded):
    right, bottom = decoded.width_px - 4, decoded.height_px - 4
    return [pixel(decoded, x, y) for y in (4, bottom) for x in (4, right)]


def fake(code):
    return [sys.executable, "-I", "-c", code]


def answering(answer):
    return fake(f"import os, sys; os.write(1, {answer!r})")


def decoded_by(command, data=b"data", wall_clock_s=15.0):
    return decode_with(command, data, longest_side_px=640, wall_clock_s=wall_clock_s)


def claim(*, locks=NO_LOCKS, **changes):
    fields = {
        "width_px": 8,
        "height_px": 8,
        "preview_width_px": 2,
        "preview_height_px": 2,
        "taken_at": "",
        "utc_offset": "",
        "make": "",
        "model": "",
        "software": "",
        "has_location": False,
        "rgb": bytes(12),
    }
    return encode(Frame(locks=locks, body=Picture(**(fields | changes))))


@pytest.mark.parametrize("name", ["JPEG", "PNG", "GIF", "WEBP", "BMP"])
def test_every_format_is_shown_in_its_own_colours(name):
    decoded = decode(saved(drawing(), name))
    assert isinstance(decoded, Decoded)
    assert (decoded.width_px, decoded.height_px) == (WIDTH_PX, HEIGHT_PX)
    assert len(decoded.rgb) == WIDTH_PX * HEIGHT_PX * 3
    found = corners(decoded)
    assert all(map(is_close, found, [GREEN, RED, BLUE, RED]))


def test_a_heic_photo_is_shown_upright_with_its_facts():
    decoded = decode(HEIC_PHOTO)
    assert isinstance(decoded, Decoded)
    assert (decoded.facts.width_px, decoded.facts.height_px) == (HEIGHT_PX, WIDTH_PX)
    assert is_close(pixel(decoded, 24, 8), BLUE)
    assert is_close(pixel(decoded, 24, 56), RED)
    assert decoded.facts.camera == "Apple iPhone 99"
    assert decoded.facts.taken_at_text == "2026:11:20 23:41:07 +01:00"
    assert decoded.facts.software == "17.0"
    assert decoded.facts.has_location


@pytest.mark.parametrize("name", ["JPEG", "PNG", "WEBP"])
def test_what_the_camera_wrote_comes_through_as_written(name):
    exif = exif_with(
        main={MAKE: "Google", MODEL: "Pixel 12", SOFTWARE: "HDR+ 1.0"},
        camera={TAKEN_AT: "2026:11:20 23:41:07", UTC_OFFSET: "+01:00"},
    )
    decoded = decode(saved(drawing(), name, exif=exif))
    assert decoded.facts.taken_at_text == "2026:11:20 23:41:07 +01:00"
    assert decoded.facts.camera == "Google Pixel 12"
    assert decoded.facts.software == "HDR+ 1.0"
    assert not decoded.facts.has_location


def test_a_picture_without_metadata_says_nothing_about_itself():
    facts = decode(saved(drawing(), "JPEG")).facts
    assert (facts.taken_at_text, facts.camera, facts.software) == ("", "", "")
    assert not facts.has_location


def test_hostile_words_in_metadata_are_reduced_to_short_printable_ascii():
    exif = exif_with(main={MODEL: "\x1b[31m" + "x" * 500, SOFTWARE: "\u202eevil\n\u0416"})
    facts = decode(saved(drawing(), "JPEG", exif=exif)).facts
    assert facts.camera.startswith("?[31mxxx")
    assert len(facts.camera) == 64
    assert facts.software.isascii()
    assert facts.software.isprintable()
    assert "evil" in facts.software


def test_a_position_is_a_flag_and_nothing_more():
    exif = exif_with(position={1: "N", 2: (55.0, 57.0, 11.0), 3: "W", 4: (3.0, 11.0, 22.0)})
    decoded = decode(saved(drawing(), "JPEG", exif=exif))
    assert decoded.facts.has_location
    assert "55" not in repr(decoded.facts)


def test_a_position_in_xmp_alone_is_flagged_too():
    xmp = b'<x:xmpmeta><rdf:Description exif:GPSLatitude="55,57.2N"/></x:xmpmeta>'
    assert decode(saved(drawing(), "JPEG", xmp=xmp)).facts.has_location


def test_satellite_time_without_a_position_is_not_a_position():
    exif = exif_with(position={0: b"\x02\x03\x00\x00", 29: "2026:11:20"})
    assert not decode(saved(drawing(), "JPEG", exif=exif)).facts.has_location


def test_broken_metadata_does_not_hide_a_sound_picture():
    whole = exif_with(main={MAKE: "Google"}, camera={TAKEN_AT: "2026:11:20 23:41:07"})
    broken = whole[:20] + b"\xff" * (len(whole) - 20)
    assert isinstance(decode(saved(drawing(), "JPEG", exif=broken)), Decoded)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_orientation_is_applied(orientation):
    stored = saved(drawing(), "JPEG", exif=exif_with(main={ORIENTATION: orientation}))
    with Image.open(io.BytesIO(stored)) as image:
        upright = ImageOps.exif_transpose(image)
    decoded = decode(stored)
    assert (decoded.width_px, decoded.height_px) == upright.size
    assert (decoded.facts.width_px, decoded.facts.height_px) == upright.size
    right, bottom = upright.width - 4, upright.height - 4
    expected = [upright.getpixel((x, y)) for y in (4, bottom) for x in (4, right)]
    assert all(map(is_close, corners(decoded), expected))


def test_a_preview_is_as_small_as_asked_and_the_facts_keep_the_original_size():
    decoded = decode(saved(drawing().resize((1280, 960)), "JPEG"), longest_side_px=100)
    assert (decoded.width_px, decoded.height_px) == (100, 75)
    assert (decoded.facts.width_px, decoded.facts.height_px) == (1280, 960)
    assert is_close(pixel(decoded, 5, 5), GREEN)


def test_a_small_picture_is_never_enlarged():
    decoded = decode(saved(Image.new("RGB", (3, 2), BLUE), "PNG"))
    assert (decoded.width_px, decoded.height_px) == (3, 2)


def test_a_very_narrow_picture_keeps_at_least_one_pixel():
    decoded = decode(saved(Image.new("RGB", (20_000, 1), BLUE), "PNG"))
    assert (decoded.width_px, decoded.height_px) == (640, 1)


def test_only_the_first_frame_is_shown():
    later = [Image.new("RGB", (64, 48), RED) for _ in range(200)]
    first = Image.new("RGB", (64, 48), BLUE)
    decoded = decode(saved(first, "GIF", save_all=True, append_images=later))
    assert is_close(pixel(decoded, 30, 20), BLUE)


def test_a_jpeg_that_announces_more_pictures_is_shown_as_its_first():
    data = saved(drawing(), "MPO", save_all=True, append_images=[Image.new("RGB", (64, 48), RED)])
    assert is_close(pixel(decode(data), 8, 40), BLUE)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_transparent_parts_stand_on_white(mode):
    clear = Image.new("RGBA", (16, 16), (200, 0, 0, 0)).convert(mode)
    data = saved(clear, "PNG", **({"transparency": clear.getpixel((0, 0))} if mode == "P" else {}))
    assert pixel(decode(data), 8, 8) == WHITE


@pytest.mark.parametrize("mode", ["1", "L", "P", "CMYK", "I;16"])
def test_every_kind_of_colour_comes_out_as_rgb(mode):
    name = "JPEG" if mode == "CMYK" else "PNG"
    decoded = decode(saved(Image.new(mode, (16, 16)), name))
    assert isinstance(decoded, Decoded)
    assert len(decoded.rgb) == 16 * 16 * 3


@pytest.mark.parametrize(
    ("width_px", "height_px"),
    [(60_000, 60_000), (1, 2**31 - 1), (12_000, 12_000), (30_001, 1)],
    ids=["bomb", "ribbon", "too many pixels", "too wide"],
)
def test_a_picture_that_claims_to_be_huge_is_refused_unseen(width_px, height_px):
    assert decode(png_that_claims(width_px, height_px)).reason is Reason.TOO_LARGE


def test_a_picture_that_needs_more_memory_than_it_gets_is_refused_as_such():
    data = saved(Image.new("LA", (8_900, 8_900)), "PNG", compress_level=1)
    assert decode(data).reason is Reason.OUT_OF_MEMORY


@pytest.mark.parametrize(
    "data",
    [
        saved(drawing(), "JPEG")[:-200],
        saved(drawing(), "PNG")[:-30],
        saved(drawing(), "GIF")[:60],
        saved(drawing(), "WEBP")[:40],
        HEIC_PHOTO[:-100],
        saved(drawing(), "BMP")[:-100],
        b"\x89PNG\r\n\x1a\n",
        png_that_claims(4_000, 3_000),
    ],
    ids=["jpeg", "png", "gif", "webp", "heic", "bmp", "signature only", "too few pixels"],
)
def test_an_incomplete_picture_is_called_damaged(data):
    assert decode(data).reason is Reason.DAMAGED


@pytest.mark.parametrize(
    "data",
    [
        b"",
        random.Random(1).randbytes(5_000),
        b'<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>',
        b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n",
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
        b"<html><img src=x onerror=alert(1)></html>",
        b"BMW, black, that is all I know",
        zip_archive(),
        saved(drawing(), "TIFF"),
        saved(drawing(), "PPM"),
        saved(drawing(), "ICO"),
        saved(drawing(), "TGA"),
        saved(drawing(), "PDF"),
        saved(drawing(), "EPS"),
    ],
    ids=[
        *["empty", "random", "svg", "pdf", "eps", "html", "text", "zip"],
        *["tiff", "ppm", "ico", "tga", "pillow pdf", "pillow eps"],
    ],
)
def test_what_is_not_one_of_the_six_formats_is_not_a_picture(data):
    assert decode(data).reason is Reason.NOT_A_PICTURE


def test_a_file_over_the_bound_is_refused_without_starting_a_decoder():
    refused = decode(bytes(MOST_INPUT_BYTES + 1))
    assert refused.reason is Reason.TOO_LARGE
    assert refused.locks is None


@pytest.mark.parametrize("longest_side_px", [0, -1, 2_049])
def test_a_preview_size_outside_the_bounds_is_a_mistake_of_the_caller(longest_side_px):
    with pytest.raises(ValueError, match="longest_side_px"):
        decode(b"", longest_side_px=longest_side_px)


@full_locks_only
def test_every_answer_names_the_locks_it_was_made_under():
    assert decode(saved(drawing(), "PNG")).locks.is_complete
    assert decode(b"nothing").locks.is_complete


@full_locks_only
def test_every_decoder_has_tried_its_locks_before_it_reads():
    assert decode(b"nothing").locks.protection is Protection.FULL


@full_locks_only
def test_the_self_test_sees_every_attempt_refused():
    locks = protection()
    assert locks.refused == tuple(Attempt)
    assert locks.allowed == ()
    assert locks.is_complete


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", Reason.DIED),
        ("import os; os.abort()", Reason.DIED),
        ("raise SystemExit(3)", Reason.DIED),
        ("import signal; signal.pause()", Reason.TIMED_OUT),
        ("import os, signal; os.close(1); signal.pause()", Reason.TIMED_OUT),
        ("import os\nwhile True: os.write(1, bytes(65536))", Reason.WRONG_ANSWER),
        ("", Reason.WRONG_ANSWER),
        ("print('Traceback')", Reason.WRONG_ANSWER),
    ],
    ids=["killed", "aborts", "fails", "hangs", "closes and hangs", "floods", "silent", "babbles"],
)
@pytest.mark.parametrize("data", [b"data", bytes(1 << 20)], ids=["small", "more than a pipe"])
def test_a_decoder_that_misbehaves_is_only_a_refusal(code, reason, data):
    before = children()
    refused = decoded_by(fake(code), data, wall_clock_s=0.5 if "pause" in code else 15.0)
    assert isinstance(refused, Refused)
    assert refused.reason is reason
    assert children() == before


def test_a_decoder_that_is_not_there_is_only_a_refusal():
    refused = decoded_by(["/no/such/python"])
    assert refused.reason is Reason.DIED


def test_an_honest_answer_of_a_fake_decoder_is_believed():
    decoded = decoded_by(answering(claim()))
    assert (decoded.width_px, decoded.height_px, decoded.rgb) == (2, 2, bytes(12))


@pytest.mark.parametrize(
    "answer",
    [
        claim(preview_width_px=4_000, preview_height_px=1, width_px=4_000, rgb=bytes(12_000)),
        claim(rgb=bytes(11)),
        claim(rgb=bytes(13)),
        claim(preview_width_px=0),
        claim(width_px=2**32 - 1),
        encode(Frame(locks=NO_LOCKS, body=None)),
    ],
    ids=["larger than asked", "too few", "too many", "nothing", "endless", "another question"],
)
def test_an_answer_with_lying_sizes_is_not_used(answer):
    assert decoded_by(answering(answer)).reason is Reason.WRONG_ANSWER


def test_a_picture_from_behind_a_lock_that_does_not_hold_is_not_shown():
    belied = Locks(held=(Lock.SECCOMP,), missing=(), allowed=(Attempt.FORK,))
    refused = decoded_by(answering(claim(locks=belied)))
    assert refused.reason is Reason.NOT_LOCKED_IN
    assert "seccomp" in refused.detail


def test_a_picture_from_behind_too_few_locks_is_shown_and_says_so():
    decoded = decoded_by(answering(claim(locks=replace(NO_LOCKS, missing=(Lock.JOB,)))))
    assert decoded.locks.protection is Protection.PARTLY


def test_a_picture_is_no_answer_to_the_self_test():
    refused = decode_with(
        [*decoder_command(is_frozen=False), "self-test"],
        b"",
        longest_side_px=640,
        wall_clock_s=15.0,
    )
    assert refused.reason is Reason.WRONG_ANSWER


def test_a_frozen_app_starts_itself_with_the_hidden_argument():
    assert decoder_command(is_frozen=True) == (sys.executable, FROZEN_ARGUMENT)


def test_every_reason_has_words_for_people():
    assert set(REASON_WORDS) == set(Reason)
