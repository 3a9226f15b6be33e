from datetime import timedelta

import pytest

from evidence_kit.guidance.wording import forbidden_in
from evidence_kit.i18n import Words
from evidence_kit.model import Key, KeyKind
from evidence_kit.ui.models.times import locale_of
from evidence_kit.ui.models.ways_in import (
    WaysPhase,
    done_words,
    has_to_prove,
    ways_lines,
    workers,
    workers_lines,
)
from tests.fakes import STARTED_AT
from tests.unit.ui.seen import seen


def keys(*kinds: str) -> tuple[Key, ...]:
    return tuple(Key(number=n, kind=kind, created_at=STARTED_AT) for n, kind in enumerate(kinds, 1))


def titles(*kinds: str) -> list[str]:
    words = Words()
    case = seen(keys=keys(*kinds))
    return [line.title for line in ways_lines(case, words, locale_of(words))]


def test_each_way_to_open_the_case_is_named_for_whose_it_is() -> None:
    assert titles("passphrase", "recovery", "worker", "a later kind") == [
        "Your password",
        "The spare key sheet",
        "A support worker’s password",
        "Another password",
    ]


def test_that_there_is_no_spare_key_is_said() -> None:
    assert titles("passphrase") == ["Your password", "There is no spare key"]


def test_only_a_support_workers_password_can_be_taken_away() -> None:
    found = workers(seen(keys=keys("passphrase", "worker", "recovery", "worker")))

    assert [key.number for key in found] == [2, 4]


def test_two_support_workers_of_one_day_are_told_apart_and_two_days_need_no_more() -> None:
    words = Words()
    one_day = workers_lines(seen(keys=keys("worker", "worker")), words, locale_of(words))
    later = Key(number=2, kind="worker", created_at=STARTED_AT + timedelta(days=3))
    two_days = workers_lines(seen(keys=(*keys("worker"), later)), words, locale_of(words))

    assert [number for number, _ in one_day] == [1, 2]
    assert len({text for _, text in one_day}) == 2
    assert not any("number" in text for _, text in two_days)


@pytest.mark.parametrize(("opened_with", "wanted"), [("", True), ("recovery", False)])
def test_only_who_opened_with_the_spare_key_need_not_say_a_password(
    opened_with: str,
    wanted: bool,  # noqa: FBT001 - a parameter of the table above
) -> None:
    assert has_to_prove(seen(proven_with=opened_with)) is wanted


@pytest.mark.parametrize(
    "done",
    [
        WaysPhase.PASSWORD,
        WaysPhase.WORKER,
        WaysPhase.REMOVING,
        WaysPhase.NEW_KEY,
        WaysPhase.TRYING,
    ],
)
def test_what_was_changed_is_said_in_plain_words(done: WaysPhase) -> None:
    title, text = done_words(done, Words())

    assert not forbidden_in(f"{title} {text}")


def test_every_kind_of_key_has_its_name() -> None:
    assert "Another password" not in titles(*KeyKind)
