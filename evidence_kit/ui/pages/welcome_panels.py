"""What the first page shows only when it is wanted: what is safer, and what can be hidden.

Nobody who starts the program waits for either; the page makes one when it is first asked for.
"""

from PySide6.QtWidgets import QHBoxLayout

from evidence_kit.i18n import N_, Words
from evidence_kit.ui.models.icon_lines import IconLine
from evidence_kit.ui.paper import Line, Sheet, ask_and_print
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.cards import Card
from evidence_kit.ui.widgets.flow_layout import FlowLayout
from evidence_kit.ui.widgets.icon_rows import IconRows
from evidence_kit.ui.widgets.labels import Heading, Icon, Label
from evidence_kit.ui.widgets.text_block import TextBlock

_SAFER_TITLE = N_("Then another device is safer, if you can get to one")
_SAFER = N_(
    "A phone or computer that only you use. At a friend’s, at school, at a library, at a help "
    "centre."
)
_CANNOT_HIDE_LEAD = N_("On this computer we cannot hide")
_CANNOT_HIDE = N_(
    "that this program is here and was opened, lists of recently used files, backups and cloud "
    "copies, or what someone watching this screen can see."
)
_CAN = (
    ("lock", N_("Your case is locked with a password that only you know.")),
    (
        "hide",
        N_("“Hide now”, or Shift three times, takes the window away at once. Nothing is deleted."),
    ),
    (
        "copy",
        N_(
            "What you copy from this window leaves the clipboard after ten seconds. Once a case "
            "was open, “Hide now” empties the clipboard, whatever lies on it."
        ),
    ),
    ("shield", N_("Nothing is sent over the internet by itself, and no account is needed.")),
)
_CANNOT = (
    (
        "eye",
        N_("What someone sees who watches this screen, or a program that records it or the keys."),
    ),
    ("list", N_("That this program is on this computer, and that it was opened.")),
    ("folder", N_("Lists of recently used files, backups, and copies that go to a cloud.")),
    (
        "copy",
        N_("What a list of earlier copies, or another device with the same clipboard, has kept."),
    ),
    ("key", N_("That a locked case is there, roughly how large it is, and when it was changed.")),
    ("user", N_("Someone can make you open it. You can give in; your safety comes first.")),
)


class SaferPanel(Card):
    """Another device is safer: where, why, and three ways on from here.

    Args:
        theme: How it looks.
        words: The language it speaks.
    """

    def __init__(self, theme: Theme, words: Words) -> None:
        _ = words.gettext
        super().__init__(theme, "soon", _(_SAFER_TITLE))
        self._words = words
        self.spoken = f"{_(_SAFER_TITLE)}. {_(_SAFER)}"
        """What a screen reader says when it appears."""
        self.body.setContentsMargins(24, 24, 24, 24)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Icon(theme, "alert", "soon", 24))
        head.addWidget(Heading(theme, _(_SAFER_TITLE), "title", "soon"), 1)
        self.body.addLayout(head)
        self.body.addWidget(TextBlock(theme, _(_SAFER)))
        self.body.addWidget(TextBlock(theme, _(_CANNOT_HIDE), lead=_(_CANNOT_HIDE_LEAD)))
        buttons = FlowLayout(spacing=12)
        self.help = Button(theme, _("Show help now – nothing is stored"), "primary", "help")
        self.print = Button(theme, _("Print these lines"), "normal", "print")
        self.go_on = Button(theme, _("I understand. Go on here"), "quiet")
        for button in (self.help, self.print, self.go_on):
            buttons.addWidget(button)
        self.body.addLayout(buttons)
        self.print.clicked.connect(self._on_print_clicked)

    def _on_print_clicked(self) -> None:
        ask_and_print(self, safer_sheet(self._words), _nothing_more)


class LimitsPanel(Card):
    """What is taken care of, and what nobody can hide on this computer.

    Args:
        theme: How it looks.
        words: The language it speaks.
    """

    def __init__(self, theme: Theme, words: Words) -> None:
        _ = words.gettext
        title = _("What we can and cannot hide")
        super().__init__(theme, "well", title)
        self.body.setContentsMargins(24, 24, 24, 24)
        head = QHBoxLayout()
        head.addWidget(Heading(theme, title), 1)
        self.close_limits = Button(theme, _("Close"), "small", "close")
        head.addWidget(self.close_limits)
        self.body.addLayout(head)
        for heading, lines, tone in (
            (_("What is taken care of"), _CAN, "primary"),
            (_("What nobody can hide on this computer"), _CANNOT, "soft"),
        ):
            self.body.addWidget(Label(theme, heading, "strong"))
            rows = IconRows(theme)
            rows.set_lines(
                tuple(IconLine(icon=icon, title=_(text), tone=tone) for icon, text in lines)
            )
            self.body.addWidget(rows)


def safer_sheet(words: Words) -> Sheet:
    """Return the lines about a safer device, for paper. Nothing on it names the program."""
    _ = words.gettext
    return (
        Line(text=_(_SAFER_TITLE), step="title"),
        Line(text=_(_SAFER)),
        Line(text=f"{_(_CANNOT_HIDE_LEAD)} {_(_CANNOT_HIDE)}"),
    )


def _nothing_more() -> None:
    """Do nothing: what was printed speaks for itself."""
