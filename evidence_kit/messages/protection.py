"""What holds the picture decoder in on this computer, and what keeps memory to itself."""

import msgspec

from evidence_kit.messages.message import Message


class ReadProtection(Message, frozen=True, kw_only=True):
    """Try the locks of this computer now → :class:`ProtectionSeen`; needs no open case."""


class ProofSeen(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was tried."""

    subject: str
    """Its name, such as ``decoder/lock/seccomp``."""
    answer: str
    """``good``, ``partly``, ``bad`` or ``cannot-tell``."""
    words: str
    """A sentence for people, to be translated where it is shown."""


class ProtectionSeen(Message, frozen=True, kw_only=True):
    """What was tried: first the picture decoder as a whole, then each part."""

    proofs: tuple[ProofSeen, ...]
