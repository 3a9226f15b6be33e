"""What every message is, and the problem that one can tell."""

import msgspec


class Message(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag=True):
    """Anything that crosses."""


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """An error of :mod:`evidence_kit.errors`, to be said by the window in the person's language."""

    code: str
    """``EK-nnn``; names the class, and so summary and remedy."""
    facts: dict[str, str | int]
    """What the sentences' placeholders stand for; untrusted text."""
