from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QLocale

from evidence_kit.i18n import Words
from evidence_kit.messages import ExportSeen
from evidence_kit.model import PAPERS_FROM, Referral
from evidence_kit.ui.models.set_times import set_times_line
from tests.fakes import STARTED_AT
from tests.unit.ui.seen import seen, threat

TOLD = Referral(
    number=1, force="Police", reference="", on_text="", officer="", recorded_at=STARTED_AT
)
BRITISH = QLocale("en_GB")


def line_of(*times: str, words: Words, **parts: object) -> str:
    threats = tuple(
        replace(threat(""), number=number, deadline_text=time)
        for number, time in enumerate(times, 1)
    )
    return set_times_line(seen(threats=threats, **parts), STARTED_AT, words, BRITISH)


def test_a_time_is_told_as_it_was_written_and_nobody_has_to_meet_it(words: Words) -> None:
    assert line_of("entro stasera", "", words=words) == (
        "They set a time: entro stasera. You do not have to meet it. The police should know of it."
    )


def test_several_times_are_named_once_each_and_not_more_than_three(words: Words) -> None:
    said = line_of("tonight", "tonight", "soon", "Sunday", "Monday", words=words)

    assert said.startswith("They set times: tonight; soon; Sunday. ")


def test_nothing_counts_down_to_a_time_that_is_known(words: Words) -> None:
    tomorrow = STARTED_AT + timedelta(days=1)

    said = line_of(tomorrow.isoformat(timespec="minutes"), words=words)

    day = BRITISH.toString(tomorrow.date(), "d MMM yyyy")
    assert day in said
    assert "hour" not in said


@pytest.mark.parametrize("days", [1, 40])
def test_a_time_that_is_over_is_not_held_up_to_anybody(words: Words, days: int) -> None:
    over = STARTED_AT - timedelta(days=days)

    assert line_of(over.isoformat(timespec="minutes"), words=words) == ""
    assert line_of(over.date().isoformat(), words=words) == ""


def test_the_line_goes_once_a_report_holds_it_or_somebody_was_told(words: Words) -> None:
    made = ExportSeen(version=1, kind="report", made_at=STARTED_AT, code="0f")
    papers = ExportSeen(version=PAPERS_FROM + 1, kind="papers", made_at=STARTED_AT, code="0f")
    before = ExportSeen(version=1, kind="report", made_at=STARTED_AT - timedelta(days=1), code="0f")

    assert line_of("tonight", words=words, exports=(made,)) == ""
    assert line_of("tonight", words=words, referrals=(TOLD,)) == ""
    assert line_of("tonight", words=words, exports=(before, papers)) != ""


def test_a_time_that_is_still_ahead_stays_after_the_hand_over_until_it_is_over(
    words: Words,
) -> None:
    here = STARTED_AT.astimezone()
    ahead = (here + timedelta(days=1)).isoformat(timespec="minutes")
    likely = threat("", number=2, deadline_text="48h", at_text=f"{here:%d.%m.%Y} 00:01")
    over = threat("", number=3, deadline_text="24h", at_text=f"{here - timedelta(days=3):%d.%m.%Y}")
    threats = (threat("", number=1, deadline_text=ahead), likely, over)
    made = ExportSeen(version=1, kind="report", made_at=STARTED_AT, code="0f")

    said = set_times_line(seen(threats=threats, exports=(made,)), STARTED_AT, words, BRITISH)
    told = set_times_line(seen(threats=threats, referrals=(TOLD,)), STARTED_AT, words, BRITISH)

    assert "48h" in said
    assert "24h" not in said
    assert said.startswith("They set times: ")
    assert said.endswith(". You do not have to meet them. They are in the report.")
    assert told.endswith(". You do not have to meet them. The police should know of them.")
    later = STARTED_AT + timedelta(days=3)
    assert set_times_line(seen(threats=threats, exports=(made,)), later, words, BRITISH) == ""


def test_a_time_set_after_somebody_was_told_is_named_as_before(words: Words) -> None:
    new = threat("", deadline_text="tonight", recorded_at=STARTED_AT + timedelta(hours=1))

    said = set_times_line(seen(threats=(new,), referrals=(TOLD,)), STARTED_AT, words, BRITISH)

    assert said.startswith("They set a time: tonight. ")


def test_a_time_still_to_come_is_named_before_one_that_is_most_likely_over(words: Words) -> None:
    here = STARTED_AT.astimezone()
    written = f"{here - timedelta(days=1):%d.%m.%Y} 22:47"
    threats = (
        threat("", number=1, deadline_text="entro stasera", at_text=written),
        threat("", number=2, deadline_text="48h", at_text=written),
    )

    said = set_times_line(seen(threats=threats), STARTED_AT, words, BRITISH)

    assert said.index("48h") < said.index("entro stasera")


def test_a_time_without_a_date_stands_with_the_day_it_was_said(words: Words) -> None:
    written = "24/11/26, 23:14:02"
    threats = (
        threat("", number=1, deadline_text="hai tempo fino a mezzanotte", at_text=written),
        threat("", number=2, deadline_text="2999-11-30", at_text=written),
        threat("", number=3, deadline_text="tonight", at_text="one evening"),
    )

    said = set_times_line(seen(threats=threats), STARTED_AT, words, BRITISH)

    assert "hai tempo fino a mezzanotte (said on 24 Nov 2026)" in said
    assert "30 Nov 2999;" in said or "30 Nov 2999." in said
    assert "tonight;" in said or "tonight." in said
