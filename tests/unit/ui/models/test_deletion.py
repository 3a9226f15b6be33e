from dataclasses import replace

import msgspec
import pytest

from evidence_kit.guidance.wording import forbidden_in
from evidence_kit.i18n import Words
from evidence_kit.messages import DeletionForeseen
from evidence_kit.ui.models.deletion import (
    NOT_REACHED,
    DeletionState,
    foreseen_words,
    police_words,
)
from evidence_kit.ui.models.times import locale_of
from tests.fakes import STARTED_AT

WORDS = Words()
NOTHING = DeletionForeseen(
    reference="EK-2026-004711",
    pieces=3,
    held=3,
    never_packed=("JS-001", "JS-002", "JS-003"),
    left_out=0,
    changed_since=True,
    packages=0,
    reports=0,
    last_package_at=None,
    is_under_18=False,
)
AFTER_A_PACKAGE = msgspec.structs.replace(
    NOTHING, never_packed=("JS-003",), left_out=1, packages=1, last_package_at=STARTED_AT
)


def said(foreseen: DeletionForeseen) -> str:
    return "\n".join(foreseen_words(foreseen, WORDS, locale_of(WORDS)))


def test_without_a_package_it_is_said_that_nothing_was_handed_over() -> None:
    assert "No package was ever made" in said(NOTHING)
    assert "3 pieces are in no package: JS-001, JS-002, JS-003." in said(NOTHING)
    assert "after the last package" not in said(NOTHING)


def test_hundreds_of_pieces_are_counted_and_not_all_named() -> None:
    labels = tuple(f"JS-{number:03}" for number in range(1, 301))

    text = said(msgspec.structs.replace(NOTHING, never_packed=labels))

    assert "300 pieces are in no package: JS-001" in text
    assert "JS-020 …." in text
    assert "JS-021" not in text


def test_what_came_after_the_last_package_is_named() -> None:
    assert "1 piece is in no package: JS-003." in said(AFTER_A_PACKAGE)
    assert "1 piece was left out of the last package" in said(AFTER_A_PACKAGE)
    assert "after the last package" in said(AFTER_A_PACKAGE)


@pytest.mark.parametrize("is_under_18", [True, False])
def test_the_police_come_first_in_every_case(*, is_under_18: bool) -> None:
    foreseen = msgspec.structs.replace(NOTHING, is_under_18=is_under_18)

    assert "ask them first" in police_words(foreseen, WORDS)
    assert ("under-18" in police_words(foreseen, WORDS)) is is_under_18


def test_a_receipt_is_named_for_the_case_and_only_where_it_is_wanted() -> None:
    state = DeletionState(foreseen=NOTHING)

    assert state.receipt_path == ""
    wanted = replace(state, receipt_folder="/media/stick")
    assert wanted.receipt_path.replace("\\", "/") == "/media/stick/receipt EK-2026-004711.txt"


def test_the_words_are_plain() -> None:
    every = [said(NOTHING), said(AFTER_A_PACKAGE), *NOT_REACHED, police_words(NOTHING, WORDS)]

    assert [word for text in every for word in forbidden_in(text)] == []
