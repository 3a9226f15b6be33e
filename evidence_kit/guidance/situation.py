"""What a person says about their situation, as far as the advice depends on it.

The rules are: every question may be answered "don't know", and that is where every answer starts;
"not sure" about an age counts as under 18 (product rule M1); nothing here identifies anyone.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TypeVar

from evidence_kit.model import AgeInPicture, Ages, Case, Payment, PaymentStatus
from evidence_kit.paying import METHOD_NOT_KNOWN, as_one_way

E = TypeVar("E", bound=StrEnum)

ADULT_AGE = 18
"""Years; the limit all tools and helplines in the data use unless they say otherwise."""

UNKNOWN_AGES = Ages(now=None, in_picture=AgeInPicture.NOT_SURE)
"""Nothing said yet; the under-18 rules hold."""


class PaidState(StrEnum):
    """Whether money has moved."""

    NO = "no"
    ATTEMPTED = "attempted"
    PAID = "paid"
    ACCOUNT_USED = "account-used"
    """Bank data were given away, or strange money came into the account."""
    NOT_SURE = "not-sure"


class PublishedState(StrEnum):
    """Whether pictures have reached anybody."""

    NO = "no"
    SENT = "sent"
    """Sent to somebody, as far as the person knows."""
    ONLINE = "online"
    """Seen at an address on the web."""
    NOT_SURE = "not-sure"


class YesNoUnsure(StrEnum):
    """An answer in which "don't know" is never folded into "no"."""

    YES = "yes"
    NO = "no"
    NOT_SURE = "not-sure"


class Claim(StrEnum):
    """What the other side has shown so far."""

    REAL = "real"
    """A real picture, recording or chat of the person."""
    AI_MADE = "ai-made"
    """A picture that was made up or altered."""
    CLAIMED = "claimed"
    """Words alone: that they have something, or got into a device."""
    MASS_MAIL = "mass-mail"
    """One e-mail to many people that shows nothing."""
    NOT_SURE = "not-sure"


class Helper(StrEnum):
    """Who is reading: the person concerned, or somebody beside them."""

    SELF = "self"
    PARENT = "parent"
    """A parent or carer."""
    TEACHER = "teacher"
    WORKER = "worker"
    """A support worker, or a police officer who helps somebody."""
    FRIEND = "friend"


class AgeRule(StrEnum):
    """For whom something is meant; ``under-18`` includes everyone who may be under 18."""

    ANY = "any"
    UNDER_18 = "under-18"
    ADULT = "adult"

    def allows(self, *, may_be_under_18: bool) -> bool:
        """Return whether somebody falls under this rule."""
        match self:
            case AgeRule.ANY:
                return True
            case AgeRule.UNDER_18:
                return may_be_under_18
            case AgeRule.ADULT:
                return not may_be_under_18


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """The answers a plan is made from; each default is "don't know"."""

    country: str = ""
    """ISO 3166-1 alpha-2, with a part where police differ (``GB-SCT``); "" when not said."""
    ages: Ages = UNKNOWN_AGES
    paid: PaidState = PaidState.NOT_SURE
    published: PublishedState = PublishedState.NOT_SURE
    offender_known: YesNoUnsure = YesNoUnsure.NOT_SURE
    """Whether the person who threatens is somebody from everyday life."""
    claim: Claim = Claim.NOT_SURE
    """What the other side has shown."""
    helper: Helper = Helper.SELF
    language: str = "en"
    """BCP 47 tag of the person's language."""
    methods: tuple[str, ...] = ()
    """How money moved, in the words of :attr:`model.Payment.method`; empty when not said."""

    @property
    def says_money_moved(self) -> bool:
        """Whether anybody said that money moved, or how; "not sure" alone does not say so."""
        return bool(self.methods) or self.paid not in {PaidState.NO, PaidState.NOT_SURE}

    @property
    def is_mass_mail(self) -> bool:
        """Whether one e-mail that shows nothing is all there is, so that a short way is enough."""
        is_out = self.published in {PublishedState.SENT, PublishedState.ONLINE}
        return self.claim is Claim.MASS_MAIL and not is_out

    @property
    def may_be_under_18(self) -> bool:
        """Whether the person is, or may be, under 18 today."""
        return self.ages.now is None or self.ages.now < ADULT_AGE

    @property
    def picture_may_be_under_18(self) -> bool:
        """Whether anyone in a picture was, or may have been, under 18 when it was taken.

        Whoever is under 18 today was under 18 in every picture of them, whatever was answered.
        """
        return self.ages.is_under_18_case


PAID_ANSWER = "guidance/paid"
PUBLISHED_ANSWER = "guidance/published"
OFFENDER_ANSWER = "guidance/offender-known"
CLAIM_ANSWER = "guidance/claim"
"""The names under which a case keeps its answers to these questions."""

QUESTIONS: Mapping[str, type[StrEnum]] = MappingProxyType(
    {
        PAID_ANSWER: PaidState,
        PUBLISHED_ANSWER: PublishedState,
        OFFENDER_ANSWER: YesNoUnsure,
        CLAIM_ANSWER: Claim,
    }
)
"""What can be asked, and the answers each question has."""

UNSURE = "not-sure"
"""The answer to each of them that says nothing."""

_NO_ANSWERS: Mapping[str, str] = MappingProxyType({})


def situation_of(
    case: Case, payments: Iterable[Payment], answers: Mapping[str, str] = _NO_ANSWERS
) -> Situation:
    """Return what a case already says about the person's situation.

    Args:
        case: Country, ages and language.
        payments: What moved counts more than what was answered.
        answers: What the case keeps under the names above; what is no answer of ours is "not sure".
    """
    by_status: dict[PaymentStatus, list[Payment]] = {}
    for payment in payments:
        by_status.setdefault(payment.status, []).append(payment)
    moved = by_status.get(PaymentStatus.MADE, [])
    tried = by_status.get(PaymentStatus.ATTEMPTED, [])
    methods = {as_one_way(each.method) for each in [*moved, *tried]} - {METHOD_NOT_KNOWN}
    return Situation(
        country=case.country,
        ages=case.ages,
        paid=_paid(
            _answer(answers, PAID_ANSWER, PaidState.NOT_SURE),
            has_moved=bool(moved),
            was_tried=bool(tried),
        ),
        published=_answer(answers, PUBLISHED_ANSWER, PublishedState.NOT_SURE),
        offender_known=_answer(answers, OFFENDER_ANSWER, YesNoUnsure.NOT_SURE),
        claim=_answer(answers, CLAIM_ANSWER, Claim.NOT_SURE),
        language=case.language,
        methods=tuple(sorted(methods)),
    )


def _answer(answers: Mapping[str, str], name: str, unsure: E) -> E:
    kind = type(unsure)
    said = answers.get(name, "")
    return kind(said) if said in {each.value for each in kind} else unsure


def _paid(said: PaidState, *, has_moved: bool, was_tried: bool) -> PaidState:
    if said is PaidState.ACCOUNT_USED:
        return said
    if has_moved or said is PaidState.PAID:
        return PaidState.PAID
    return PaidState.ATTEMPTED if was_tried else said
