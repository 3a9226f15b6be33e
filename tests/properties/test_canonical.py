"""One value, one writing: what is hashed or signed can be read back, and nothing else reads."""

import json
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from evidence_kit import canonical

# Half characters come from file names, and there only as the low half of a pair.
WORDS = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("\udc80\udcff\udfff"))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | WORDS,
    lambda inner: st.lists(inner) | st.dictionaries(WORDS, inner),
    max_leaves=30,
)


@given(VALUES)
def test_what_was_written_reads_back(value: Any) -> None:
    assert canonical.decode(canonical.encode(value)) == value


@given(VALUES)
def test_written_bytes_are_ascii_without_room_for_variation(value: Any) -> None:
    data = canonical.encode(value)

    assert data.isascii()
    assert canonical.encode(json.loads(data)) == data


@given(VALUES, VALUES)
@example(True, 1)
@example(False, 0)
@example("1", 1)
@example(None, "null")
@example([], {})
@example([""], [])
def test_two_values_never_share_their_bytes(first: Any, second: Any) -> None:
    same_value = first == second and repr(first) == repr(second)
    same_bytes = canonical.encode(first) == canonical.encode(second)

    # Dictionaries compare equal in any order; their bytes must then agree.
    assert same_bytes == (same_value or (first == second and kinds(first) == kinds(second)))


def kinds(value: Any) -> Any:
    """The same value with each scalar beside its type, because True equals 1 in Python."""
    match value:
        case list():
            return [kinds(item) for item in value]
        case dict():
            return {key: kinds(item) for key, item in value.items()}
        case _:
            return type(value), value


@given(st.binary() | VALUES.map(canonical.encode))
def test_bytes_are_refused_or_the_only_writing_of_their_value(data: bytes) -> None:
    try:
        value = canonical.decode(data)
    except ValueError:
        return
    assert canonical.encode(value) == data


@given(VALUES.map(canonical.encode), st.data())
def test_a_changed_byte_never_reads_as_the_same_value(data: bytes, draw: st.DataObject) -> None:
    position = draw.draw(st.integers(0, len(data) - 1))
    changed = bytearray(data)
    changed[position] = draw.draw(st.integers(0, 255).filter(lambda byte: byte != data[position]))
    before = canonical.decode(data)

    try:
        after = canonical.decode(bytes(changed))
    except ValueError:
        return
    assert kinds(after) != kinds(before)
