"""A page of a case, shown while no case is open: an officer checks a package without one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evidence_kit.i18n import Words
from evidence_kit.overriding import override
from evidence_kit.ui.frame import FrontPage
from evidence_kit.ui.pages.page import Page
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.labels import Heading
from evidence_kit.ui.widgets.text_block import TextBlock


class HostedPage(FrontPage):
    """The frame around one page.

    Args:
        theme: How it looks.
        words: The language it speaks.
        page: What is shown.
    """

    manual_name = "check-package"

    back_requested = Signal()
    """The person wants to go back."""

    def __init__(self, theme: Theme, words: Words, page: Page) -> None:
        super().__init__(theme, words)
        _ = words.gettext
        self.page = page
        self.back = Button(theme, _("Back"), "normal", "arrow-left")
        self.top_left.addWidget(self.back)
        self.top_left.addWidget(Heading(theme, page.title, "display"), 1)
        if page.lead:
            lead = QVBoxLayout()
            lead.setContentsMargins(32, 0, 32, 8)
            lead.addWidget(TextBlock(theme, page.lead, "body", "soft"))
            self.body.addLayout(lead)
        self.body.addWidget(page, 1)
        self.foot.set_line(_("Nothing on this page is stored."), "info", "soft")
        self.back.clicked.connect(self.back_requested)
        self.foot.link_requested.connect(self.help_requested)
        page.wants_page.connect(self.back_requested)

    @override
    def first_focus(self) -> QWidget:
        """Return the page's first control."""
        return self.page.first_focus()
