import signal

import pytest

from evidence_kit.cli.documents import FindingDocument
from evidence_kit.cli.output import emit_document, say, say_error, working
from evidence_kit.errors import CancelledError, DiskFullError, NotAVaultError


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


def test_an_interrupt_asks_the_work_to_stop_and_is_given_back() -> None:
    before = signal.getsignal(signal.SIGINT)
    with working(quiet=True) as (_, cancel):
        signal.raise_signal(signal.SIGINT)
        with pytest.raises(CancelledError):
            cancel.check()
    assert signal.getsignal(signal.SIGINT) is before
