"""What one app does with a chat: what vanishes, what to save, how to report, what a block does.

The rules are: "" is «not confirmed», never «no»; a menu is named only where a page shows it,
because menus move; nothing sends anybody to a site of strangers that promises to find an account.
"""

from enum import StrEnum

from evidence_kit.guidance.row import Row


class Vanishing(StrEnum):
    """How soon a chat can go by itself."""

    TODAY = "today"
    """Within a day, without anybody doing anything."""
    DAYS = "days"
    """A timer or the other side can make it go."""
    STAYS = "stays"
    """It stays until somebody deletes it on this side."""


class App(Row, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What one app does with a chat; an app without a row is not known."""

    name: str
    vanishing: Vanishing
    what: str
    """What can happen to the chat."""
    how: str
    """How to save it there."""
    how_under_18: str = ""
    """How to save it in an under-18 case, where ``how`` would take in what pictures there are."""
    names: str = ""
    """Which name or number of an account lasts, and where it is seen."""
    export: str = ""
    """How to get one's own copy of a chat."""
    can_export_words_alone: bool = False
    """Whether such a copy can be had without pictures; others are not for under-18 cases."""
    report: str = ""
    """How to report there, and what that does."""
    block: str = ""
    """What a block does to the chat."""
    police: str = ""
    """What the company keeps, and what the police can ask it for."""
    also: tuple[str, ...] = ()
    """Further names by which people call it."""
    covers: tuple[str, ...] = ()
    """Other apps of which the same is known; each keeps its own name."""
    is_general: bool = False
    """Holds for every app that has no row of its own."""
