"""Looking at a number before it is kept: whether it adds up, and what is kept of a card.

The rules are: one press keeps, and what became of a card number is said then; whoever left the
field before reads it there, never as if it were kept; only a number that does not add up holds the
press up, once, and what is said then says that nothing is kept yet; the room for all of it is there
before it, so that no button moves away under a hand; nothing is looked up anywhere.
"""

import re
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from evidence_kit.i18n import Words
from evidence_kit.messages import LookAtNumber, NumberLookedAt
from evidence_kit.model import Validity
from evidence_kit.ui.models.money import CHECK_WORDS
from evidence_kit.ui.widgets.fields import Area, Field
from evidence_kit.visible import visible

_SHORTEST_NUMBER = 12
"""Signs. Whatever has check digits is longer, and so is every card."""
_IBAN_BEGINS = re.compile(r"[A-Za-z]{2}\d\d")


class NumberLook(QObject):
    """What is said below one field of a form.

    Args:
        field: Where the number is typed.
        words: The language.
        look: Returns what to ask about what stands there now; ``None`` for nothing.
        first: Returns what else is to be said of it, before the rest; "" for nothing.
        is_pressed: Says whether the button that keeps is held down at this moment.
        is_prose: Whether the field holds sentences: a card in them is hidden, and no more is said.
    """

    requested = Signal(object)
    """The field was left, or somebody wants to keep it: a :class:`LookAtNumber`."""
    settled = Signal()
    """Keeping was waiting for this, and nothing has to be read first."""
    stopped = Signal()
    """Keeping was waiting for this, and the person shall look at the number first."""

    def __init__(
        self,
        field: Field | Area,
        words: Words,
        look: Callable[[], LookAtNumber | None],
        first: Callable[[], str] = str,
        *,
        is_pressed: Callable[[], bool] = bool,
        is_prose: bool = False,
    ) -> None:
        super().__init__(field)
        self._field = field
        self._words = words
        self._look = look
        self._first = first
        self._is_pressed = is_pressed
        self._is_prose = is_prose
        self._answered: LookAtNumber | None = None
        self._answer: NumberLookedAt | None = None
        self._is_waited_for = False
        self._is_unread = False
        """It was said under a press that had begun: nobody can have read it before."""
        field.edited.connect(self._on_field_edited)
        field.left.connect(self.begin)

    def begin(self, _choice: str = "") -> None:
        """Ask about what stands in the field."""
        look = self._look()
        if self._first():
            self._field.set_note(self._first(), "soon")
        if look is not None and look != self._answered:
            self.requested.emit(look)

    def is_settled(self) -> bool:
        """Return whether it may be kept now; where not, :attr:`settled` may follow."""
        look = self._look()
        if self._is_unread and self._answer is not None and look == self._answered:
            self._stop(self._answer)
            return False
        if look is None or look == self._answered:
            return True
        self._is_waited_for = True
        self.requested.emit(look)
        return False

    def say(self, look: LookAtNumber, answer: NumberLookedAt | None) -> None:
        """Say what was found; nothing where something else stands there by now.

        Args:
            look: What was asked.
            answer: What came back; ``None`` where nothing can be said.
        """
        # It may have been asked twice: when the field was left, and by the press that left it.
        if look != self._look() or look == self._answered:
            return
        self._answered, self._answer = look, answer
        is_waited_for, self._is_waited_for = self._is_waited_for, False
        is_wrong = answer is not None and answer.check is Validity.INVALID and not self._is_prose
        if is_waited_for and not is_wrong:
            self.settled.emit()
            return
        if answer is not None and is_waited_for:
            self._stop(answer)
            return
        self._is_unread = is_wrong and self._is_pressed()
        say = prose_words if self._is_prose else look_words
        self._note(*(("", "soft") if answer is None else say(answer, self._words)))

    def said_after(self) -> str:
        """Return what is said once it is kept: that a card's digits are not; "" for nothing."""
        is_answered = self._answer is not None and self._look() == self._answered
        return prose_words(self._answer, self._words)[0] if self._answer and is_answered else ""

    def make_room(self) -> None:
        """Have room below the field for what may be said of it: so that nothing moves then."""
        self._field.keep_room(self._longest())

    def _stop(self, answer: NumberLookedAt) -> None:
        self._is_unread = False
        self._note(stop_words(answer, self._words), "soon")
        self.stopped.emit()

    def _note(self, text: str, tone: str) -> None:
        first = self._first()
        self._field.set_note(" ".join(filter(None, (first, text))), "soon" if first else tone)

    def _longest(self) -> str:
        if self._look() is None:
            return ""
        text = self._field.text().strip()
        if self._is_prose:
            return prose_words(NumberLookedAt(kept=text), self._words)[0]
        if len(text) < _SHORTEST_NUMBER or not any(sign.isdigit() for sign in text):
            return self._first()
        # Whatever has the form of an account never hides a digit.
        kept = "" if _IBAN_BEGINS.match(text) else text
        worst = NumberLookedAt(kept=kept, check=Validity.INVALID)
        return " ".join(filter(None, (self._first(), stop_words(worst, self._words))))

    def _on_field_edited(self, _text: str) -> None:
        self._is_waited_for = self._is_unread = False
        self._answered = self._answer = None
        self.make_room()
        self._field.set_note("")


def look_words(answer: NumberLookedAt, words: Words) -> tuple[str, str]:
    """Return what is said of a number, and its tone; "" where there is nothing to say."""
    _ = words.gettext
    check = CHECK_WORDS.get(answer.check) if answer.check is not None else None
    if not answer.kept:
        return ("", "soft") if check is None else (_(check[0]), check[2])
    kept = _kept_words(answer, words)
    if check is None or answer.check is Validity.VALID:
        return kept, "soft"
    return f"{_(check[0])}. {kept}", check[2]


def stop_words(answer: NumberLookedAt, words: Words) -> str:
    """Return what is said of a number that does not add up, where somebody wanted to keep it."""
    said = words.gettext(
        "Not kept yet: the number does not add up. Look again, or press “Keep it” once more."
    )
    return f"{said} {_kept_words(answer, words)}" if answer.kept else said


def prose_words(answer: NumberLookedAt, words: Words) -> tuple[str, str]:
    """Return what is said below sentences that name a card, and its tone; "" for nothing."""
    if not answer.kept:
        return "", "soft"
    said = words.gettext(
        "Of the card number only the last digits are kept. They say which card it was, and the "
        "bank knows the rest."
    )
    return said, "soft"


def _kept_words(answer: NumberLookedAt, words: Words) -> str:
    return words.gettext(
        "Will be kept as {number}. The last digits say which card it was, and the bank knows the "
        "rest. A whole card number in a report could be used by whoever reads it."
    ).format(number=visible(answer.kept))
