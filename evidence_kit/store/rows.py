"""How values stand in columns, and back.

Words that came from a person or a file may hold anything a file name can hold, unpaired surrogates
included; SQLite's TEXT cannot, so they are stored as bytes and come back exactly as they were.
"""

from datetime import datetime

from evidence_kit.clock import from_utc_text, utc_text


def words_in(text: str) -> bytes:
    r"""Return the column value for words.

    >>> words_in("caf\u00e9 \udc80")
    b'caf\xc3\xa9 \xed\xb2\x80'
    """
    return text.encode("utf-8", "surrogatepass")


def words_out(column: bytes) -> str:
    """Return the words of a column value."""
    return column.decode("utf-8", "surrogatepass")


def instant_in(instant: datetime | None) -> str | None:
    """Return the column value for an instant."""
    return None if instant is None else utc_text(instant)


def instant_out(column: str | None) -> datetime | None:
    """Return the instant of a column that may be empty."""
    return None if column is None else from_utc_text(column)
