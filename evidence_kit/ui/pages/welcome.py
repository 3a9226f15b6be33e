"""01: safety first, then three doors. Nothing on this page is stored.

The question comes before everything else (product rule S1); «Yes» puts what is safer in the place
of the doors, and a way to go on here all the same: the person decides.
"""

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evidence_kit.i18n import N_, Words
from evidence_kit.overriding import override
from evidence_kit.ui.frame import Brand, FrontPage, is_compact, page_scroll
from evidence_kit.ui.look_choices import LookChoices
from evidence_kit.ui.models.languages import Language
from evidence_kit.ui.preferences import Preferences
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.accessible import announce
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.choices import ChoiceCard
from evidence_kit.ui.widgets.columns import Columns, Place, Plan
from evidence_kit.ui.widgets.dawn import Dawn
from evidence_kit.ui.widgets.door import Door
from evidence_kit.ui.widgets.flow_layout import FlowLayout
from evidence_kit.ui.widgets.labels import Heading, Label
from evidence_kit.ui.widgets.scroll import Column
from evidence_kit.ui.widgets.text_block import TextBlock

if TYPE_CHECKING:
    from evidence_kit.ui.alerts import Alert
    from evidence_kit.ui.pages.welcome_panels import LimitsPanel, SaferPanel

_COLUMN_PX = 912
_DAWN_FROM_EM = 48

_LEAD = N_(
    "Being threatened with private pictures is a crime – whether they are real, sent by you, "
    "stolen or made up. It is not your fault. Take a breath; we go one step at a time."
)
_QUESTION = N_("First: can the person who threatens you reach this computer?")
_ASKED_FOR = N_("Answer this first. Then you can start or open a case. Help needs no answer.")
_FOOT = N_(
    "Nothing leaves this computer unless you hand it over yourself. To hide this window at once, "
    "press Shift three times."
)
_FOOT_SHORT = N_("To hide this window at once, press Shift three times.")


class Reach(StrEnum):
    """Whether the person who threatens can reach this computer."""

    UNSAID = "unsaid"
    NO = "no"
    MAYBE = "maybe"


class WelcomeState(NamedTuple):
    """What the page shows."""

    reach: Reach = Reach.UNSAID
    is_asked_for: bool = False
    """A door was tried before the question had an answer."""
    goes_on: bool = False
    """The person read what is safer and goes on here."""
    shows_limits: bool = False
    """«What we can and cannot hide» is open."""
    alert: "Alert | None" = None
    """Why a case cannot be started here; said under the doors, which keep working."""

    @property
    def shows_doors(self) -> bool:
        """Whether the doors are there, or what is safer in their place."""
        return self.reach is not Reach.MAYBE or self.goes_on


