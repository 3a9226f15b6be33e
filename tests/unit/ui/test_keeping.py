from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from evidence_kit.errors import DiskFullError, DraftTooLongError, EmbeddedDataError
from evidence_kit.messages import DraftSaved, Problem, ReadCase, SaveDraft
from evidence_kit.ui.keeping import Keeping, Typed
from tests.fakes import STARTED_AT

FULL = Problem(code=DiskFullError.code, facts={})
TOO_LONG = Problem(code=DraftTooLongError.code, facts={"most_characters": "1"})
NOT_WORDS = Problem(code=EmbeddedDataError.code, facts={})
SAVED = DraftSaved(at=STARTED_AT)


class Process:
    """What requests are sent to; a test says how each is answered."""

    def __init__(self, owner: QObject) -> None:
        self.keeping = Keeping(self.ask_again, owner)
        self.sent: list[str] = []
        self._answers: list[tuple[object, object]] = []

    def ask(self, name: str, text: str) -> int:
        """Send a draft; returns its number."""
        return self._send(SaveDraft(name=name, text=text), None)

    def ask_again(self, typed: Typed) -> None:
        assert isinstance(typed.request, SaveDraft)
        self._send(typed.request, typed.on_done)

    def _send(self, request: SaveDraft, on_done: object) -> int:
        number = len(self._answers)
        self.sent.append(request.text)
        self._answers.append(self.keeping.watch(number, request, on_done, None))  # type: ignore[arg-type] # as it came
        return number

    def saves(self, number: int) -> None:
        done, _refused = self._answers[number]
        assert callable(done)
        done(SAVED)

    def refuses(self, number: int, problem: Problem = FULL) -> None:
        _done, refused = self._answers[number]
        assert callable(refused)
        refused(problem)


@pytest.fixture
def process(qapp: object) -> Iterator[Process]:
    assert qapp is not None
    owner = QObject()
    yield Process(owner)
    owner.deleteLater()


def test_what_a_disk_refused_is_known_until_it_is_saved(process: Process) -> None:
    process.refuses(process.ask("story/facts", "One."))
    assert (process.keeping.has_refused, process.keeping.words()) == (True, "One.")

    process.saves(process.ask("story/facts", "One. Two."))

    assert (process.keeping.has_refused, process.keeping.words()) == (False, "")


def test_what_was_refused_is_sent_again_by_itself(process: Process, qtbot: QtBot) -> None:
    process.refuses(process.ask("story/facts", "One."))

    process.keeping._timer.timeout.emit()
    assert process.sent == ["One.", "One."]
    with qtbot.waitSignal(process.keeping.changed):
        process.saves(1)

    assert not process.keeping._timer.isActive()


def test_an_earlier_text_is_never_sent_after_a_later_one(process: Process) -> None:
    process.refuses(process.ask("story/facts", "One."))
    process.ask("story/facts", "One. Two.")

    process.keeping._timer.timeout.emit()

    assert process.sent == ["One.", "One. Two."]
    assert process.keeping.words() == "One. Two."


def test_what_no_disk_refused_is_not_sent_again(process: Process) -> None:
    process.refuses(process.ask("story/facts", "data:image/png;base64,AAAA"), NOT_WORDS)

    assert not process.keeping.has_refused


def test_what_is_too_long_is_not_called_saved_and_not_sent_again(process: Process) -> None:
    process.refuses(process.ask("story/facts", "Long."), TOO_LONG)
    assert (process.keeping.has_refused, process.keeping.words()) == (True, "Long.")
    assert not process.keeping._timer.isActive()

    process.keeping._timer.timeout.emit()
    assert process.sent == ["Long."]

    process.saves(process.ask("story/facts", ""))
    assert not process.keeping.has_refused


def test_what_was_not_answered_before_the_end_counts_as_not_saved(process: Process) -> None:
    process.ask("story/facts", "One.")
    assert process.keeping.is_awaited

    process.keeping.end()

    assert (process.keeping.is_awaited, process.keeping.words()) == (False, "One.")
    process.keeping.forget()
    assert process.keeping.words() == ""


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("money/form", '{"amount": "500", "note": "By Sunday.", "rail": ""}', "500\nBy Sunday."),
        ("window/page", "story", ""),
        ("story/facts", "", ""),
    ],
)
def test_only_words_of_the_person_are_taken_along(
    process: Process, name: str, text: str, words: str
) -> None:
    process.refuses(process.ask(name, text))

    assert process.keeping.words() == words


def test_a_reading_of_the_case_is_not_watched(process: Process) -> None:
    assert process.keeping.watch(7, ReadCase(), None, None) == (None, None)
    assert not process.keeping.is_awaited
