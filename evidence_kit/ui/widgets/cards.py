"""Grounds that hold what belongs together."""

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from evidence_kit.ui.theme import Theme, repolish
from evidence_kit.ui.widgets.accessible import set_role

CardKind = Literal["plain", "well", "tint", "soon", "keep", "danger", "cover", "paper"]


class Card(QWidget):
    """A ground with round corners; what is on it goes into :attr:`body`.

    ``plain`` holds content, ``well`` a quiet extra, ``tint`` the next thing, ``soon`` what may
    disappear or is not saved yet, ``danger`` a danger to life or evidence that is not what it was.

    Args:
        theme: How it looks.
        kind: One of the kinds above.
        name: What a screen reader calls it: the words of its heading.
    """

    def __init__(self, theme: Theme, kind: CardKind = "plain", name: str = "") -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("card", kind)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        set_role(theme, self, QAccessible.Role.Grouping)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(20, 20, 20, 20)
        self.body.setSpacing(12)

    def set_kind(self, kind: CardKind) -> None:
        """Become a card of another kind."""
        if self.property("card") != kind:
            self.setProperty("card", kind)
            repolish(self)


class Rule(QWidget):
    """A hairline between two things; decoration only."""

    def __init__(self, *, is_upright: bool = False) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("surface", "rule")
        if is_upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)
