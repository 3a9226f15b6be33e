"""The only source of time.

A report is only as good as its clocks: every instant the tool writes down comes from here, as an
aware UTC value, together with what the computer believed its local offset to be. Use cases take a
:class:`Clock` as an argument, so a test can stop it.
"""

import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

_BOOT_ID_PATH = Path("/proc/sys/kernel/random/boot_id")


class Clock(Protocol):
    """Where a use case asks for the time."""

    def now(self) -> datetime:
        """Return the present instant, aware, in UTC, to the microsecond."""
        ...

    def offset_minutes(self) -> int:
        """Return the computer's local offset from UTC, in minutes, at this instant."""
        ...

    def monotonic_ms(self) -> int:
        """Return milliseconds since an arbitrary point; it never goes back while the computer runs.

        Together with :meth:`boot_id` it shows, later, whether the wall clock was set back.
        """
        ...

    def boot_id(self) -> str:
        """Return a value that changes when the computer restarts, or "" where there is none."""
        ...


class SystemClock:
    """The computer's own clock. It may be wrong; the report says so."""

    def now(self) -> datetime:
        """Return the present instant, aware, in UTC."""
        return datetime.now(UTC)  # noqa: TID251 - the one place

    def offset_minutes(self) -> int:
        """Return the computer's local offset from UTC, in minutes."""
        offset = self.now().astimezone().utcoffset()
        return 0 if offset is None else int(offset.total_seconds() // 60)

    def monotonic_ms(self) -> int:
        """Return milliseconds since an arbitrary point."""
        return time.monotonic_ns() // 1_000_000

    def boot_id(self) -> str:
        """Return Linux's boot id, or "" elsewhere."""
        try:
            return _BOOT_ID_PATH.read_text(encoding="ascii").strip()
        except OSError:
            return ""


def utc_text(instant: datetime) -> str:
    """Write an instant the one way machine files use: RFC 3339, UTC, microseconds when not zero.

    >>> from datetime import UTC, datetime
    >>> utc_text(datetime(2026, 11, 21, 0, 12, 5, tzinfo=UTC))
    '2026-11-21T00:12:05Z'

    Raises:
        ValueError: The instant has no zone; local time is never guessed.
    """
    if instant.tzinfo is None:
        raise ValueError("an instant without a zone")
    return instant.astimezone(UTC).isoformat().replace("+00:00", "Z")


def from_utc_text(text: str) -> datetime:
    """Read an instant written by :func:`utc_text`.

    >>> from_utc_text("2026-11-21T00:12:05Z").isoformat()
    '2026-11-21T00:12:05+00:00'

    Raises:
        ValueError: The text is no instant with a zone.
    """
    instant = datetime.fromisoformat(text)
    if instant.tzinfo is None:
        raise ValueError("an instant without a zone")
    return instant


def offset_text(offset_minutes: int) -> str:
    """Write a local offset as ``UTC+01:00``; a CSV cell must not start with a plus sign.

    >>> offset_text(60), offset_text(-210), offset_text(0)
    ('UTC+01:00', 'UTC-03:30', 'UTC+00:00')
    """
    sign = "-" if offset_minutes < 0 else "+"
    hours, minutes = divmod(abs(offset_minutes), 60)
    return f"UTC{sign}{hours:02d}:{minutes:02d}"
