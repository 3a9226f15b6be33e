"""What is said above the pages of an opened case: its place, its key, its day, a clock in doubt.

The rules are: each is a quiet message with a way to put it away; none comes back by itself while
the case is open; a place is named only as far as the person can change it.
"""

from collections.abc import Callable, Iterator
from datetime import datetime

from evidence_kit import messages
from evidence_kit.i18n import Words
from evidence_kit.model import KeyKind
from evidence_kit.ui.models.clock_doubt import is_clock_behind
from evidence_kit.ui.models.deletion import is_time_to_ask
from evidence_kit.ui.models.times import instant_words, locale_of
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.notice import Notice, NoticeKind

Act = Callable[[], None]


class OpeningNotices:
    """Makes the messages for a case that was just opened.

    Args:
        theme: How they look.
        words: The language they speak.
        open_settings: Shows the settings.
        set_password: Shows where a new password is set, and begins it.
    """

    def __init__(
        self, theme: Theme, words: Words, *, open_settings: Act, set_password: Act
    ) -> None:
        self._theme = theme
        self._words = words
        self._open_settings = open_settings
        self._set_password = set_password

    def about(
        self, opened: messages.Opened, case: messages.CaseSeen, now: datetime
    ) -> Iterator[Notice]:
        """Yield what is to be said of an opened case, the most pressing first.

        Args:
            opened: How it was opened.
            case: What is in it.
            now: What this computer's clock shows.
        """
        if is_clock_behind(case, now):
            yield self._clock(now)
        if opened.synced_by:
            yield self._synced(opened.synced_by)
        if opened.network:
            yield self._network()
        if is_time_to_ask(case.kept_until, now.astimezone().date()):
            yield self._retention()
        if opened.opened_with == KeyKind.RECOVERY:
            yield self._lost_password()

    def _clock(self, now: datetime) -> Notice:
        _ = self._words.gettext
        shown = instant_words(now.astimezone(), locale_of(self._words))
        return self._notice(
            # Translators: {time} is a day and a time, "3 Jan 2019, 04:12".
            _("This computer’s clock shows {time}. That cannot be right.").format(time=shown),
            _("Nothing is lost. What you add now is kept with the time that the clock shows."),
            _("Set the clock before you add more, if you can."),
            ((_("I have read this"), "read"),),
            kind="soon",
        )

    def _synced(self, service: str) -> Notice:
        _ = self._words.gettext
        return self._notice(
            # Translators: {service} is a name such as OneDrive or Dropbox.
            _("This case lies in a folder that {service} copies.").format(service=service),
            _("It is locked there too, but other devices of that account get a copy."),
            _("If someone else uses that account, move the case folder to another place."),
            ((_("I have read this"), "read"),),
        )

    def _network(self) -> Notice:
        _ = self._words.gettext
        return self._notice(
            _("This case lies on a network drive."),
            _("It is locked there too, but on another computer that somebody else looks after."),
            _("A folder on this computer or on a stick is safer: move the whole case folder."),
            ((_("I have read this"), "read"),),
        )

    def _retention(self) -> Notice:
        _ = self._words.gettext
        return self._notice(
            _("You wanted to be asked today: is this case still needed?"),
            _("Nothing is deleted by itself. Is a report to the police open? Then keep it."),
            _("In Settings you can name another day, or delete the case."),
            ((_("Keep it"), "keep"), (_("Open Settings"), "settings")),
            {"settings": self._open_settings},
        )

    def _lost_password(self) -> Notice:
        _ = self._words.gettext
        return self._notice(
            _("You opened the case with the spare key."),
            "",
            _("Is the password lost? You can set a new one now. The spare key stays as it is."),
            ((_("Set a new password"), "set"), (_("Later"), "later")),
            {"set": self._set_password},
        )

    def _notice(
        self,
        title: str,
        evidence: str,
        remedy: str,
        actions: tuple[tuple[str, str], ...],
        doings: dict[str, Act] | None = None,
        *,
        kind: NoticeKind = "well",
    ) -> Notice:
        notice = Notice(self._theme, kind, title, evidence, remedy, actions=actions)

        def on_chosen(action: str) -> None:
            notice.dismiss()
            if doings is not None and action in doings:
                doings[action]()

        notice.chosen.connect(on_chosen)
        return notice
