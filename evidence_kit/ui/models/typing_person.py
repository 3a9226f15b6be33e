"""Who is typing, as it was said when the case was made.

The rules are: it is kept in the case for the window alone; no report says it by itself.
"""

from enum import StrEnum

TYPING_DRAFT = "who-is-typing"
"""The draft in which it is kept."""


class Typing(StrEnum):
    """Who is typing."""

    SELF = "self"
    HELPING = "parent"
    WORKER = "worker"
