"""Three questions that change the steps; each may stay unanswered.

The rules are: "don't know" is where every answer starts; an answer changes what is shown here and
nothing else; nobody has to say anything to go on.
"""

from functools import partial

from PySide6.QtCore import Signal

from evidence_kit.guidance.situation import (
    CLAIM_ANSWER,
    OFFENDER_ANSWER,
    PUBLISHED_ANSWER,
    UNSURE,
    Claim,
    PublishedState,
    YesNoUnsure,
)
from evidence_kit.i18n import N_, Words
from evidence_kit.messages import CaseSeen
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.cards import Card
from evidence_kit.ui.widgets.fields import Chooser
from evidence_kit.ui.widgets.labels import Heading
from evidence_kit.ui.widgets.text_block import TextBlock

_QUESTIONS = (
    (
        OFFENDER_ANSWER,
        N_("Is it somebody you know?"),
        (
            (YesNoUnsure.NOT_SURE, N_("Don’t know")),
            (YesNoUnsure.NO, N_("No")),
            (YesNoUnsure.YES, N_("Yes")),
        ),
    ),
    (
        CLAIM_ANSWER,
        N_("What have they shown you?"),
        (
            (Claim.NOT_SURE, N_("Don’t know")),
            (Claim.REAL, N_("A real picture or chat")),
            (Claim.AI_MADE, N_("A made-up (AI) picture")),
            (Claim.CLAIMED, N_("Nothing, they say it")),
            (Claim.MASS_MAIL, N_("Nothing, one e-mail")),
        ),
    ),
    (
        PUBLISHED_ANSWER,
        N_("Has it reached anybody?"),
        (
            (PublishedState.NOT_SURE, N_("Don’t know")),
            (PublishedState.NO, N_("No")),
            (PublishedState.SENT, N_("Sent to somebody")),
            (PublishedState.ONLINE, N_("It is online")),
        ),
    ),
)


class SituationCard(Card):
    """The questions, beside the steps."""

    told = Signal(str, str)
    """The person answered: the question and the answer, as the guidance names them."""

    def __init__(self, theme: Theme, words: Words) -> None:
        _ = words.gettext
        title = _("So that the steps fit you")
        super().__init__(theme, "plain", title)
        self.body.addWidget(Heading(theme, title, "strong"))
        self.body.addWidget(TextBlock(theme, _("You can leave all of it out."), "small", "soft"))
        self.questions = {
            question: Chooser(theme, _(label), [(each.value, _(text)) for each, text in choices])
            for question, label, choices in _QUESTIONS
        }
        for question, chooser in self.questions.items():
            chooser.picked.connect(partial(self.told.emit, question))
            self.body.addWidget(chooser)

    def show_answers(self, case: CaseSeen) -> None:
        """Show what was answered so far."""
        for question, chooser in self.questions.items():
            chooser.choose(case.answers.get(question, UNSURE))
