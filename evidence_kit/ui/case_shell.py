"""The shell around the pages of an open case: navigation, head, the page, foot.

Three shells by width in em: in the wide and the middle one the navigation stands beside the page,
in the compact one it is a menu that takes the page's place for a moment. The parts never change
their parent, so that what has the focus keeps it.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from evidence_kit import messages
from evidence_kit.i18n import N_, Words
from evidence_kit.overriding import override
from evidence_kit.ui.frame import Actions, Foot, is_compact
from evidence_kit.ui.models.waiting import files_waiting, foot_words, waiting_words
from evidence_kit.ui.navigation import Navigation
from evidence_kit.ui.pages.begun_forms import half_made
from evidence_kit.ui.pages.page import SHOWS_BEGINNING, Page, Unkept, foot_line
from evidence_kit.ui.theme import Theme, repolish
from evidence_kit.ui.widgets.accessible import announce
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.labels import Heading
from evidence_kit.ui.widgets.notice import Notice
from evidence_kit.ui.widgets.text_block import TextBlock
from evidence_kit.ui.window_keys import move_focus

_SAVED = N_("Everything is saved. You can stop here and come back any time.")
_SAVED_SHORT = N_("Saved. You can stop here.")
_SAVING = N_("Still saving. What was saved before is safe.")
_UNSAVED = N_("Not saved yet: what you typed last. It is tried again by itself.")
_UNSAVED_SHORT = N_("Not saved yet: what you typed last.")
_LOCKING = N_("Locking soon – any key keeps it open.")

_LEAST_HEAD_PX = 280
"""A title needs this much beside the ways out, at 100 %; with less it stands below them."""
_AROUND_HEAD_PX = 88
"""Margins and gap of the top row."""

_FILES_WAIT_ON = "evidence"
"""The page that says itself, once it has seen the case, which files wait."""

MakePage = Callable[[str], Page]
"""Makes the page of a name."""


class CaseShell(QWidget):
    """What is seen while a case is open.

    Args:
        theme: How it looks.
        words: The language it speaks.
        make_page: Makes a page when it is first wanted.
    """

    hide_requested = Signal()
    """The person wants the window gone, at once."""
    lock_requested = Signal()
    """The person wants the case locked."""
    help_requested = Signal()
    """The person wants the numbers and first steps, or a voice."""
    page_shown = Signal(str)
    """Another page is shown; its name."""
    case_changed = Signal()
    """A page recorded something: the case must be read again."""
    making_began = Signal()
    """Parts of a page are being made; until they are there, nothing else happens in this turn."""
    making_ended = Signal()
    """The parts are there."""

    def __init__(self, theme: Theme, words: Words, make_page: MakePage) -> None:
        super().__init__()
        self._theme = theme
        self._words = words
        self._make_page = make_page
        self._pages: dict[str, Page] = {}
        self._stale: set[str] = set()
        self._rendered: set[str] = set()
        self._case: messages.CaseSeen | None = None
        self._beginning: messages.CaseBegun | None = None
        self._wanted = ""
        self._name = ""
        self._is_compact = False
        self._is_head_below = False
        self._is_menu_open = False
        self._is_saving = False
        self._is_unsaved = False
        self._is_locking = False
        self._offered_files = 0
        self._makings = 0
        self._build()
        self._connect()
        self._set_out()
        self._say_how_things_stand()

    @property
    def page_name(self) -> str:
        """The name of the page that is shown; "" before the first."""
        return self._name

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        return self._pages.get(self._name)

    def page_called(self, name: str) -> Page:
        """Return a page, made now if it was not yet.

        Raises:
            KeyError: There is no page of this name.
        """
        if name not in self._pages:
            with self._making():
                page = self._make_page(name)
                self._pages[name] = page
                self._stack.addWidget(page)
            page.wants_page.connect(self.show_page)
            page.case_changed.connect(self.case_changed)
            page.head_changed.connect(self._show_head)
            page.unkept_changed.connect(self._say_how_things_stand)
            self._stale.add(name)
        return self._pages[name]

    def show_page(self, name: str) -> None:
        """Show a page and put the focus on its first control; what is typed elsewhere is kept."""
        if name == "help":
            self.help_requested.emit()
            return
        if self._beginning is not None and name not in SHOWS_BEGINNING:
            # Its counts would not be true yet; the case is whole in a moment.
            self._wanted = name
            return
        self._wanted = ""
        if self.page is not None and name != self._name:
            self.page.save_work()
        with self._making():
            page = self.page_called(name)
            self._name = name
            self._is_menu_open = False
            self._render_if_stale(name)
            self._stack.setCurrentWidget(page)
        self.navigation.show_page(name)
        self._show_head()
        self._set_out()
        page.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)
        self.page_shown.emit(name)

    def begin_case(self, begun: messages.CaseBegun) -> None:
        """Show the beginning of a case until it is whole: only pages that can, and no count."""
        self._beginning = begun
        self._stale = set(self._pages)

    def render_case(self, case: messages.CaseSeen) -> None:
        """Show a case that was read again: the shown page now, the others when they are wanted."""
        self._case = case
        self._beginning = None
        self._stale = set(self._pages)
        self.navigation.model.show_case(case)
        with self._making():
            self._render_if_stale(self._name)
        self._say_how_things_stand()
        if self._wanted:
            self.show_page(self._wanted)

    @property
    def unkept(self) -> tuple[Unkept, ...]:
        """What waits on the pages and is in no case yet; that of the shown page first."""
        pages = sorted(self._pages.items(), key=lambda each: each[0] != self._name)
        found = [page.unkept for _name, page in pages if page.unkept is not None]
        # A page that was made ahead knows nothing of the case before it is first wanted.
        if self._case is not None:
            if _FILES_WAIT_ON not in self._rendered:
                found += [*_remembered(self._case, self._words)]
            forms = half_made(self._case.drafts, self._words)
            found += [form for form in forms if form.page not in self._rendered]
        return tuple(found)

    def save_work(self) -> None:
        """Send what is being typed on the page that is shown; the others did it when left."""
        if self.page is not None:
            self.page.save_work()

    def add_notice(self, notice: Notice) -> None:
        """Show a message above the page, until it is handled."""
        self._notices.addWidget(notice)
        self._notice_place.show()

    def add_strip(self, strip: QWidget) -> None:
        """Show a line above every page, for as long as the case is open."""
        self._strips.addWidget(strip)
        self._strip_place.show()

    def set_is_saving(self, *, is_saving: bool) -> None:
        """Say in the foot whether something is still on its way to the disk."""
        if is_saving is not self._is_saving:
            self._is_saving = is_saving
            self._say_how_things_stand()

    def set_is_unsaved(self, *, is_unsaved: bool) -> None:
        """Say in the foot that what was typed last could not be written, or is written now."""
        if is_unsaved is not self._is_unsaved:
            self._is_unsaved = is_unsaved
            self._say_how_things_stand()
            announce(self.foot, self.foot.line)

    def set_is_locking(self, *, is_locking: bool) -> None:
        """Say in the foot that the lock comes soon, or not any more."""
        if is_locking is not self._is_locking:
            self._is_locking = is_locking
            self._say_how_things_stand()
            if is_locking:
                announce(self.foot, self.foot.line)

    def set_offered_files(self, count: int) -> None:
        """Say in the foot that files held over the window can be let go; 0 for none any more."""
        if count != self._offered_files:
            self._offered_files = count
            self._say_how_things_stand()

    def regions(self) -> tuple[QWidget, ...]:
        """Return the parts of the window in the order of Tab."""
        return (
            *self.ways_out.stops,
            self.menu,
            self.navigation.parts,
            self.navigation.paste,
            self._strip_place,
            self._notice_place,
            self._stack,
            self.foot,
            self.navigation.settings,
        )

    def jump_regions(self) -> tuple[QWidget, ...]:
        """Return the parts of the window in the order of F6."""
        return (self._top, self.navigation, self._stack, self.foot)

    def toggle_menu(self) -> None:
        """Open or close the menu of the compact shell."""
        self._is_menu_open = not self._is_menu_open
        self._set_out()
        if self._is_menu_open:
            self.navigation.parts.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.page is not None:
            self.page.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        _ = self._words.gettext
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("surface", "canvas")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self.navigation = Navigation(self._theme, self._words)
        self._top = QWidget()
        self._top.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._top_row = QHBoxLayout(self._top)
        self._top_row.setSpacing(24)
        self.menu = Button(self._theme, _("Menu"), "normal", "menu")
        self.head = _Head(self._theme)
        self.ways_out = Actions(self._theme, self._words, has_lock=True)
        self._top_row.addWidget(self.menu)
        self._top_row.addWidget(self.head, 1)
        self._top_row.addWidget(self.ways_out, 0, Qt.AlignmentFlag.AlignTop)
        self._content = QWidget()
        content = QVBoxLayout(self._content)
        content.setContentsMargins(0, 0, 0, 0)
        content.setSpacing(0)
        self._head_below = _Head(self._theme)
        self._head_below.layout_.setContentsMargins(32, 20, 32, 8)
        self._strip_place = QWidget()
        self._strips = QVBoxLayout(self._strip_place)
        self._strips.setContentsMargins(0, 0, 0, 0)
        self._strip_place.hide()
        self._notice_place = QWidget()
        self._notices = QVBoxLayout(self._notice_place)
        self._notices.setContentsMargins(32, 0, 32, 16)
        self._notices.setSpacing(8)
        self._notice_place.hide()
        self._stack = _Pages()
        content.addWidget(self._head_below)
        content.addWidget(self._strip_place)
        content.addWidget(self._notice_place)
        content.addWidget(self._stack, 1)
        self.foot = Foot(self._theme, self._words)
        for part in (self.navigation, self._top, self._content, self.foot):
            self._grid.addWidget(part)

    def _connect(self) -> None:
        self.ways_out.hide_requested.connect(self.hide_requested)
        self.ways_out.lock_requested.connect(self.lock_requested)
        self.ways_out.help_requested.connect(self.help_requested)
        self.foot.link_requested.connect(self.help_requested)
        self.navigation.page_wanted.connect(self.show_page)
        self.menu.clicked.connect(self.toggle_menu)
        self._theme.changed.connect(self._fit)

    def _render_if_stale(self, name: str) -> None:
        if name not in self._stale:
            return
        self._rendered.add(name)
        if self._beginning is not None:
            self._stale.discard(name)
            self._pages[name].render_beginning(self._beginning)
        elif self._case is not None:
            self._stale.discard(name)
            self._pages[name].render(self._case)

    def _show_head(self) -> None:
        if self.page is not None:
            for head in (self.head, self._head_below):
                head.show_words(self.page.title, self.page.lead)

    @contextmanager
    def _making(self) -> Iterator[None]:
        """Tell whoever looks at every event that thousands come, and none from a person."""
        self._makings += 1
        if self._makings == 1:
            self.making_began.emit()
        try:
            yield
        finally:
            self._makings -= 1
            if not self._makings:
                self.making_ended.emit()

    def _say_how_things_stand(self) -> None:
        _ = self._words.gettext
        if self._offered_files:
            let_go = self._words.ngettext(
                "Let go to add {count} file", "Let go to add {count} files", self._offered_files
            )
            self.foot.set_line(let_go.format(count=self._offered_files), "import", "soon")
        elif self._is_locking:
            self.foot.set_line(_(_LOCKING), "clock", "soon")
        elif self._is_unsaved:
            self.foot.set_line(_(_UNSAVED_SHORT if self._is_compact else _UNSAVED), "alert", "soon")
        elif self._is_saving:
            self.foot.set_line(_(_SAVING), "hourglass", "soft")
        elif waiting := self.unkept:
            said = waiting[0].short if self._is_compact else foot_line(waiting, self._words)
            self.foot.set_line(said, "hourglass", "soft")
        else:
            self.foot.set_line(_(_SAVED_SHORT if self._is_compact else _SAVED))

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape and self._is_menu_open and self._is_compact:
            self.toggle_menu()
            if self.page is not None:
                move_focus(self.window(), self.page.first_focus())
            return
        super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        before = (self._is_compact, self._is_head_below)
        self._is_compact = is_compact(self._theme, self.width())
        taken = self.navigation.width_beside + self.ways_out.sizeHint().width()
        room = self.width() - taken - _AROUND_HEAD_PX
        self._is_head_below = self._is_compact or room < self._theme.px(_LEAST_HEAD_PX)
        if before != (self._is_compact, self._is_head_below):
            self._is_menu_open = False
            self._set_out()
            self._say_how_things_stand()

    def _set_out(self) -> None:
        """Put every part where it belongs in this shell."""
        is_small, is_menu = self._is_compact, self._is_compact and self._is_menu_open
        for part in (self.navigation, self._top, self._content, self.foot):
            self._grid.removeWidget(part)
        column, columns = (0, 2) if is_small else (1, 1)
        self._grid.addWidget(self._top, 0, column, 1, columns)
        self._grid.addWidget(self._content, 1, column, 1, columns)
        self._grid.addWidget(self.foot, 2, column, 1, columns)
        if is_small:
            self._grid.addWidget(self.navigation, 1, 0, 1, 2)
        else:
            self._grid.addWidget(self.navigation, 0, 0, 3, 1)
        self._grid.setRowStretch(1, 1)
        self._grid.setColumnStretch(1, 1)
        self.navigation.set_is_whole_page(is_whole_page=is_small)
        self.navigation.setVisible(is_menu or not is_small)
        self._content.setVisible(not is_menu)
        self.menu.setVisible(is_small)
        self.head.set_is_shown(is_shown=not self._is_head_below)
        self._head_below.setVisible(self._is_head_below)
        margins = (32, 16, 32, 16) if is_small else (32, 24, 32, 16)
        self._top_row.setContentsMargins(*margins)
        self._top.setProperty("surface", "bar" if is_small else "")
        repolish(self._top)
        self.foot.set_is_compact(is_compact=is_small)


def _remembered(case: messages.CaseSeen, words: Words) -> tuple[Unkept, ...]:
    """Return the files that a case remembers from before it was locked."""
    count = files_waiting(case.drafts)
    if not count:
        return ()
    line, short = foot_words(count, words), waiting_words(count, words)
    return (Unkept(line=line, short=short, files=count, is_rest_saved=True),)


class _Head(QWidget):
    """Title and lead of a page."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.layout_ = QVBoxLayout(self)
        self.layout_.setContentsMargins(0, 0, 0, 0)
        self.layout_.setSpacing(8)
        self.title = Heading(theme, "", "display")
        self.lead = TextBlock(theme, "", "body", "soft")
        self.layout_.addWidget(self.title)
        self.layout_.addWidget(self.lead)
        self._is_shown = True

    def show_words(self, title: str, lead: str) -> None:
        self.title.setText(title)
        self.lead.set_text(lead)
        self.lead.setVisible(bool(lead) and self._is_shown)

    def set_is_shown(self, *, is_shown: bool) -> None:
        """Say the words, or keep the place free: the way out stays at the far end."""
        self._is_shown = is_shown
        self.title.setVisible(is_shown)
        self.lead.setVisible(is_shown and bool(self.lead.text()))


class _Pages(QStackedWidget):
    """Pages behind each other; the window may become smaller than the largest of them."""

    @override
    def minimumSizeHint(self) -> QSize:
        shown = self.currentWidget()
        return QSize(0, 0) if shown is None else QSize(shown.minimumSizeHint().width(), 0)
