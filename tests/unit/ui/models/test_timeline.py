from dataclasses import replace

from PySide6.QtCore import QLocale

from evidence_kit.i18n import Words
from evidence_kit.model import ItemStatus, PaymentStatus, Provenance, Sensitivity
from evidence_kit.ui.models.timeline import MomentKind, timeline_of
from tests.unit.ui.seen import event, item, payment, seen, threat

ENGLISH = QLocale("en_GB")


def timeline(**parts):
    return timeline_of(seen(**parts), Words(), ENGLISH)


def test_what_can_be_placed_stands_in_order_and_the_rest_behind_it():
    rows = timeline(
        events=(
            replace(event(""), number=4, text="no idea when"),
            replace(event("Friday evening"), number=1, text="a call"),
            replace(event("2026-11-15T09:31+01:00"), number=2, text="a link"),
            replace(event("2026-11-14"), number=3, text="the first message"),
        ),
        payments=(payment(PaymentStatus.MADE, at_text="2026-11-15T01:40+01:00"),),
    )

    assert [row.what for row in rows] == [
        "the first message",
        "Paid €500.00",
        "a link",
        "a call",
        "no idea when",
    ]


def test_a_line_says_its_time_as_given_and_where_it_was_seen():
    shown = item()
    (row,) = timeline(
        items=(shown,), events=(replace(event("2026-11-15T01:12+01:00"), item_id=shown.id),)
    )

    assert (row.when, row.label, row.kind) == ("15 Nov 2026, 01:12", "JS-001", MomentKind.EVENT)


def test_events_and_threats_alone_can_be_withdrawn_here():
    rows = timeline(
        threats=(threat("", number=2),),
        events=(replace(event(), number=4),),
        payments=(payment(at_text="2026-11-15"),),
        items=(replace(item(), provenance=Provenance(seen_at_text="2026-11-16", shows="a chat")),),
    )

    assert {row.kind: row.name for row in rows} == {
        MomentKind.EVENT: "event/4",
        MomentKind.THREAT: "threat/2",
        MomentKind.PAYMENT: "",
        MomentKind.EVIDENCE: "",
    }


def test_a_payment_without_a_time_is_no_line():
    assert timeline(payments=(payment(),)) == ()


def test_evidence_without_words_is_named_by_its_label():
    (row,) = timeline(items=(replace(item(), provenance=Provenance(seen_at_text="2026-11-16")),))

    assert row.what == "Evidence JS-001"


def test_what_is_withdrawn_or_intimate_is_not_told_here():
    seen_at = Provenance(seen_at_text="2026-11-16", shows="a picture")
    gone = replace(item(1), provenance=seen_at, status=ItemStatus.WITHDRAWN)
    sealed = replace(item(2), provenance=seen_at, sensitivity=Sensitivity.INTIMATE)

    assert timeline(items=(gone, sealed)) == ()


def test_a_threat_says_its_deadline_in_its_row():
    rows = timeline(
        threats=(
            threat("I send it", deadline_text="in 24 hours"),
            threat("I send it"),
            threat("", deadline_text="by Friday"),
            threat(""),
        )
    )

    assert [row.what for row in rows] == [
        "Threat: I send it · Deadline: in 24 hours",
        "Threat: I send it",
        "A time to act: by Friday",
        "Threat: words not known",
    ]


def test_days_stand_in_order_however_they_are_written():
    rows = timeline(
        threats=(
            threat("four", at_text="29/11/26, 09:12:33"),
            threat("two", at_text="28/11/26, 22:05:29"),
            threat("five", at_text="not known"),
        ),
        events=(replace(event("28. 11. 2026 22:47"), text="three"),),
        payments=(payment(PaymentStatus.MADE, at_text="28.11.2026", amount="1"),),
    )

    assert [row.what.removeprefix("Threat: ") for row in rows] == [
        "Paid €1",
        "two",
        "three",
        "four",
        "five",
    ]
