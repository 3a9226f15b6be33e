import msgspec
import pytest

from evidence_kit import framing


class Said(msgspec.Struct):
    text: str


def payload_of(text: str) -> bytes:
    data = framing.framed(Said(text=text))
    start = framing.LENGTH_BYTES
    assert framing.payload_length(data[:start]) == len(data) - start
    return data[start:]


def test_a_frame_is_its_length_and_one_message() -> None:
    assert msgspec.msgpack.decode(payload_of("ž"), type=Said) == Said(text="ž")


def test_what_utf_8_cannot_say_is_written_out() -> None:
    assert msgspec.msgpack.decode(payload_of("a\udc80"), type=Said) == Said(text="a\\udc80")


def test_a_length_that_no_frame_has_is_refused() -> None:
    with pytest.raises(framing.BrokenFrameError):
        framing.payload_length(b"\xff\xff\xff\xff")


def test_what_is_no_message_is_said_without_its_value() -> None:
    with pytest.raises(framing.BrokenFrameError) as refused:
        framing.decoded(msgspec.msgpack.Decoder(Said), b"\xa6secret")

    assert "secret" not in str(refused.value)
    assert refused.value.__suppress_context__
