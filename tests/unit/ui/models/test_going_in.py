import pytest

from evidence_kit.guidance.wording import (
    LONGEST_SENTENCE_WORDS,
    forbidden_in,
    longest_sentence_words,
)
from evidence_kit.i18n import Words
from evidence_kit.messages import CaseSeen
from evidence_kit.model import ItemStatus, PaymentStatus, Removal, Sensitivity
from evidence_kit.questions import YES, removal_in_report
from evidence_kit.ui.models.going_in import goes_in_lines, look_before_words, stays_out_lines
from evidence_kit.ui.models.icon_lines import IconLine
from tests.fakes import STARTED_AT
from tests.unit.ui.seen import event, identifier, item, payment, seen, statement, threat

ENGLISH = Words()
FULL = seen(
    items=(
        item(1),
        item(2, status=ItemStatus.NOT_HELD),
        item(3, status=ItemStatus.WITHDRAWN),
        item(4, sensitivity=Sensitivity.INTIMATE),
    ),
    identifiers=(identifier(), identifier(value="second")),
    payments=(payment(), payment(), payment(PaymentStatus.MADE)),
    events=(event(),),
    threats=(threat("I post it"), threat("", deadline_text="by Friday")),
    statement=statement(),
    removals=(
        Removal(
            number=1,
            service="StopNCII",
            case_number="7",
            pin="0000",
            status="",
            recorded_at=STARTED_AT,
        ),
        Removal(
            number=2, service="Meta", case_number="8", pin="", status="", recorded_at=STARTED_AT
        ),
    ),
    answers={removal_in_report(1): YES},
)


def titles(lines: tuple[IconLine, ...]) -> list[str]:
    return [line.title for line in lines]


def test_everything_that_goes_in_is_counted() -> None:
    assert titles(goes_in_lines(FULL, ENGLISH)) == [
        "Your words: what happened",
        "1 piece of evidence",
        "1 piece described, not kept",
        "2 accounts and numbers",
        "1 payment, 2 demands",
        "2 threats and deadlines",
        "1 thing that happened",
        "In order of time",
        "1 take-down request",
        "1 piece withdrawn",
        "The record of changes",
    ]


@pytest.mark.parametrize(
    ("case", "has_timeline"),
    [
        (seen(), False),
        (seen(payments=(payment(),), threats=(threat("I post it"),)), False),
        (seen(threats=(threat("I post it", deadline_text="by Friday"),)), True),
        (seen(payments=(payment(at_text="25 Nov"),)), True),
        (seen(events=(event(),)), True),
    ],
)
def test_the_order_of_time_is_named_where_the_report_has_one_and_never_counted(
    case: CaseSeen, *, has_timeline: bool
) -> None:
    lines = [line for line in goes_in_lines(case, ENGLISH) if line.title == "In order of time"]

    assert bool(lines) is has_timeline
    assert not any(character.isdigit() for line in lines for character in line.line)


def test_a_case_without_anything_is_said_to_be_all_right() -> None:
    lines = goes_in_lines(seen(), ENGLISH)

    assert "That is all right." in lines[0].line
    assert "okay if you have nothing" in lines[1].line


def test_what_stays_out_has_a_lock() -> None:
    assert {line.icon for line in stays_out_lines(FULL, ENGLISH)} == {"lock"}


def test_intimate_pictures_that_are_kept_are_counted_and_stay_out() -> None:
    said = stays_out_lines(FULL, ENGLISH)[1]

    assert said.line.startswith("1 stays sealed here.")
    assert stays_out_lines(seen(), ENGLISH)[1].line == "None are kept here."


def test_it_never_promises_that_no_name_gets_out() -> None:
    assert "can still stand in your words" in look_before_words(ENGLISH)


@pytest.mark.parametrize(
    "line", [*goes_in_lines(FULL, ENGLISH), *stays_out_lines(FULL, ENGLISH)], ids=lambda x: x.title
)
def test_lines_are_said_plainly(line: IconLine) -> None:
    text = f"{line.title}. {line.line}"

    assert forbidden_in(text) == ""
    assert longest_sentence_words(text) <= LONGEST_SENTENCE_WORDS