class WelcomePage(FrontPage):
    """The first page.

    Args:
        theme: How it looks.
        words: The language it speaks.
        preferences: Where language, text size and colours are kept.
        languages: Those that words exist in.
    """

    manual_name = "welcome"

    new_case_requested = Signal()
    """The person wants to start a case, and has answered the question."""
    open_requested = Signal()
    """The person wants to open a case, and has answered the question."""
    backup_requested = Signal()
    """The person has a backup of a case, and has answered the question."""
    check_requested = Signal()
    """Somebody has a package to check."""
    sample_requested = Signal()
    """The person wants to look round in a made-up case, and has answered the question."""

    def __init__(
        self,
        theme: Theme,
        words: Words,
        preferences: Preferences,
        languages: tuple[Language, ...],
    ) -> None:
        _ = words.gettext
        super().__init__(
            theme,
            words,
            foot_link=_("What we can and cannot hide"),
            says_not_your_fault=False,
            has_help=False,
        )
        self._state = WelcomeState()
        self.safer: SaferPanel | None = None
        """What is safer, in the place of the doors; made when it is first shown."""
        self.limits: LimitsPanel | None = None
        """What we can and cannot hide; made when it is first shown."""
        self.look_choices = LookChoices(theme, words, preferences, languages)
        self._build()
        self._connect()
        self._render(self._state)

    @property
    def state(self) -> WelcomeState:
        """What the page shows now."""
        return self._state

    @override
    def first_focus(self) -> QWidget:
        """Return the first answer: whatever is here waits for it."""
        return self.no

    def show_alert(self, alert: "Alert | None") -> None:
        """Say why a case cannot be started here."""
        self._render(self._state._replace(alert=alert))

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._fit()

    def _build(self) -> None:
        self.brand = Brand(self.theme)
        self.top_left.addWidget(self.brand)
        self.top_left.addStretch(1)
        self.top_left.addWidget(self.look_choices)
        self.page_scroll = page_scroll(self.theme)
        column = Column(self.theme, _COLUMN_PX, is_centred=True)
        self.page_scroll.body.addStretch(1)
        self.page_scroll.body.addWidget(column)
        self.page_scroll.body.addStretch(1)
        self.body.addWidget(self.page_scroll)
        column.body.setSpacing(40)
        column.body.addWidget(self._opening())
        column.body.addWidget(self._question())
        column.body.addWidget(self._doors())
        self._column = column.body

    def _opening(self) -> QWidget:
        _ = self.words.gettext
        opening = QWidget()
        row = QHBoxLayout(opening)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(48)
        words = QVBoxLayout()
        words.setSpacing(12)
        words.addWidget(Heading(self.theme, _("You are in the right place."), "display"))
        words.addWidget(TextBlock(self.theme, _(_LEAD), "lead", "soft"))
        row.addLayout(words, 1)
        self.dawn = Dawn(self.theme)
        row.addWidget(self.dawn)
        return opening

    def _question(self) -> QWidget:
        _ = self.words.gettext
        question = QWidget()
        question.setAccessibleName(_(_QUESTION))
        column = QVBoxLayout(question)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Heading(self.theme, _(_QUESTION)))
        column.addWidget(
            Label(self.theme, _("Touch it, log in to it, or see this screen."), "body", "soft")
        )
        self.no = ChoiceCard(self.theme, _("No"), _("They are only online, as far as I know."))
        self.maybe = ChoiceCard(
            self.theme,
            _("Yes, or maybe"),
            _("They live here, share it, or know my passwords."),
        )
        beside = Plan(
            from_em=36, widths=(0, 0), places=(Place(row=0, column=0), Place(row=0, column=1))
        )
        answers = Columns(self.theme, (self.no, self.maybe), (beside,))
        answers.setAccessibleName(_(_QUESTION))
        column.addSpacing(4)
        column.addWidget(answers)
        self.asked_for = Label(self.theme, _(_ASKED_FOR), "body", "soon")
        column.addWidget(self.asked_for)
        return question

    def _doors(self) -> QWidget:
        _ = self.words.gettext
        self.doors = QWidget()
        column = QVBoxLayout(self.doors)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(24)
        self.help_door = Door(
            self.theme,
            _("I need help now"),
            _("Phone numbers and the first three steps. No password. Nothing is stored."),
            "help",
            is_first=True,
        )
        self.start_door = Door(
            self.theme,
            _("Start a case"),
            _("Keep what proves it, one small step at a time. Stop whenever you like."),
            "plus",
        )
        self.open_door = Door(
            self.theme, _("Open my case"), _("Carry on where you stopped."), "key"
        )
        beside = Plan(
            from_em=46,
            widths=(0, 0, 0),
            places=tuple(Place(row=0, column=place) for place in range(3)),
        )
        doors = (self.help_door, self.start_door, self.open_door)
        column.addWidget(Columns(self.theme, doors, (beside,), gap_px=24))
        self._notices = QVBoxLayout()
        column.addLayout(self._notices)
        self.backup = Button(self.theme, _("I have a backup file"), "link")
        self.check = Button(self.theme, _("Check a package"), "link")
        self.sample = Button(self.theme, _("Try a made-up case"), "link")
        quiet = FlowLayout(spacing=32)
        quiet.addWidget(self._quiet_line(_("Was a backup made before?"), self.backup))
        quiet.addWidget(self._quiet_line(_("Were you given a package?"), self.check))
        quiet.addWidget(self._quiet_line(_("Just looking?"), self.sample))
        column.addLayout(quiet)
        return self.doors

    def _quiet_line(self, question: str, link: Button) -> QWidget:
        line = QWidget()
        flow = FlowLayout(line, spacing=8)
        label = Label(self.theme, question, "small", "soft")
        label.setWordWrap(False)
        flow.addWidget(label)
        flow.addWidget(link)
        return line

    def _connect(self) -> None:
        self.no.clicked.connect(self._on_no_clicked)
        self.maybe.clicked.connect(self._on_maybe_clicked)
        self.help_door.clicked.connect(self.help_requested)
        self.start_door.clicked.connect(self._on_start_door_clicked)
        self.open_door.clicked.connect(self._on_open_door_clicked)
        self.backup.clicked.connect(self._on_backup_clicked)
        self.check.clicked.connect(self.check_requested)
        self.sample.clicked.connect(self._on_sample_clicked)
        self.foot.link_requested.connect(self._on_foot_link_requested)
        self.theme.changed.connect(self._fit)

    def _render(self, state: WelcomeState) -> None:
        before, self._state = self._state, state
        self.no.setChecked(state.reach is Reach.NO)
        self.maybe.setChecked(state.reach is Reach.MAYBE)
        self.asked_for.setVisible(state.is_asked_for and state.reach is Reach.UNSAID)
        # Only what changed: whatever is shown anew has the page laid out, and nothing is made yet.
        if state.shows_doors is not before.shows_doors:
            safer = self._ensure_safer()
            safer.setVisible(not state.shows_doors)
            self.doors.setVisible(state.shows_doors)
            if not state.shows_doors:
                announce(safer, safer.spoken)
        if state.shows_limits is not before.shows_limits:
            self._ensure_limits().setVisible(state.shows_limits)
        if state.alert != before.alert:
            self._show_notice(state.alert)

    def _ensure_safer(self) -> "SaferPanel":
        from evidence_kit.ui.pages.welcome_panels import SaferPanel

        if self.safer is None:
            self.safer = SaferPanel(self.theme, self.words)
            self.safer.help.clicked.connect(self.help_requested)
            self.safer.go_on.clicked.connect(self._on_go_on_clicked)
            self._column.insertWidget(self._column.indexOf(self.doors), self.safer)
        return self.safer

    def _ensure_limits(self) -> "LimitsPanel":
        from evidence_kit.ui.pages.welcome_panels import LimitsPanel

        if self.limits is None:
            self.limits = LimitsPanel(self.theme, self.words)
            self.limits.close_limits.clicked.connect(self._on_close_limits_clicked)
            self._column.addWidget(self.limits)
        return self.limits

    def _show_notice(self, alert: "Alert | None") -> None:
        while (taken := self._notices.takeAt(0)) is not None:
            widget = taken.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if alert is not None:
            from evidence_kit.ui.widgets.notice import Notice

            notice = Notice(
                self.theme, alert.kind.value, alert.title, alert.evidence, alert.remedy, alert.code
            )
            self._notices.addWidget(notice)

    def _fit(self) -> None:
        _ = self.words.gettext
        has_little_room = is_compact(self.theme, self.width())
        self.dawn.setVisible(self.width() >= self.theme.px(_DAWN_FROM_EM * 16))
        self.brand.set_is_compact(is_compact=has_little_room)
        self.foot.set_line(_(_FOOT_SHORT if has_little_room else _FOOT), "shield", "soft")

    def _on_no_clicked(self) -> None:
        self._render(self._state._replace(reach=Reach.NO))

    def _on_maybe_clicked(self) -> None:
        self._render(self._state._replace(reach=Reach.MAYBE, goes_on=False))

    def _on_go_on_clicked(self) -> None:
        self._render(self._state._replace(goes_on=True))
        self.start_door.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_start_door_clicked(self) -> None:
        self._pass(self.new_case_requested)

    def _on_open_door_clicked(self) -> None:
        self._pass(self.open_requested)

    def _on_backup_clicked(self) -> None:
        self._pass(self.backup_requested)

    def _on_sample_clicked(self) -> None:
        self._pass(self.sample_requested)

    def _on_foot_link_requested(self) -> None:
        self._render(self._state._replace(shows_limits=not self._state.shows_limits))
        if self._state.shows_limits:
            # Its place is known once the page was laid out again.
            QTimer.singleShot(0, self, self._show_limits)
            self._ensure_limits().close_limits.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_limits(self) -> None:
        self.page_scroll.show_widget(self._ensure_limits())

    def _on_close_limits_clicked(self) -> None:
        self._render(self._state._replace(shows_limits=False))
        self.foot.link.setFocus(Qt.FocusReason.OtherFocusReason)

    def _pass(self, door: SignalInstance) -> None:
        """Open a door once the question has an answer; else the question is where to look."""
        if self._state.reach is Reach.UNSAID:
            self._render(self._state._replace(is_asked_for=True))
            self.page_scroll.show_widget(self.no)
            self.no.setFocus(Qt.FocusReason.OtherFocusReason)
            announce(self.asked_for, self.asked_for.text())
        else:
            door.emit()
