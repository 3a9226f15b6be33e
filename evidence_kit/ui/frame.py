"""What stands around every page: the name, the ways out at the top, the kind words at the bottom.

The rules are: the ways out are always in the same place, in the same words, and never ask; the foot
is where «you can stop here» and «not your fault» live, once and quietly.
"""

from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from evidence_kit.i18n import N_, Words
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.accessible import set_role
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.dawn import Mark
from evidence_kit.ui.widgets.labels import Icon, Label
from evidence_kit.ui.widgets.scroll import PageScroll

PROGRAM_NAME = "Evidence Kit"
"""The only title any window of ours ever has."""

NOT_YOUR_FAULT = N_("This is not your fault.")
NOT_YOUR_FAULT_SHORT = N_("Not your fault.")


def page_scroll(theme: Theme) -> PageScroll:
    """Return the scroll area of a page whose content is as high as its text at this width."""
    scroll = PageScroll(theme)
    # Without a height of its own Qt takes the one that the words would need at their narrowest.
    content = scroll.widget()
    if content is not None:
        content.setMinimumHeight(1)
    return scroll


class Brand(QWidget):
    """The mark and the program's name, or a title above it."""

    def __init__(self, theme: Theme, title: str = "") -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(Mark(theme))
        self._names = QWidget()
        names = QVBoxLayout(self._names)
        names.setContentsMargins(0, 0, 0, 0)
        names.setSpacing(0)
        names.addWidget(Label(theme, title or PROGRAM_NAME, "strong"))
        if title:
            names.addWidget(Label(theme, PROGRAM_NAME, "caption", "soft"))
        row.addWidget(self._names, 1)

    def set_is_compact(self, *, is_compact: bool) -> None:
        """Leave the mark alone where there is little room."""
        self._names.setVisible(not is_compact)


class Actions(QWidget):
    """«Help now», «Lock», «Hide now»: the ways out, the strongest in the far corner."""

    help_requested = Signal()
    """The person wants the numbers and first steps."""
    lock_requested = Signal()
    """The person wants the case locked."""
    hide_requested = Signal()
    """The person wants the window gone, at once."""

    def __init__(
        self, theme: Theme, words: Words, *, has_help: bool = True, has_lock: bool = False
    ) -> None:
        super().__init__()
        _ = words.gettext
        row = QHBoxLayout(self)
        # The ring around a button with the focus needs 5 px.
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.help = Button(theme, _("Help now"), "quiet", "help")
        self.lock = Button(theme, _("Lock"), "normal", "lock")
        self.hide_now = Button(theme, _("Hide now"), "hide", "hide")
        self.help.setToolTip(_("F1"))
        self.lock.setToolTip(_("Ctrl + L"))
        self.hide_now.setToolTip(_("Shift, Shift, Shift"))
        for button in (self.help, self.lock, self.hide_now):
            row.addWidget(button)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.help.setVisible(has_help)
        self.lock.setVisible(has_lock)
        self.help.clicked.connect(self.help_requested)
        self.lock.clicked.connect(self.lock_requested)
        self.hide_now.clicked.connect(self.hide_requested)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """The buttons in the order of Tab: the way out comes first."""
        return (self.hide_now, self.lock, self.help)

    def set_has_lock(self, *, has_lock: bool) -> None:
        """Offer the lock, or leave it out while nothing is open."""
        self.lock.setVisible(has_lock)


class Foot(QWidget):
    """One line at the bottom: how things stand, that it is nobody's fault, and a way to a voice."""

    link_requested = Signal()
    """The person pressed the link at the end: «Talk to someone», or what stands there instead."""

    def __init__(
        self,
        theme: Theme,
        words: Words,
        *,
        link: str = "",
        says_not_your_fault: bool = True,
    ) -> None:
        super().__init__()
        self._words = words
        _ = words.gettext
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("surface", "foot")
        # Not fixed: a fixed height is that of the widest foot, and long words need a line more.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        set_role(theme, self, QAccessible.Role.StatusBar)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(32, 8, 32, 8)
        row.setSpacing(8)
        self._icon = Icon(theme, "check-circle", "keep", 16)
        self._line = Label(theme, "", "small", "soft")
        self._kindness = Label(theme, _(NOT_YOUR_FAULT), "small", "soft")
        self._kindness.setWordWrap(False)
        self.link = Button(theme, link or _("Talk to someone"), "link")
        row.addWidget(self._icon)
        row.addWidget(self._line, 1)
        row.addSpacing(16)
        row.addWidget(self._kindness)
        row.addSpacing(16)
        row.addWidget(self.link)
        # After it has its place: what is shown without one becomes a window of its own.
        self._kindness.setVisible(says_not_your_fault)
        self.link.clicked.connect(self.link_requested)
        self.setMinimumHeight(44)

    @property
    def line(self) -> str:
        """What it says about how things stand."""
        return self._line.text()

    def set_line(self, text: str, icon: str = "check-circle", tone: str = "keep") -> None:
        """Say how things stand."""
        self._line.setText(text)
        self._line.set_tone("soon" if tone == "soon" else "soft")
        self._icon.set_icon(icon, tone)
        self.setAccessibleName(text)

    def set_margin(self, margin_px: int) -> None:
        """Set the margin on the side where reading begins."""
        self._row.setContentsMargins(margin_px, 8, 32, 8)

    def set_is_compact(self, *, is_compact: bool) -> None:
        """Say the kind words in fewer where there is little room."""
        words = NOT_YOUR_FAULT_SHORT if is_compact else NOT_YOUR_FAULT
        self._kindness.setText(self._words.gettext(words))


