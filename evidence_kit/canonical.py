r"""A value → the exact bytes that are hashed, signed or MACed.

The rules are:

* Canonical JSON: keys sorted by code point, no spaces, ASCII only (``\uXXXX`` escapes), no floats.
* Instants are UTC text (:func:`evidence_kit.clock.utc_text`), enums their value, bytes lower-case
  hex, tuples arrays, ``None`` null. A value that has no place in this list is a bug, not a guess.
* Reading is strict: duplicate keys, floats, NaN, or bytes that would not be written the same way
  again are refused.
"""

import dataclasses
import hashlib
import json
from datetime import datetime
from enum import Enum
from typing import Any, NoReturn

from evidence_kit.clock import utc_text
from evidence_kit.model import Digest

type_error = "only text, integers, booleans, null, lists and objects are canonical"


def encode(value: object) -> bytes:
    r"""Return the canonical bytes of a value.

    Raises:
        TypeError: The value holds something that has no canonical form.

    >>> encode({"b": 1, "a": ["č", None, True]})
    b'{"a":["\\u010d",null,true],"b":1}'
    """
    return json.dumps(
        plain(value), sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False
    ).encode("ascii")


def decode(data: bytes) -> Any:
    """Read canonical bytes back, refusing every other way to write the same value.

    Raises:
        ValueError: The bytes are not canonical JSON.

    >>> decode(b'{"a":1}')
    {'a': 1}
    >>> decode(b'{"a": 1}')
    Traceback (most recent call last):
        ...
    ValueError: not canonical
    """
    try:
        text = data.decode("ascii")
        value = json.loads(
            text,
            object_pairs_hook=_object_without_duplicates,
            parse_float=_refuse,
            parse_constant=_refuse,
        )
        written = encode(value)
    except (UnicodeDecodeError, RecursionError, TypeError) as problem:
        raise ValueError("not canonical") from problem
    if written != data:
        raise ValueError("not canonical")
    return value


def digest_of(value: object) -> Digest:
    """Return the SHA-256 of a value's canonical bytes, as the ledger records it."""
    return Digest(hashlib.sha256(encode(value)).hexdigest())


def plain(value: object) -> Any:
    """Turn a model value into the plain lists, objects and scalars that JSON can write.

    Raises:
        TypeError: The value holds something that has no canonical form.
    """
    match value:
        case Enum():
            return value.value
        case None | bool() | int():
            return value
        case str():
            return str(value)
        case bytes():
            return value.hex()
        case datetime():
            return utc_text(value)
        case dict():
            return {_key(key): plain(item) for key, item in value.items()}
        case list() | tuple():
            return [plain(item) for item in value]
        case _ if dataclasses.is_dataclass(value) and not isinstance(value, type):
            return {
                field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)
            }
        case _:
            raise TypeError(f"{type(value).__name__}: {type_error}")


def _key(key: object) -> str:
    if not isinstance(key, str):
        raise TypeError(f"key {type(key).__name__}: {type_error}")
    return str(key)


def _object_without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) != len(pairs):
        raise ValueError("not canonical")
    return result


def _refuse(_text: str) -> NoReturn:
    raise ValueError("not canonical")
