from dataclasses import replace

from evidence_kit.handover import timeline
from evidence_kit.handover.spreadsheet import read_table
from evidence_kit.model import Demand, Threat


def test_the_timeline_says_which_clock_and_sorts_only_what_can_be_sorted(world):
    rows = read_table(timeline.timeline_csv(world.case_file))

    instants = [row["when_utc"] for row in rows if row["when_utc"]]
    assert instants == sorted(instants)
    assert [row["when_utc"] for row in rows[len(instants) :]] == [""] * 3
    assert {row["clock"] for row in rows} == {
        "as told",
        "file on the source device",
        "this computer",
        "camera",
    }
    assert {row["exhibit"] for row in rows} == {"JS-001", "JS-002", "JS-006"}


def test_days_stand_in_order_before_words_and_nothing_known_last(world):
    given = ("Friday", "", "2026-11-20", "2026-11-18")
    payments = tuple(
        replace(world.case_file.payments[0], number=number, at_text=at_text)
        for number, at_text in enumerate(given, 1)
    )
    case = replace(world.case_file, payments=payments, events=(), items=())

    rows = read_table(timeline.timeline_csv(case))

    assert [row["when_as_written"] for row in rows] == ["2026-11-18", "2026-11-20", "Friday", ""]


def test_whatever_was_given_as_an_instant_stands_in_its_place(world):
    at_text = "2026-11-20T23:40:00+01:00"
    payment = replace(world.case_file.payments[0], at_text=at_text)
    threat = Threat(
        number=1,
        subject="",
        platform="",
        text="or I send it",
        audience="",
        demand=Demand.NOT_SAID,
        at_text=at_text,
        deadline_text="tonight",
        item_id=None,
        recorded_at=payment.recorded_at,
    )
    case_file = replace(world.case_file, payments=(payment,), threats=(threat,))

    rows = read_table(timeline.timeline_csv(case_file))

    said = {row["kind"]: row for row in rows if row["clock"] == "as told"}
    for kind in ("payment", "threat"):
        assert said[kind]["when_utc"] == "2026-11-20T22:40:00Z"
        assert said[kind]["when_as_written"] == at_text
    assert (said["deadline"]["when_utc"], said["deadline"]["when_as_written"]) == ("", "tonight")


def test_days_of_chats_stand_in_order_however_they_are_written(world):
    given = ("29/11/26, 09:12:33", "Friday", "28/11/26, 22:05:29", "28.11.2026 21:58", "2026-11-28")
    payments = tuple(
        replace(world.case_file.payments[0], number=number, at_text=at_text)
        for number, at_text in enumerate(given, 1)
    )
    case = replace(world.case_file, payments=payments, events=(), items=(), threats=())

    rows = read_table(timeline.timeline_csv(case))

    assert [row["when_as_written"] for row in rows] == [
        "2026-11-28",
        "28.11.2026 21:58",
        "28/11/26, 22:05:29",
        "29/11/26, 09:12:33",
        "Friday",
    ]
