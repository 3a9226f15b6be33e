"""The questions about a case as a whole that the report answers: their names and their answers.

The rules are: every question may be left out, and "don't know" is an answer that prints (product
rule W3); an answer is one of the words below where there are some, else the person's own words; no
question asks for a name, an address or a telephone number (product rule O3).
"""

import re
from collections.abc import Mapping
from enum import StrEnum

from evidence_kit.i18n import N_


class Question(StrEnum):
    """What is asked once about the case; the value is the name the answer is kept under."""

    DANGER = "danger"
    """Is anybody in danger right now?"""
    DANGER_NOTE = "danger-note"
    """What an officer should know of that."""
    PRIVACY = "privacy"
    """How the report may speak of the person."""
    DEVICE = "device"
    """Where the device is that holds the originals."""
    DEVICE_NOTE = "device-note"
    """Which device that is, and whether it was reset or repaired since."""
    PUBLISHED = "published"
    """Was anything sent to others or put online already?"""
    PUBLISHED_NOTE = "published-note"
    """Where, to whom, when."""
    BEGAN = "began"
    """How the contact began: where, who wrote first, and where the talk went on."""
    NEEDS = "needs"
    """What helps in talking with the person: an interpreter, hours, no voice messages."""
    SHARED = "shared"
    """What the other side has, or says it has: its kind, never its content."""
    HELPER = "helper"
    """Who helped to write this: what they are to the person, no name."""
    DONE = "done"
    """What the person did since: answered, paid, blocked, deleted, reported, and when."""
    TRANSLATION = "translation"
    """A translation of the account of what happened, where somebody has one."""
    TRANSLATED_BY = "translated-by"
    """Who or what made that translation."""
    SAFE_AT = "safe-at"
    """When the person last chose “I am safe right now”: an instant with its offset (ISO 8601).

    It is no answer to :attr:`DANGER`, which asks about anybody, and is never folded into "no".
    """


class Quality(StrEnum):
    """What is asked of a picture of a screen; each is what a reader of it looks for first."""

    USERNAME = "username"
    """Does it show the account’s own name or number, and not only the name it goes by?"""
    DATE = "date"
    """Does it show a date and a time?"""
    WHOLE_SCREEN = "whole-screen"
    """Is the whole screen in it?"""
    AROUND = "around"
    """Does it show the message before and the one after?"""


class Remark(StrEnum):
    """One thing more that is said of a single fact; the value is the fact's kind, then what."""

    EVENT_UNTIL = "event/until"
    """Until when it went on."""
    EVENT_ACTOR = "event/actor"
    """Who did it; also S1, S2 …"""
    THREAT_LANGUAGE = "threat/language"
    """In which language it was said."""
    REFERRAL_REACH = "referral/reach"
    """Telephone number or address of whoever deals with it there."""
    LINK_TITLE = "identifier/title"
    """What the page calls itself."""
    LINK_SEEN_WITH = "identifier/seen-with"
    """With whose account it was opened; never with which."""
    LINK_KEPT_AS = "identifier/kept-as"
    """The identity of the exhibit that keeps what was there."""
    LINK_REPORTED = "identifier/reported"
    """When the app or site was told, and under which number."""
    LINK_OUTCOME = "identifier/outcome"
    """What the app or site made of it."""
    REPORT_REASON = "report/reason"
    """Why a version of the report was made; its number is that of the version."""


YES = "yes"

ANSWER = "answer/"
"""Stands before an answer's name in the ledger."""

PRINTED = frozenset(f"{ANSWER}{question.value}" for question in Question)
"""The answers the report prints, as the ledger names them; any other is the person's own."""

DONT_KNOW = "dont-know"
"""An answer of its own; never folded into "no"."""

_YES_OR_NO = (YES, "no", DONT_KNOW)

CHOICES: Mapping[Question, tuple[str, ...]] = {
    Question.DANGER: _YES_OR_NO,
    Question.PRIVACY: ("named", "initials", "reference"),
    Question.DEVICE: ("with-me", "with-someone", "with-police", "gone", DONT_KNOW),
    Question.PUBLISHED: _YES_OR_NO,
    Question.TRANSLATED_BY: ("me", "someone-else", "machine", DONT_KNOW),
}
"""The answers of the questions that are not answered in own words."""

QUESTION_WORDS = {
    Question.DANGER: N_("Is anybody in danger right now?"),
    Question.DANGER_NOTE: N_("What should the police know about that?"),
    Question.PUBLISHED: N_("Was anything sent to others, or put online?"),
    Question.PUBLISHED_NOTE: N_("Where, to whom, when?"),
    Question.DEVICE: N_("Where is the phone or computer with the originals?"),
    Question.DEVICE_NOTE: N_("Which one is it? Was it reset since?"),
    Question.BEGAN: N_("How did the contact begin?"),
    # Translators: “they” are those who threaten; what they have are pictures or a recording.
    Question.SHARED: N_("What do they have, or say they have?"),
    Question.DONE: N_("What did you do since then?"),
    Question.NEEDS: N_("What helps when the police talk with you?"),
    Question.HELPER: N_("Did somebody help you write this?"),
    Question.PRIVACY: N_("How may the report name you?"),
    Question.TRANSLATION: N_("A translation of what you wrote, if you have one"),
    Question.TRANSLATED_BY: N_("Who or what translated it?"),
    Question.SAFE_AT: N_("“I am safe right now” was chosen"),
}
"""Each question as it is asked, in its order; a note stands below what it belongs to."""