COMPACT_BELOW_EM = 60
"""Below this width, in em, a window is compact (200 %, or a small one)."""


def is_compact(theme: Theme, width_px: int) -> bool:
    """Return whether so wide a window has little room at the text size in force."""
    return width_px < theme.px(COMPACT_BELOW_EM * 16)


class FrontPage(QWidget):
    """A page that fills the window: before a case is open, locked, and help.

    Its top has a place on the left and the ways out on the right, its :attr:`body` the content, its
    foot a line. Subclasses build on these.

    Args:
        theme: How it looks.
        words: The language it speaks.
        foot_link: The link at the bottom; «Talk to someone» where nothing else is said.
        says_not_your_fault: Whether the foot says it; pages that say it louder do not.
        has_help: Whether «Help now» is there.
        margin_px: On the side where reading begins.
        side: What stands beside everything; nothing for most.
    """

    hide_requested = Signal()
    """The person wants the window gone, at once."""
    lock_requested = Signal()
    """The person wants the case locked."""
    help_requested = Signal()
    """The person wants the numbers and first steps."""
    manual_name: ClassVar[str] = ""
    """The page's name in the manual; "" where it explains itself."""

    def __init__(
        self,
        theme: Theme,
        words: Words,
        *,
        foot_link: str = "",
        says_not_your_fault: bool = True,
        has_help: bool = True,
        margin_px: int = 32,
        side: QWidget | None = None,
    ) -> None:
        super().__init__()
        self.theme = theme
        self.words = words
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("surface", "canvas")
        beside = QHBoxLayout(self)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        if side is not None:
            beside.addWidget(side)
        whole = QVBoxLayout()
        whole.setSpacing(0)
        beside.addLayout(whole, 1)
        self.top = QWidget()
        """The line at the top; what stands on its left goes into :attr:`top_left`."""
        row = self._top_row = QHBoxLayout(self.top)
        row.setSpacing(8)
        left = QWidget()
        self.top_left = QHBoxLayout(left)
        self.top_left.setContentsMargins(0, 0, 0, 0)
        self.top_left.setSpacing(12)
        self.ways_out = Actions(theme, words, has_help=has_help)
        row.addWidget(left, 1)
        row.addWidget(self.ways_out, 0, Qt.AlignmentFlag.AlignTop)
        self.body = QVBoxLayout()
        self.body.setSpacing(0)
        self.foot = Foot(
            theme,
            words,
            link=foot_link,
            says_not_your_fault=says_not_your_fault,
        )
        self.set_margin(margin_px)
        whole.addWidget(self.top)
        whole.addLayout(self.body, 1)
        whole.addWidget(self.foot)
        self.ways_out.hide_requested.connect(self.hide_requested)
        self.ways_out.lock_requested.connect(self.lock_requested)
        self.ways_out.help_requested.connect(self.help_requested)

    def first_focus(self) -> QWidget:
        """Return what gets the focus when the page opens."""
        raise NotImplementedError

    def vault_ended(self) -> None:
        """Hear that the vault process ended; a page that asked it something says so."""

    def regions(self) -> tuple[QWidget, ...]:
        """Return the parts of the page in the order of Tab."""
        # The foot's link comes after everything else wherever it stands in the layout.
        return (*self.ways_out.stops, self)

    def jump_regions(self) -> tuple[QWidget, ...]:
        """Return the parts that F6 leads through: the top, what stands in between, the foot."""
        items = (self.body.itemAt(place) for place in range(self.body.count()))
        found = (None if item is None else item.widget() for item in items)
        return (self.top, *(widget for widget in found if widget is not None), self.foot)

    def set_margin(self, margin_px: int) -> None:
        """Set the margin on the side where reading begins, of top and foot."""
        self._top_row.setContentsMargins(margin_px, 20, 32, 20)
        self.foot.set_margin(margin_px)

    def set_has_case(self, *, has_case: bool) -> None:
        """Offer the lock while a case is open behind this page."""
        self.ways_out.set_has_lock(has_lock=has_case)
