from datetime import timedelta

import pytest

from evidence_kit.guidance.wording import (
    LONGEST_SENTENCE_WORDS,
    forbidden_in,
    longest_sentence_words,
)
from evidence_kit.i18n import Words
from evidence_kit.messages import BackupMade, Problem
from evidence_kit.model import Finding, ItemStatus, Verdict
from evidence_kit.progress import Progress, Stage
from evidence_kit.ui.alert_words.said import AlertKind
from evidence_kit.ui.models.backup import (
    BACKUP_DRAFT,
    LONG_DAYS,
    MANY_ITEMS,
    backup_alert_for,
    last_backup_words,
    made_alert,
    offers_backup,
    progress_words,
    put_off_words,
)
from tests.fakes import STARTED_AT
from tests.unit.ui.seen import item, seen

ENGLISH = Words()
LATER = STARTED_AT + timedelta(days=LONG_DAYS)
MANY = tuple(item(number) for number in range(1, MANY_ITEMS + 1))
MADE = BackupMade(
    path="/media/x/Papers.ekbackup",
    size_bytes=84_000_000,
    resumed_bytes=0,
    is_same_disk=False,
    keeps_owners=True,
    missing=(),
)


def test_a_few_pieces_of_today_are_no_reason_to_ask_for_anything() -> None:
    assert not offers_backup(seen(items=MANY[:-1]), STARTED_AT)
    assert not offers_backup(seen(), LATER)


def test_many_new_pieces_or_an_old_one_are() -> None:
    assert offers_backup(seen(items=MANY), STARTED_AT)
    assert offers_backup(seen(items=MANY[:1]), LATER)


def test_what_is_in_a_backup_or_not_kept_here_does_not_count() -> None:
    described = item(status=ItemStatus.NOT_HELD)

    assert not offers_backup(seen(items=MANY, backed_up_at=STARTED_AT), LATER)
    assert not offers_backup(seen(items=(described,)), LATER)


def test_a_not_now_holds_for_a_week() -> None:
    case = seen(items=MANY, drafts={BACKUP_DRAFT: put_off_words(LATER)})

    assert not offers_backup(case, LATER + timedelta(days=LONG_DAYS - 1))
    assert offers_backup(case, LATER + timedelta(days=LONG_DAYS))
    assert offers_backup(seen(items=MANY, drafts={BACKUP_DRAFT: "?"}), LATER)


def test_it_is_said_when_the_last_one_was_and_what_is_newer() -> None:
    newer = item(2, imported_at=LATER)

    assert last_backup_words(seen(), ENGLISH) == "No backup of this case was made yet."
    said = last_backup_words(seen(items=(item(), newer), backed_up_at=STARTED_AT), ENGLISH)
    assert "1 piece is newer." in said


def test_a_restored_case_is_not_called_one_without_a_backup() -> None:
    newer = item(2, imported_at=LATER + timedelta(days=1))
    restored = seen(items=(item(), newer), restored_at=LATER)
    backed_up = seen(restored_at=STARTED_AT, backed_up_at=LATER)
    older = seen(restored_at=LATER, backed_up_at=STARTED_AT)

    said = last_backup_words(restored, ENGLISH)
    assert said.startswith("Restored from a backup: ")
    assert said.endswith("No new backup was made since. 1 piece is newer.")
    assert last_backup_words(backed_up, ENGLISH).startswith("Last backup: ")
    assert last_backup_words(older, ENGLISH).startswith("Restored from a backup: ")


@pytest.mark.parametrize(
    ("stage", "title"),
    [(Stage.BACKING_UP, "Writing the backup"), (Stage.VERIFYING, "Reading it back")],
)
def test_counts_are_shown_for_writing_and_for_reading_back(stage: Stage, title: str) -> None:
    progress = Progress(stage=stage, done=31_000_000, total=84_000_000)

    assert progress_words(progress, ENGLISH) == (title, "31 of 84 MB")


@pytest.mark.parametrize(
    ("made", "kind", "part"),
    [
        (MADE, AlertKind.WELL, "Read back and verified: “Papers.ekbackup”, 84 MB."),
        (
            BackupMade(
                path="C.ekbackup",
                size_bytes=1,
                resumed_bytes=0,
                is_same_disk=True,
                keeps_owners=False,
                missing=(),
            ),
            AlertKind.WELL,
            "same disk",
        ),
        (
            BackupMade(
                path="C.ekbackup",
                size_bytes=1,
                resumed_bytes=0,
                is_same_disk=None,
                keeps_owners=None,
                missing=(Finding(subject="JS-001", verdict=Verdict.MISSING),),
            ),
            AlertKind.SOON,
            "something of the case is not in it",
        ),
    ],
)
def test_what_is_said_of_a_backup_is_what_is_known(
    made: BackupMade, kind: AlertKind, part: str
) -> None:
    alert = made_alert(made, ENGLISH)

    assert alert.kind is kind
    assert part in f"{alert.title} {alert.remedy}"
    require_plain(alert.title, alert.evidence, alert.remedy)


@pytest.mark.parametrize("code", ["EK-401", "EK-402", "EK-403", "EK-111", "EK-702", "EK-133"])
def test_a_refusal_says_that_the_case_is_untouched(code: str) -> None:
    alert = backup_alert_for(Problem(code=code, facts={}), ENGLISH)

    assert "your case is not touched" in alert.evidence.lower() + alert.title.lower()
    assert alert.code == code
    require_plain(alert.title, alert.evidence, alert.remedy)


def require_plain(*texts: str) -> None:
    for text in texts:
        assert forbidden_in(text) == ""
        assert longest_sentence_words(text) <= LONGEST_SENTENCE_WORDS
