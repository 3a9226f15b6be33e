import hashlib
import json
import math
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from enum import Enum, IntEnum, StrEnum

import pytest

from evidence_kit import canonical


class Colour(StrEnum):
    RED = "red"


class Rank(IntEnum):
    FIRST = 1


class Plain(Enum):
    ONE = "one"


@dataclass(frozen=True, slots=True)
class Point:
    y: int
    x: int


def test_keys_stand_in_order_of_their_code_points() -> None:
    assert canonical.encode({"b": 1, "a": 2, "Z": 3, "é": 4, "😀": 5}) == (
        b'{"Z":3,"a":2,"b":1,"\\u00e9":4,"\\ud83d\\ude00":5}'
    )


def test_a_character_past_the_first_plane_sorts_behind_the_private_use_area() -> None:
    keys = list(json.loads(canonical.encode({"\U00010000": 1, "\uffff": 2})))

    assert keys == ["\uffff", "\U00010000"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, b"null"),
        (True, b"true"),
        (1, b"1"),
        (-(10**30), b"-1000000000000000000000000000000"),
        ("", b'""'),
        ('"\\\n\x00\x7f', b'"\\"\\\\\\n\\u0000\\u007f"'),
        ("half \udc80", b'"half \\udc80"'),
        (b"\x00\xff", b'"00ff"'),
        (b"", b'""'),
        (Colour.RED, b'"red"'),
        (Rank.FIRST, b"1"),
        (Plain.ONE, b'"one"'),
        ((1, [2, ()]), b"[1,[2,[]]]"),
        ({}, b"{}"),
        (Point(y=2, x=1), b'{"x":1,"y":2}'),
        ({Colour.RED: 1}, b'{"red":1}'),
        (datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC), b'"2026-01-02T03:04:05Z"'),
    ],
)
def test_every_kind_of_value_has_one_form(value: object, expected: bytes) -> None:
    assert canonical.encode(value) == expected


def test_the_same_instant_on_another_clock_has_the_same_bytes() -> None:
    instant = datetime(2026, 1, 2, 3, 4, 5, 6, tzinfo=UTC)
    in_india = instant.astimezone(timezone(timedelta(hours=5, minutes=30)))

    assert canonical.encode(in_india) == canonical.encode(instant)


def test_an_instant_without_a_zone_is_refused_and_not_guessed() -> None:
    with pytest.raises((TypeError, ValueError)):
        canonical.encode(datetime(2026, 1, 2, 3, 4, 5))  # noqa: DTZ001 - the point of the test


@pytest.mark.parametrize(
    "value",
    [
        1.0,
        math.nan,
        math.inf,
        {1: "a"},
        {None: "a"},
        {b"a": 1},
        {"a": {2}},
        object(),
        Point,
        iter([1]),
        bytearray(b"a"),
        [[[0.5]]],
        1j,
    ],
)
def test_a_value_without_a_canonical_form_is_a_bug_and_not_a_guess(value: object) -> None:
    with pytest.raises(TypeError):
        canonical.encode(value)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" 1",
        b"1 ",
        b"1\n",
        b'{"a": 1}',
        b'{"a":1 }',
        b'{"b":1,"a":2}',
        b'{"a":1,"a":1}',
        b'{"a":1,"a":2}',
        b'{"a":{"b":1,"b":1}}',
        b'{"a":1,"\\u0061":1}',
        b"1.0",
        b"1e3",
        b"1E3",
        b"-0",
        b"+1",
        b"01",
        b"0x1",
        b"1_000",
        b"NaN",
        b"Infinity",
        b"-Infinity",
        b"[1,]",
        b"[,1]",
        b'"\\u0061"',
        b'"\\/"',
        b'"\\u00E9"',
        b'"\xc3\xa9"',
        b"\xef\xbb\xbf1",
        b'"\x00"',
        b"'a'",
        b"true false",
        b"TRUE",
        b"null,",
        b"{}{}",
        b'{"a":1',
        b"// c\n1",
        b"[" * 100_000 + b"]" * 100_000,
        b"9" * 5000,
    ],
)
def test_every_other_way_to_write_a_value_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        canonical.decode(data)


@pytest.mark.parametrize(
    "data",
    [b"null", b"0", b"-1", b'"\\u00e9"', b"[]", b'{"a":[{"b":null}],"c":false}', b'"\\udc80"'],
)
def test_canonical_bytes_read_and_write_back_the_same(data: bytes) -> None:
    assert canonical.encode(canonical.decode(data)) == data


def test_a_digest_is_the_sha256_of_the_canonical_bytes() -> None:
    value = {"who": "č", "n": [1, None]}

    by_hand = hashlib.sha256(b'{"n":[1,null],"who":"\\u010d"}').hexdigest()

    assert canonical.digest_of(value) == by_hand


def test_a_changed_field_of_a_dataclass_changes_the_digest() -> None:
    assert canonical.digest_of(Point(y=1, x=2)) != canonical.digest_of(Point(y=2, x=1))


def test_an_enum_used_as_a_key_and_its_text_are_the_same_key() -> None:
    assert canonical.encode({Colour.RED: 1}) == canonical.encode({"red": 1})
