"""A cover over the whole window, while long work goes on and nobody is there.

The work is not cut off and the screen shows nothing of the case. It cannot be lifted: whoever comes
back waits for the lock, which needs the password, or locks at once.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from evidence_kit.i18n import Words
from evidence_kit.overriding import override
from evidence_kit.ui.frame import FrontPage
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.dawn import Dawn
from evidence_kit.ui.widgets.labels import Heading
from evidence_kit.ui.widgets.scroll import Column
from evidence_kit.ui.widgets.text_block import TextBlock

_COLUMN_PX = 480


class Covering(FrontPage):
    """Shown over everything else in a window."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__(theme, words)
        _ = words.gettext
        column = Column(theme, _COLUMN_PX, is_centred=True)
        self.body.addStretch(3)
        self.body.addWidget(column)
        self.body.addStretch(4)
        column.body.addWidget(Dawn(theme, 224), 0, Qt.AlignmentFlag.AlignHCenter)
        heading = Heading(theme, _("Covered"), "display")
        heading.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.body.addWidget(heading)
        column.body.addWidget(
            TextBlock(
                theme,
                _(
                    "Your files are still being saved. When that is done, the case locks itself. "
                    "You can also lock it now; what was saved before is safe."
                ),
                "body",
                "soft",
            )
        )
        self.lock_now = Button(theme, _("Lock now"), "normal", "lock")
        column.body.addWidget(self.lock_now, 0, Qt.AlignmentFlag.AlignHCenter)
        self.foot.set_line(_("Nothing is lost."), "info", "soft")
        self.lock_now.clicked.connect(self.lock_requested)
        self.foot.link_requested.connect(self.help_requested)

    @override
    def first_focus(self) -> QWidget:
        """Return the one button."""
        return self.lock_now
