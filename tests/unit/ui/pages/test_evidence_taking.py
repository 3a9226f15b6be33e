import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from evidence_kit.i18n import Words
from evidence_kit.messages import Problem
from evidence_kit.ui.pages.evidence_taking import (
    TakingFace,
    reason_of,
    state_of,
    taken_in_words,
)
from evidence_kit.ui.pages.evidence_transfer import Row, RowState, Transfer
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.labels import Label
from tests.fakes import StoppedClock

ENGLISH = Words()


@pytest.mark.parametrize("state", RowState)
def test_only_a_kept_file_is_called_saved_and_verified(state: RowState) -> None:
    said = state_of(Row(name="a.png", state=state), ENGLISH)

    assert ("saved and verified" in said.lower()) is state.is_kept


def test_an_empty_file_is_named_and_not_called_verified() -> None:
    empty = Row(name="zero.png", state=RowState.SAVED, total_bytes=0)
    whole = Row(name="chat.png", state=RowState.SAVED, total_bytes=10)

    assert state_of(empty, ENGLISH) == "Saved, but the file is empty"
    assert taken_in_words(Transfer(rows=(whole,)), ENGLISH) == "1 file is saved and verified"
    assert taken_in_words(Transfer(rows=(whole, empty)), ENGLISH) == (
        "2 files are saved and verified. "
        "Nothing is in zero.png: better copy it again from where it came."
    )


def test_copying_is_said_with_its_counts() -> None:
    row = Row(name="a.mp4", state=RowState.COPYING, done_bytes=12_000_000, total_bytes=31_000_000)

    assert state_of(row, ENGLISH) == "Copying 12.0 MB of 31.0 MB"


def test_without_a_total_no_count_is_made_up() -> None:
    assert state_of(Row(name="folder", state=RowState.COPYING), ENGLISH) == "Copying"


def test_a_refused_file_says_why_and_what_to_do() -> None:
    problem = Problem(code="EK-201", facts={"name": "gone.png"})

    said = reason_of(Row(name="gone.png", state=RowState.REFUSED, problem=problem), ENGLISH)

    assert "“gone.png” is not there." in said
    assert "choose the file again" in said


def test_a_file_that_was_not_reached_is_still_where_it_was() -> None:
    said = reason_of(Row(name="x", state=RowState.NOT_REACHED), ENGLISH)

    assert said == "The work ended before this file. It is still where it was."


@pytest.fixture
def clock() -> StoppedClock:
    return StoppedClock()


@pytest.fixture
def face(qtbot: QtBot, theme: Theme, words: Words, clock: StoppedClock) -> TakingFace:
    """The face; held by more than a test, which ends before what it showed is drawn."""
    made = TakingFace(theme, words, clock)
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_time_left_is_said_once_the_speed_is_steady(
    face: TakingFace, clock: StoppedClock
) -> None:

    for second in range(8):
        row = Row(name="a.mp4", state=RowState.COPYING, done_bytes=second, total_bytes=28)
        face.show_transfer(Transfer(rows=(row,)))
        is_said_early = second < 5 and "left" in words_on(face)
        assert not is_said_early
        clock.advance(1)

    assert "About 25 seconds left" in words_on(face)


def words_on(face: TakingFace) -> str:
    return " ".join(label.text() for label in face.findChildren(Label))


def test_thousands_of_files_are_listed_and_then_follow(face: TakingFace) -> None:
    rows = tuple(Row(name=f"{number}.png") for number in range(600))
    lines = face._lines.model()

    face.show_transfer(Transfer(rows=rows))
    assert lines.rowCount() == 600

    saved = Row(name="0.png", state=RowState.SAVED, label="SK-001")
    face.show_transfer(Transfer(rows=(saved, *rows[1:])))

    said = [lines.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in (0, 1, 599)]
    assert said == ["SK-001, 0.png, Saved and verified", "1.png, Waiting", "599.png, Waiting"]
