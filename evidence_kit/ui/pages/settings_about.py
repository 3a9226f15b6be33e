"""What this program is, where the case lies, and what is not done here."""

from PySide6.QtCore import Signal

from evidence_kit import __version__
from evidence_kit.formats import formats_of
from evidence_kit.i18n import Words
from evidence_kit.ui.models.icon_lines import IconLine
from evidence_kit.ui.models.languages import Language, unread_of
from evidence_kit.ui.models.releases import RELEASES
from evidence_kit.ui.models.settings_page import SettingsState
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.cards import Card
from evidence_kit.ui.widgets.choices import CheckRow
from evidence_kit.ui.widgets.icon_rows import IconRows
from evidence_kit.ui.widgets.labels import Heading, Label
from evidence_kit.ui.widgets.text_block import TextBlock


class PlaceCard(Card):
    """Where the case lies, and who else may get a copy of it there."""

    remember_chosen = Signal(bool)
    """The person wants the folder to be remembered, or forgotten."""

    def __init__(self, theme: Theme, words: Words) -> None:
        _ = words.gettext
        title = _("Where the case lies")
        super().__init__(theme, "plain", title)
        self._words = words
        self.body.setContentsMargins(24, 20, 24, 24)
        self.body.addWidget(Heading(theme, title, "strong"))
        self._path = TextBlock(theme, "", "small", mono=True)
        self._path.set_is_reachable(is_reachable=True)
        self.body.addWidget(self._path)
        self.body.addWidget(
            Label(
                theme,
                _("One folder, locked. Copy it whole to have a spare: a stick at a safe place."),
                "small",
                "soft",
            )
        )
        self._warning = Card(theme, "soon", "")
        self._warning_title = Heading(theme, "", "label")
        self._warning_text = TextBlock(theme, "", "small")
        self._warning.body.setContentsMargins(16, 16, 16, 16)
        self._warning.body.addWidget(self._warning_title)
        self._warning.body.addWidget(self._warning_text)
        self.body.addWidget(self._warning)
        self.remember = CheckRow(
            theme,
            _("Remember this folder on this computer"),
            _("The next start finds it. Whoever uses this computer can see that it is there."),
        )
        self.remember.clicked.connect(self.remember_chosen)
        self.body.addWidget(self.remember)

    def show_state(self, state: SettingsState) -> None:
        """Show the place of the case that is open."""
        self._path.set_text(state.place)
        title, text = self._warning_words(state)
        self._warning.setVisible(bool(title))
        self._warning.setAccessibleName(title)
        self._warning_title.setText(title)
        self._warning_text.set_text(text)
        self.remember.setChecked(bool(state.place) and state.settings.case_path == state.place)

    def _warning_words(self, state: SettingsState) -> tuple[str, str]:
        _ = self._words.gettext
        if state.synced_by:
            text = _(
                "It seems to lie in a folder of {service}. Copies of the locked case go to that "
                "service and to every device of the account. Do you want that? If not, close the "
                "case and move the folder. Older copies stay there until you delete them."
            )
            return _("This folder is copied elsewhere"), text.format(service=state.synced_by)
        if state.network:
            return _("This folder is on a network drive"), _(
                "It is locked there too, but it is on another computer, with whoever looks after "
                "it. When the connection breaks, nobody can promise what was kept. If you can, "
                "close the case and move the folder to this computer or to a stick."
            )
        return "", ""


class AboutCard(Card):
    """The version and what is new in it, the licence, who has read the words, what is not done.

    Args:
        theme: How it looks.
        words: The language it speaks.
        languages: Those that words exist in.
    """

    def __init__(self, theme: Theme, words: Words, languages: tuple[Language, ...]) -> None:
        _ = words.gettext
        title = _("About Evidence Kit")
        super().__init__(theme, "well", title)
        self._theme = theme
        self.body.setContentsMargins(24, 20, 24, 24)
        self.body.addWidget(Heading(theme, title, "strong"))
        self.body.addWidget(
            Label(theme, _("Version {version}").format(version=__version__), "body")
        )
        self.body.addWidget(
            TextBlock(
                theme,
                _(
                    "Free software under the Apache License 2.0. The typefaces are under the SIL "
                    "Open Font License. No helpline has reviewed the texts yet."
                ),
                "small",
                "soft",
            )
        )
        unread = unread_of(languages)
        if unread:
            # Translators: {languages} are names of languages, each as its speakers call it.
            said = _("No native reader has read these languages yet: {languages}.")
            names = formats_of(words).listed(each.name for each in unread)
            self.body.addWidget(TextBlock(theme, said.format(languages=names), "small", "soft"))
        newest = RELEASES[0]
        # Translators: {version} is a number such as 0.1.0; a list follows.
        new = _("New in version {version}").format(version=newest.version)
        self._list(new, "check", tuple(_(line) for line in newest.lines))
        self._list(
            _("What it does not do"),
            "minus",
            (
                _(
                    "It sends nothing by itself. A time stamp that you ask for sends a "
                    "fingerprint and a random number, and you see both first."
                ),
                _("It writes to nobody and moves no money."),
                _("It does not judge pictures, guess ages or recognise faces."),
                _("It does not decide what is a crime, and gives no legal advice."),
                _("It cannot hide that it was used on this computer."),
                _(
                    "It cannot keep sleep to disk (hibernation) and swap from holding what "
                    "was open. Encrypting the whole disk does."
                ),
            ),
        )

    def _list(self, title: str, icon: str, lines: tuple[str, ...]) -> None:
        self.body.addSpacing(4)
        self.body.addWidget(Heading(self._theme, title, "label"))
        rows = IconRows(self._theme, gap_px=8)
        rows.set_lines(tuple(IconLine(icon=icon, tone="soft", title=line) for line in lines))
        self.body.addWidget(rows)
