import json
import signal

import pytest

from evidence_kit.cli.finding_documents import FindingDocument
from evidence_kit.cli.output import emit, emit_document, finding_line, say, say_error, working
from evidence_kit.errors import CancelledError, DiskFullError, NotAVaultError
from evidence_kit.model import Finding, Verdict


def test_an_error_says_code_meaning_and_remedy(capsys: pytest.CaptureFixture[str]) -> None:
    say_error(DiskFullError(name="chat.png"))

    words = capsys.readouterr().err
    assert "EK-401" in words
    assert "“chat.png” was not saved" in words
    assert "→ Free some space" in words


def test_names_in_errors_cannot_move_the_cursor(capsys: pytest.CaptureFixture[str]) -> None:
    say_error(NotAVaultError(path="a\x1b[2J\u202eb"))

    words = capsys.readouterr().err
    assert "⟦U+001B⟧" in words
    assert not {"\x1b", "\u202e"} & set(words)


def test_braces_in_a_name_are_only_a_name(capsys: pytest.CaptureFixture[str]) -> None:
    say("Look at {label}.", label="{0} {label}")

    assert capsys.readouterr().err == "Look at {0} {label}.\n"


def test_a_lone_surrogate_survives_json(capsys: pytest.CaptureFixture[str]) -> None:
    emit_document(FindingDocument(subject="\udce9", verdict="intact", detail=""))

    assert '"\\udce9"' in capsys.readouterr().out


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_signal_asks_the_work_to_stop_and_is_given_back(name: str) -> None:
    number = signal.Signals[name]
    before = signal.getsignal(number)
    with working(quiet=True) as (_, cancel):
        cancel.check()
        signal.raise_signal(number)
        with pytest.raises(CancelledError):
            cancel.check()
    assert signal.getsignal(number) is before


def test_a_signal_that_was_switched_off_stays_off() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with working(quiet=True) as (_, cancel):
            signal.raise_signal(signal.SIGHUP)
            cancel.check()
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, before)


@pytest.mark.parametrize(
    ("finding", "line"),
    [
        (Finding(subject="AB-002", verdict=Verdict.MISSING, detail="missing"), "missing  AB-002"),
        (
            Finding(subject="AB-003", verdict=Verdict.MISSING, detail="no blob"),
            "missing  AB-003  no blob",
        ),
        (Finding(subject="bag.txt", verdict=Verdict.INTACT), "intact  bag.txt"),
    ],
)
def test_a_finding_is_one_line_that_says_nothing_twice(finding: Finding, line: str) -> None:
    assert finding_line(finding) == line


def test_a_json_document_of_many_lines_is_still_json(capsys: pytest.CaptureFixture[str]) -> None:
    emit_document(FindingDocument(subject="a\u202eb", verdict="intact", detail="  x"))

    printed = capsys.readouterr().out
    assert printed.isascii()
    assert json.loads(printed)["subject"] == "a\u202eb"


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ("JS-001  held  -", "JS-001  held  -"),
        ("report /home/a\x1b[2J\u202eb.pdf", "report /home/a⟦U+001B⟧[2J⟦U+202E⟧b.pdf"),
        ("saved a⟦U+202E⟧b", "saved a⟦U+202E⟧b"),
        ("two\nlines \t", "two⟦U+000A⟧lines ⟦U+0009⟧"),
    ],
)
def test_a_line_keeps_its_columns_and_shows_what_is_hidden_once(
    line: str, printed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    emit(line)

    assert capsys.readouterr().out == printed + "\n"
