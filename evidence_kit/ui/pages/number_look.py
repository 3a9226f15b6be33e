"""Looking at a number before it is kept: whether it adds up, and what is kept of a card.

The rules are: what becomes of a card number is read beside the field before anything is recorded,
once; a number that does not add up is kept as it is typed, after that was said too; nothing is
looked up anywhere.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from evidence_kit.i18n import Words
from evidence_kit.messages import LookAtNumber, NumberLookedAt
from evidence_kit.model import Validity
from evidence_kit.ui.models.money import CHECK_WORDS
from evidence_kit.ui.widgets.accessible import announce
from evidence_kit.ui.widgets.fields import Area, Field
from evidence_kit.visible import visible


class NumberLook(QObject):
    """What is said below one field of a form.

    Args:
        field: Where the number is typed.
        words: The language.
        look: Returns what to ask about what stands there now; ``None`` for nothing.
        first: Returns what else is to be said of it, before the rest; "" for nothing.
        is_prose: Whether the field holds sentences: a card in them is hidden, and no more is said.
    """

    requested = Signal(object)
    """The field was left, or somebody wants to keep it: a :class:`LookAtNumber`."""
    settled = Signal()
    """Keeping was waiting for this, and nothing has to be read first."""

    def __init__(
        self,
        field: Field | Area,
        words: Words,
        look: Callable[[], LookAtNumber | None],
        first: Callable[[], str] = str,
        *,
        is_prose: bool = False,
    ) -> None:
        super().__init__(field)
        self._field = field
        self._words = words
        self._look = look
        self._first = first
        self._is_prose = is_prose
        self._answered: LookAtNumber | None = None
        self._is_waited_for = False
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
        if look != self._look():
            return
        self._answered = look
        text, tone = ("", "soft")
        if answer is not None:
            say = prose_words if self._is_prose else look_words
            text, tone = say(answer, self._words)
        first = self._first()
        self._field.set_note(" ".join(filter(None, (first, text))), "soon" if first else tone)
        if not self._is_waited_for:
            return
        self._is_waited_for = False
        is_wrong = answer is not None and answer.check is Validity.INVALID
        if answer is not None and (answer.kept or (is_wrong and not self._is_prose)):
            self._field.setFocus()
            announce(self._field, text)
        else:
            self.settled.emit()

    def _on_field_edited(self, _text: str) -> None:
        self._is_waited_for = False
        self._answered = None
        self._field.set_note("")


def look_words(answer: NumberLookedAt, words: Words) -> tuple[str, str]:
    """Return what is said of a number, and its tone; "" where there is nothing to say."""
    _ = words.gettext
    check = CHECK_WORDS.get(answer.check) if answer.check is not None else None
    if not answer.kept:
        return ("", "soft") if check is None else (_(check[0]), check[2])
    kept = _(
        "Kept as {number}. The last digits say which card it was, and the bank knows the rest. "
        "A whole card number in a report could be used by whoever reads it."
    ).format(number=visible(answer.kept))
    if check is None or answer.check is Validity.VALID:
        return kept, "keep"
    return f"{_(check[0])}. {kept}", check[2]


def prose_words(answer: NumberLookedAt, words: Words) -> tuple[str, str]:
    """Return what is said below sentences that name a card, and its tone; "" for nothing."""
    if not answer.kept:
        return "", "soft"
    said = words.gettext(
        "Of the card number only the last digits are kept. They say which card it was, and the "
        "bank knows the rest."
    )
    return said, "keep"