ANSWERED_ELSEWHERE = frozenset({Question.SAFE_AT})
"""What is answered with a button of its own and asked in no list of questions."""

ANSWER_WORDS = {
    "yes": N_("Yes"),
    "no": N_("No"),
    DONT_KNOW: N_("I don’t know"),
    "with-me": N_("With me"),
    "with-someone": N_("With somebody else"),
    "with-police": N_("With the police"),
    "gone": N_("Lost, sold or reset"),
    "named": N_("I agree that officers know my name"),
    "initials": N_("By my initials only"),
    "reference": N_("By the case number only"),
    "me": N_("I did"),
    "someone-else": N_("Somebody else"),
    "machine": N_("A machine"),
}
"""The answers that can be picked, as the person reads them."""

IN_OWN_WORDS = PRINTED - {
    f"{ANSWER}{question.value}" for question in (*CHOICES, *ANSWERED_ELSEWHERE)
}
"""The answers that are words of the person's, as the ledger names them."""


CHOICES_OF_REMARKS: Mapping[Remark, tuple[str, ...]] = {
    Remark.EVENT_ACTOR: ("me", "them", "someone-else", DONT_KNOW),
    Remark.LINK_SEEN_WITH: ("own", "someone-else", "signed-out", DONT_KNOW),
}
"""The answers of the remarks that are not made in own words."""

OWN_ACCOUNTS_LEFT_OUT = "own-accounts-left-out"
"""Whether the person's own bank and wallet stay out of everything that goes out; ``yes`` or ""."""

QUALITY_ANSWERS = _YES_OR_NO
"""What can be answered of a picture; "" for nothing."""

_OF_AN_ITEM = f"{ANSWER}item/"
_OF_A_FACT = re.compile(r"(?P<kind>[a-z]+)/(?P<number>[0-9]+)/(?P<what>[a-z-]+)")


def quality_of(item_id: str, quality: Quality) -> str:
    """Return the name of the answer to a question about one picture.

    >>> quality_of("0f", Quality.DATE)
    'item/0f/date'
    """
    return f"item/{item_id}/{quality.value}"


def remark_on(number: int, remark: Remark) -> str:
    """Return the name of what more is said of one fact.

    >>> remark_on(3, Remark.EVENT_UNTIL)
    'event/3/until'
    """
    kind, _, what = remark.value.partition("/")
    return f"{kind}/{number}/{what}"


def find_remarked(name: str) -> tuple[str, Remark] | None:
    """Return of which fact an answer of this name says more, and what; ``None`` for any other.

    >>> find_remarked("event/3/until"), find_remarked("danger")
    (('event/3', <Remark.EVENT_UNTIL: 'event/until'>), None)
    """
    found = _OF_A_FACT.fullmatch(name)
    if found is None:
        return None
    value = f"{found['kind']}/{found['what']}"
    is_known = value in set(Remark)
    return (f"{found['kind']}/{found['number']}", Remark(value)) if is_known else None


def is_printed(name: str) -> bool:
    """Return whether the report prints what the ledger calls by this name, as part of the case.

    >>> is_printed("payment/3"), is_printed("answer/item/0f/date"), is_printed("answer/other")
    (True, True, False)
    >>> is_printed("answer/event/3/until"), is_printed("answer/report/2/reason")
    (True, False)
    """
    if not name.startswith(ANSWER) or name in PRINTED or name.startswith(_OF_AN_ITEM):
        return True
    remarked = find_remarked(name.removeprefix(ANSWER))
    # Why a report is made anew is said of the report, and changes nothing in the case.
    return remarked is not None and remarked[1] is not Remark.REPORT_REASON


def removal_in_report(number: int) -> str:
    """Return the name of the answer whether a removal request goes into the police report.

    >>> removal_in_report(3)
    'removal/3/in-report'
    """
    return f"removal/{number}/in-report"


def removal_asked(number: int) -> str:
    """Return the name of the answer when a removal was asked for.

    >>> removal_asked(3)
    'removal/3/asked'
    """
    return f"removal/{number}/asked"


def removal_answered(number: int) -> str:
    """Return the name of the answer when the service answered.

    >>> removal_answered(3)
    'removal/3/answered'
    """
    return f"removal/{number}/answered"


UNSEEN_LEFT = "unseen-left"
"""Whether the under-18 rules began late, and what came in before is not all in doubt yet."""


def doubt_about(item_id: str) -> str:
    """Return the name of the answer whether something intimate may be visible in an exhibit.

    >>> doubt_about("0f" * 16)
    'doubt/0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f'
    """
    return f"doubt/{item_id}"
