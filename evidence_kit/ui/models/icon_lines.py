"""A line of a list that is read and not operated: an icon, what it is, and what is said of it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class IconLine:
    """What one row says."""

    icon: str
    title: str
    line: str = ""
    tail: str = ""
    """Stands at the end of the row."""
    tone: str = "primary"
    """The icon's colour."""
    is_strong: bool = False
