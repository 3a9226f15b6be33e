import pytest

from evidence_kit.sandbox.frames import (
    MOST_PIXELS,
    MOST_PREVIEW_SIDE_PX,
    MOST_SIDE_PX,
    Frame,
    MalformedFrameError,
    Picture,
    Reason,
    Refusal,
    decode,
    encode,
    most_bytes,
    printable,
)
from evidence_kit.sandbox.locks import NO_LOCKS, Attempt, Lock, Locks

LOCKS = Locks(
    held=(Lock.LIMITS, Lock.SECCOMP, Lock.SEATBELT),
    missing=(Lock.PRIVILEGES,),
    landlock_abi=7,
    refused=(Attempt.OPEN, Attempt.MACHINE_CODE),
    allowed=(Attempt.FORK,),
)
HONEST = {
    "width_px": 40,
    "height_px": 30,
    "preview_width_px": 4,
    "preview_height_px": 3,
    "taken_at": "2026:11:20 23:41:07",
    "utc_offset": "+01:00",
    "make": "Apple",
    "model": "iPhone 99",
    "software": "17.0",
    "has_location": True,
    "rgb": bytes(range(36)),
}
LOCATION_PLACE = len(b"EKp2") + 6 + 16
FIRST_TEXT_PLACE = LOCATION_PLACE + 1


def picture_frame(**changes):
    return Frame(locks=LOCKS, body=Picture(**(HONEST | changes)))


def changed(data, place, byte):
    return data[:place] + bytes([byte]) + data[place + 1 :]


def read(data):
    return decode(data, longest_side_px=640)


@pytest.mark.parametrize(
    "frame",
    [
        picture_frame(),
        Frame(locks=NO_LOCKS, body=Refusal(reason=Reason.DAMAGED, detail="OSError: cut off")),
        Frame(locks=LOCKS, body=None),
    ],
    ids=["picture", "refusal", "self-test"],
)
def test_an_answer_comes_back_as_it_was_given(frame):
    assert read(encode(frame)) == frame


@pytest.mark.parametrize(
    "reason", [Reason.NOT_A_PICTURE, Reason.TOO_LARGE, Reason.DAMAGED, Reason.OUT_OF_MEMORY]
)
def test_every_reason_a_decoder_may_give_comes_back(reason):
    frame = Frame(locks=LOCKS, body=Refusal(reason=reason, detail=""))
    assert read(encode(frame)) == frame


@pytest.mark.parametrize("reason", [Reason.TIMED_OUT, Reason.DIED, Reason.WRONG_ANSWER])
def test_a_decoder_cannot_give_its_parents_reasons(reason):
    with pytest.raises(KeyError):
        encode(Frame(locks=LOCKS, body=Refusal(reason=reason, detail="")))


@pytest.mark.parametrize(
    "changes",
    [
        {"width_px": 0},
        {"height_px": 0},
        {"width_px": MOST_SIDE_PX + 1},
        {"height_px": 2**32 - 1},
        {"width_px": MOST_SIDE_PX, "height_px": MOST_PIXELS // MOST_SIDE_PX + 1},
        {"preview_width_px": 0, "rgb": b""},
        {"preview_height_px": 0, "rgb": b""},
        {"preview_width_px": 641, "width_px": 1000, "rgb": bytes(641 * 3 * 3)},
        {"preview_width_px": 41, "rgb": bytes(41 * 3 * 3)},
        {"preview_height_px": 31, "rgb": bytes(4 * 31 * 3)},
        {"preview_width_px": 2**32 - 1, "preview_height_px": 2**32 - 1},
        {"rgb": bytes(35)},
        {"rgb": bytes(37)},
        {"rgb": b""},
    ],
)
def test_a_claim_outside_the_bounds_is_refused(changes):
    with pytest.raises(MalformedFrameError):
        read(encode(picture_frame(**changes)))


def test_a_preview_that_fits_one_request_is_too_large_for_a_smaller_one():
    data = encode(picture_frame())
    assert decode(data, longest_side_px=4)
    with pytest.raises(MalformedFrameError):
        decode(data, longest_side_px=3)


@pytest.mark.parametrize(
    "data",
    [
        changed(encode(picture_frame()), 0, ord("X")),
        changed(encode(picture_frame()), 4, 6),
        changed(encode(picture_frame()), 4, 5),
        changed(encode(picture_frame()), LOCATION_PLACE, 2),
        changed(encode(picture_frame()), FIRST_TEXT_PLACE, 65),
        changed(encode(picture_frame()), FIRST_TEXT_PLACE + 1, 0x1B),
        changed(encode(picture_frame()), FIRST_TEXT_PLACE + 1, 0x80),
    ],
    ids=[
        "magic",
        "status",
        "another status",
        "location",
        "long text",
        "escape in text",
        "not ASCII",
    ],
)
def test_a_byte_out_of_place_is_refused(data):
    with pytest.raises(MalformedFrameError):
        read(data)


def test_an_answer_cut_off_anywhere_is_refused():
    data = encode(picture_frame())
    for length in range(len(data)):
        with pytest.raises(MalformedFrameError):
            read(data[:length])


def test_texts_are_cut_to_their_bound_before_they_are_sent():
    frame = read(encode(picture_frame(model="x" * 300)))
    assert frame.body.model == "x" * 64


def test_the_largest_honest_answer_is_within_the_parents_bound():
    side_px = MOST_PREVIEW_SIDE_PX
    largest = picture_frame(
        width_px=side_px,
        height_px=side_px,
        preview_width_px=side_px,
        preview_height_px=side_px,
        rgb=bytes(side_px * side_px * 3),
        **dict.fromkeys(("taken_at", "utc_offset", "make", "model", "software"), "x" * 64),
    )
    refusal = Frame(locks=LOCKS, body=Refusal(reason=Reason.DAMAGED, detail="x" * 500))
    assert len(encode(largest)) == most_bytes(side_px)
    assert len(encode(refusal)) <= most_bytes(1)


def test_control_and_foreign_characters_do_not_survive():
    assert printable("a\x00\x1b\n\x7f\u202eb\U0001f600", 64) == "a?????b?"
