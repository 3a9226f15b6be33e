"""A case was deleted: that it is gone, what may still lie elsewhere, and the way on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from evidence_kit.i18n import Words
from evidence_kit.overriding import override
from evidence_kit.ui.frame import FrontPage, page_scroll
from evidence_kit.ui.models.deletion import NOT_REACHED
from evidence_kit.ui.resuming import Resume
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.cards import Card
from evidence_kit.ui.widgets.labels import Heading
from evidence_kit.ui.widgets.scroll import Column
from evidence_kit.ui.widgets.text_block import TextBlock

_COLUMN_PX = 560


class DeletedPage(FrontPage):
    """What is shown after a deletion.

    Args:
        theme: How it looks.
        words: The language it speaks.
        resume: What became of the case.
    """

    start_requested = Signal()
    """The person wants the first page."""

    def __init__(self, theme: Theme, words: Words, resume: Resume) -> None:
        super().__init__(theme, words)
        _ = words.gettext
        self.foot.set_line(_("You can stop here."), "info", "soft")
        self.foot.link_requested.connect(self.help_requested)
        scroll = page_scroll(theme)
        column = Column(theme, _COLUMN_PX, is_centred=True)
        scroll.body.addStretch(2)
        scroll.body.addWidget(column)
        scroll.body.addStretch(3)
        self.body.addWidget(scroll)
        title = _("The sample is gone") if resume.is_sample else _("The case is deleted")
        column.body.addWidget(Heading(theme, title, "display"))
        self.text = TextBlock(theme, "\n".join(_said_of(resume, words)))
        column.body.addWidget(self.text)
        if resume.receipt_path:
            column.body.addWidget(Heading(theme, _("The receipt"), "label"))
            self.receipt = TextBlock(theme, resume.receipt_path, "small", mono=True)
            self.receipt.set_is_reachable(is_reachable=True)
            column.body.addWidget(self.receipt)
        if not resume.is_sample:
            column.body.addWidget(_elsewhere(theme, words))
        self.start_button = Button(theme, _("To the first page"), "primary")
        self.start_button.clicked.connect(self.start_requested)
        column.body.addWidget(self.start_button)

    @override
    def first_focus(self) -> QWidget:
        """Return the way on."""
        return self.start_button


def _elsewhere(theme: Theme, words: Words) -> Card:
    _ = words.gettext
    elsewhere = Card(theme, "well", _("What may still lie elsewhere"))
    elsewhere.body.addWidget(Heading(theme, _("What may still lie elsewhere"), "label"))
    elsewhere.body.addWidget(TextBlock(theme, "\n".join(map(_, NOT_REACHED)), "small"))
    return elsewhere


def _said_of(resume: Resume, words: Words) -> tuple[str, ...]:
    _ = words.gettext
    said = [
        _("No case of yours was touched.")
        if resume.is_sample
        else _("Its keys are destroyed and its files are removed.")
    ]
    if resume.left_files:
        form = words.ngettext(
            "{count} file that was not the case’s own stays in “{folder}”.",
            "{count} files that were not the case’s own stay in “{folder}”.",
            resume.left_files,
        )
        said.append(form.format(count=resume.left_files, folder=resume.case_path))
    if resume.copies_beside:
        form = _(
            "A copy that was cut short still lies beside it: {names}. It opens with the same "
            "password. Remove it too, if nothing is to stay."
        )
        said.append(form.format(names=", ".join(resume.copies_beside)))
    if resume.is_receipt_lost:
        said.append(_("The receipt could not be kept where it was to go. There is none."))
    return tuple(said)
