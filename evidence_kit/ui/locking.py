"""What stands in the window from the wish to lock until the next process shows the lock screen.

The rules are: nothing of the case; every key is taken here and forgotten, because without a window
of ours it would go to whatever lies behind – a password, perhaps, to whoever threatens; the way out
works as everywhere.
"""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QWidget

from evidence_kit.i18n import Words
from evidence_kit.overriding import override
from evidence_kit.ui.frame import FrontPage
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.dawn import Dawn
from evidence_kit.ui.widgets.labels import Heading, Label
from evidence_kit.ui.widgets.scroll import Column

_COLUMN_PX = 416
_KEYS = frozenset({QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease})


class Locking(FrontPage):
    """Shown over everything else in a window that is about to go."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__(theme, words, has_help=False)
        _ = words.gettext
        column = Column(theme, _COLUMN_PX, is_centred=True)
        self.body.addStretch(3)
        self.body.addWidget(column)
        self.body.addStretch(4)
        column.body.addWidget(Dawn(theme, 224), 0, Qt.AlignmentFlag.AlignHCenter)
        title = _("One moment")
        said = _(
            "Your case is being closed and leaves the memory of this computer. Whatever is typed "
            "meanwhile goes nowhere."
        )
        for label in (Heading(theme, title, "display"), Label(theme, said, "body", "soft")):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.body.addWidget(label)
        self.foot.hide()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(title)
        self.setAccessibleDescription(said)

    @override
    def first_focus(self) -> QWidget:
        """Return the page: there is nothing to answer, and it takes the keys."""
        return self

    @override
    def event(self, event: QEvent, /) -> bool:
        """Take every key; one that is taken before the shortcuts see it starts none of them."""
        if event.type() in _KEYS:
            event.accept()
            return True
        return super().event(event)
