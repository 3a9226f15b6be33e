"""The forms of the card about pinning the record; each says what it does and what leaves."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from evidence_kit.i18n import Words
from evidence_kit.messages import AnchorText, StampShown
from evidence_kit.overriding import override
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.accessible import announce
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.copying import copy_text
from evidence_kit.ui.widgets.fields import Area, Field
from evidence_kit.ui.widgets.inline_form import InlineForm
from evidence_kit.ui.widgets.labels import Label
from evidence_kit.ui.widgets.text_block import TextBlock
from evidence_kit.ui.widgets.what_leaves import WhatLeaves


class AnchorForm(InlineForm):
    """What all of them have: a way back that leaves everything as it is."""

    def __init__(self, theme: Theme, words: Words, title: str, line: str, keep: str) -> None:
        super().__init__(theme, title, line, keep, words.gettext("Not now"))
        self._words = words
        self._hint = Label(theme, "", "small", "soon")
        self._hint.hide()

    def put(self, *parts: QWidget) -> None:
        """Put the form's own parts above its buttons."""
        at = self.body.indexOf(self._buttons)
        for part in (*parts, self._hint):
            self.body.insertWidget(at, part)
            at += 1

    def first_focus(self) -> QWidget:
        """Return the first control."""
        return self.keep

    def missing_focus(self) -> QWidget:
        """Return the control that still needs something."""
        return self.first_focus()

    def say_missing(self, missing: str) -> None:
        """Say what is still needed; "" for nothing."""
        self._hint.setText(missing)
        self._hint.setVisible(bool(missing))


class PaperForm(AnchorForm):
    """A page to print and sign."""

    def __init__(self, theme: Theme, words: Words) -> None:
        _ = words.gettext
        super().__init__(
            theme,
            words,
            _("A page to sign"),
            _("Print it, sign it with somebody you trust, and let them keep it."),
            _("Choose where to save it"),
        )
        self.with_whom = Field(theme, _("Who signs or keeps it"), _("This may stay empty."))
        self.put(self.with_whom)

    @override
    def first_focus(self) -> QWidget:
        """Return the first control."""
        return self.with_whom.line


class MessageForm(AnchorForm):
    """A text for a message that the person sends."""

    taken = Signal()
    """The text was copied: it may be sent, whatever becomes of the form."""

    def __init__(self, theme: Theme, words: Words) -> None:
        _ = words.gettext
        super().__init__(
            theme,
            words,
            _("Text for the police"),
            _("Copy it into a message of your own. This program does not send it."),
            _("I sent it"),
        )
        self.text = TextBlock(theme, "", "mono_small", mono=True)
        self.copy = Button(theme, _("Copy the text"), "normal", "copy")
        self.copy.clicked.connect(self._on_copy_clicked)
        self.copied = Label(theme, "", "small", "keep")
        self.copied.hide()
        self.with_whom = Field(theme, _("Who did you send it to?"))
        self.with_whom.edited.connect(lambda _text: self.say_missing(""))
        self.put(self.text, self.copy, self.copied, self.with_whom)
        self._text = ""

    @override
    def first_focus(self) -> QWidget:
        """Return the first control."""
        return self.copy

    @override
    def missing_focus(self) -> QWidget:
        """Return the control that still needs something."""
        return self.with_whom.line

    def show_text(self, text: AnchorText | None) -> None:
        """Show the text that pins the record now."""
        before, self._text = self._text, "" if text is None else text.text
        self.text.set_text(self._text)
        if self._text != before:
            self.copied.hide()

    def _on_copy_clicked(self) -> None:
        copy_text(self._text)
        said = self._words.gettext("Copied. It leaves the clipboard again by itself.")
        self.copied.setText(said)
        self.copied.show()
        announce(self.copied, said)
        self.taken.emit()


class StampForm(AnchorForm):
    """The address of an authority; nothing is sent here."""

    def __init__(self, theme: Theme, words: Words) -> None:
        _ = words.gettext
        super().__init__(
            theme,
            words,
            _("A time stamp"),
            _(
                "An authority on the internet signs a number made from your record. You choose "
                "which one. First you see what would be sent."
            ),
            _("Show what would be sent"),
        )
        self.address = Field(theme, _("Address of the authority"), "https://…", mono=True)
        self.put(self.address)

    @override
    def first_focus(self) -> QWidget:
        """Return the first control."""
        return self.address.line


class SendForm(AnchorForm):
    """What would be sent, byte for byte."""

    def __init__(self, theme: Theme, words: Words) -> None:
        _ = words.gettext
        super().__init__(
            theme,
            words,
            _("This would be sent, and nothing else"),
            _(
                "It holds the number below and a random one. It says nothing of your case. The "
                "authority also sees the address of this connection."
            ),
            _("Send it now"),
        )
        self.leaves = WhatLeaves(theme, words)
        self.put(self.leaves)

    @override
    def first_focus(self) -> QWidget:
        """Return the way back: a second press of Enter must not send what nobody has read."""
        return self.later

    def show_stamp(self, stamp: StampShown, address: str) -> None:
        """Show what would go to an address."""
        self.leaves.show_request(address, stamp.hash, stamp.request)


class CompareForm(AnchorForm):
    """An anchor from outside, to compare with."""

    def __init__(self, theme: Theme, words: Words) -> None:
        _ = words.gettext
        super().__init__(
            theme,
            words,
            _("Compare with paper or a message"),
            _("Type the digits from the page, or paste the whole message."),
            _("Compare"),
        )
        self.text = Area(theme, _("What stands there"), "", 4)
        self.put(self.text)

    @override
    def first_focus(self) -> QWidget:
        """Return the first control."""
        return self.text.edit
