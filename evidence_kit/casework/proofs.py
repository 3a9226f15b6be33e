"""What a self-test says: one answer for each thing that was tried.

The rules are: "cannot tell" is an answer of its own, never folded into another; what works with
less protection than elsewhere is *partly*, and only what must not be relied on is *bad*.
"""

from dataclasses import dataclass
from enum import StrEnum

from evidence_kit.i18n import N_


class Answer(StrEnum):
    """How something that was tried came out."""

    GOOD = "good"
    PARTLY = "partly"
    """It works, with less than this program can have elsewhere."""
    BAD = "bad"
    """It must not be relied on, or what needs it does not work."""
    CANNOT_TELL = "cannot-tell"
    """It was not tried, or trying shows nothing here."""


ANSWER_WORDS = {
    Answer.GOOD: N_("good"),
    Answer.PARTLY: N_("partly"),
    Answer.BAD: N_("not good"),
    Answer.CANNOT_TELL: N_("cannot tell"),
}
"""The words people read for each answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """One thing that was tried."""

    subject: str
    """Its name for scripts, such as ``crypto/argon2id``; never given another meaning."""
    answer: Answer
    words: str
    """A sentence for people (an ``N_()`` constant) that says what this means."""
    detail: str = ""
    """English, for the log."""


def overall(proofs: tuple[Proof, ...]) -> Answer:
    """Return what all of them come to: the worst, where not being able to tell is no fault."""
    found = {proof.answer for proof in proofs}
    for answer in (Answer.BAD, Answer.PARTLY, Answer.GOOD):
        if answer in found:
            return answer
    return Answer.CANNOT_TELL
