"""What a case does not say yet, although it usually helps an officer.

The rules are: nothing here holds anything back – every field is optional and a report can be made
from nothing (product rule W3); each gap names the page where it can be closed; nothing asks the
person to investigate or to write to anybody (product rule W5).
"""

from dataclasses import dataclass
from enum import StrEnum

from evidence_kit.i18n import N_
from evidence_kit.messages import CaseSeen
from evidence_kit.model import DisclosureChoice, IdentifierKind, ItemStatus, PaymentStatus
from evidence_kit.questions import ANSWERED_ELSEWHERE, Question
from evidence_kit.ui.models.giving import choice_of, giving_of
from evidence_kit.ui.models.left_out import left_out_count


class Gap(StrEnum):
    """Something that usually helps and is not there."""

    WORDS = "words"
    USERNAME = "username"
    DATE = "date"
    PAYMENT_TARGET = "payment-target"
    ORIGINAL_DEVICE = "original-device"
    QUESTIONS = "questions"
    LEFT_OUT = "left-out"
    """A picture stays where it is and is in no words."""
    COVERED_COPY = "covered-copy"
    """A piece was to go out covered, and there is no copy: nothing of it goes out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GapWords:
    """How a gap is said, and where it can be closed."""

    title: str
    why: str
    page: str
    """The page's name, as :attr:`Page.wants_page` takes it."""


GAP_WORDS = {
    Gap.WORDS: GapWords(
        title=N_("What happened, in your words"),
        why=N_("Two sentences are enough. They stand on page 1."),
        page="story",
    ),
    Gap.USERNAME: GapWords(
        title=N_("A username or profile"),
        why=N_("It is what an app can look up. A screenshot that shows it helps too."),
        page="people",
    ),
    Gap.DATE: GapWords(
        title=N_("A day or a time"),
        why=N_("“Last Friday evening” is enough. Apps keep their records for a limited time."),
        page="story",
    ),
    Gap.PAYMENT_TARGET: GapWords(
        title=N_("Where money went, or was to go"),
        why=N_("An account, a wallet or a name. It can be what stops the money."),
        page="money",
    ),
    Gap.ORIGINAL_DEVICE: GapWords(
        title=N_("Which device the originals are on"),
        why=N_("For example “my phone”. Then nobody resets it by mistake."),
        page="evidence",
    ),
    Gap.QUESTIONS: GapWords(
        title=N_("The short questions for page 1"),
        why=N_("For example whether anybody is in danger. Each may stay open."),
        page="story",
    ),
    Gap.LEFT_OUT: GapWords(
        title=N_("A few words about what you left out"),
        why=N_("What it shows and which device it is on. It stays where it is and gets a number."),
        page="evidence",
    ),
    Gap.COVERED_COPY: GapWords(
        title=N_("A covered copy that is missing"),
        why=N_("Until it is made, nothing of that piece goes out. Its detail says so."),
        page="evidence",
    ),
}
"""What is said of each gap."""

_NAMES = frozenset({IdentifierKind.USERNAME, IdentifierKind.NUMERIC_ID, IdentifierKind.PROFILE_URL})
"""Kinds by which an app finds an account; a display name is not one of them."""


def gaps(case: CaseSeen) -> tuple[Gap, ...]:
    """Return what usually helps and is not said, most useful first."""
    found = {
        Gap.WORDS: case.statement is not None and bool(case.statement.facts.strip()),
        Gap.USERNAME: any(each.kind in _NAMES for each in case.identifiers),
        Gap.DATE: _has_date(case),
        Gap.PAYMENT_TARGET: all(
            payment.to.strip()
            for payment in case.payments
            if payment.status is not PaymentStatus.REFUNDED
        ),
        Gap.ORIGINAL_DEVICE: any(
            item.provenance.device.strip()
            for item in case.items
            if item.status is not ItemStatus.WITHDRAWN
        ),
        Gap.QUESTIONS: any(
            question in case.answers for question in Question if question not in ANSWERED_ELSEWHERE
        ),
        Gap.LEFT_OUT: not left_out_count(case),
        Gap.COVERED_COPY: not any(
            choice_of(case, item) is DisclosureChoice.COVERED
            and giving_of(case, item).is_copy_missing
            for item in case.items
            if item.status is not ItemStatus.WITHDRAWN
        ),
    }
    return tuple(gap for gap, is_said in found.items() if not is_said)


def _has_date(case: CaseSeen) -> bool:
    return (
        any(event.at_text.strip() for event in case.events)
        or any(payment.at_text.strip() for payment in case.payments)
        or any(
            item.provenance.seen_at_text.strip()
            for item in case.items
            if item.status is not ItemStatus.WITHDRAWN
        )
    )
