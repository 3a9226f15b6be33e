"""What the process that asks for a time stamp is told, and what it says; nothing here can ask.

Apart from :mod:`~evidence_kit.timestamping.calling`, so that no other process loads what it needs.
"""

import msgspec

FROZEN_ARGUMENT = "--time-stamp-caller"
"""Hidden first argument by which a frozen app, which has no ``-m``, becomes this process."""


class Order(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the process is asked to do."""

    request: bytes
    is_secure: bool
    host: str
    port: int
    path: str
    timeout_s: float
    """For each step of the connection; whoever started the process bounds the whole."""
    most_bytes: int


class Heard(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What came back, or why nothing did."""

    outcome: str
    """``reply``, ``unreachable``, ``slow``, ``redirect``, ``status`` or ``too-large``."""
    body: bytes = b""
    detail: str = ""
    """English, for the log: the error, the status, or where a redirect points."""
