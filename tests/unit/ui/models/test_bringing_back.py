from datetime import UTC, datetime

import msgspec
import pytest

from evidence_kit.i18n import Words
from evidence_kit.messages import BroughtBack, Problem
from evidence_kit.model import Finding, Origin, Verdict
from evidence_kit.progress import Progress, Stage
from evidence_kit.ui.alert_words.said import AlertKind
from evidence_kit.ui.models.bringing_back import (
    Way,
    asks_for_ages,
    bringing_alert_for,
    brought_alert,
    progress_words,
)

ENGLISH = Words()
WHOLE = BroughtBack(
    path="/new",
    origin=Origin.DATABASE,
    rows_until=None,
    bad=(),
    withdrawn=(),
    rebuilt=(),
    left_behind=0,
    is_under_18=False,
)


@pytest.mark.parametrize(
    ("verdict", "kind"),
    [
        (Verdict.ALTERED, AlertKind.DANGER),
        (Verdict.MISSING, AlertKind.DANGER),
        (Verdict.UNREADABLE, AlertKind.SOON),
    ],
)
def test_red_is_for_what_changed_or_is_missing_alone(verdict: Verdict, kind: AlertKind) -> None:
    bad = (Finding(subject="SK-001", verdict=verdict),)

    said = brought_alert(msgspec.structs.replace(WHOLE, bad=bad), Way.BACKUP, ENGLISH)

    assert said.kind is kind
    assert said.evidence.startswith("1 thing is missing or changed.")


def test_whatever_is_to_be_known_is_said() -> None:
    brought = msgspec.structs.replace(
        WHOLE,
        origin=Origin.BACKUP,
        rows_until=datetime(2026, 11, 1, 12, tzinfo=UTC),
        withdrawn=("SK-003",),
        rebuilt=("SK-001",),
        left_behind=2,
        beside=(".Papers.1.partial", "\u202ex"),
    )

    said = brought_alert(brought, Way.DAMAGED, ENGLISH).remedy

    for words in ("An older copy was taken", "SK-003", "2 files were not taken", ".Papers.1"):
        assert words in said
    assert "\u202e" not in said


@pytest.mark.parametrize(
    ("origin", "way", "words"),
    [
        (Origin.SEALED_FILES, Way.DAMAGED, "What was withheld or covered must be chosen again"),
        (Origin.BACKUP, Way.DAMAGED, "What was withheld or covered after that must be chosen"),
        (Origin.DATABASE, Way.BACKUP, "What was withheld or covered after that must be chosen"),
    ],
)
def test_choices_about_what_goes_out_that_are_lost_are_said_to_be(
    origin: Origin, way: Way, words: str
) -> None:
    brought = msgspec.structs.replace(WHOLE, origin=origin)

    assert words in brought_alert(brought, way, ENGLISH).remedy
    assert "chosen again" not in brought_alert(WHOLE, Way.DAMAGED, ENGLISH).remedy


def test_ages_are_asked_again_only_where_they_were_lost() -> None:
    lost = msgspec.structs.replace(WHOLE, origin=Origin.SEALED_FILES, is_under_18=True)

    assert asks_for_ages(lost)
    assert not asks_for_ages(msgspec.structs.replace(lost, is_under_18=False))
    assert not asks_for_ages(msgspec.structs.replace(WHOLE, is_under_18=True))


def test_a_stop_is_quiet_and_an_unknown_code_has_the_words_of_everywhere() -> None:
    stopped = bringing_alert_for(Problem(code="EK-702", facts={}), ENGLISH)
    damaged = bringing_alert_for(Problem(code="EK-131", facts={}), ENGLISH)

    assert (stopped.kind, damaged.code) == (AlertKind.WELL, "EK-131")


def test_counts_are_in_the_unit_of_the_work() -> None:
    writing = Progress(stage=Stage.RESTORING, done=12_000_000, total=31_000_000)
    reading = Progress(stage=Stage.CHECKING, done=1, total=2)

    assert progress_words(writing, ENGLISH) == ("Writing the case", "12 of 31 MB")
    assert progress_words(reading, ENGLISH) == ("Reading and comparing", "1 of 2 pieces")
    assert progress_words(None, ENGLISH)[1] == ""
