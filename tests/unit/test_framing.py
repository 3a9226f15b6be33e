import msgspec
import pytest

from evidence_kit import framing
from evidence_kit.errors import TooMuchAtOnceError


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


def test_what_is_too_long_for_the_other_end_is_refused_before_it_is_sent() -> None:
    longest = Said(text="x" * 100)
    size = len(framing.framed(longest)) - framing.LENGTH_BYTES
    assert framing.framed(longest, most_bytes=size) == framing.framed(longest)

    with pytest.raises(TooMuchAtOnceError) as refused:
        framing.framed(longest, most_bytes=size - 1)

    assert refused.value.facts == {"size_mib": 1, "most_mib": 0}
