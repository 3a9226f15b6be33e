"""What only happens in a real terminal: prompts, questions, Ctrl-D and Ctrl-C."""

from pathlib import Path

import pytest

from evidence_kit.keys import new_recovery_code
from tests.journeys.program import PASSPHRASE, Run
from tests.journeys.terminal import END_OF_INPUT, Terminal, terminal

TEXT = "send 300 GBP to GB82 WEST 1234 5698 7654 32"


def unlock(screen: Terminal, passphrase: str = PASSPHRASE) -> None:
    screen.wait_for("Passphrase:")
    screen.type(passphrase + "\n")


def items_of(run: Run, case: Path, passphrase_file: Path) -> list[str]:
    listed = run("list", case, "--json", "--passphrase-file", passphrase_file)
    return [item["label"] for item in listed.document["items"]]


def test_a_text_typed_into_a_terminal_is_kept_after_a_yes(
    run: Run, adult_case: Path, passphrase_file: Path, tmp_path: Path
) -> None:
    with terminal(tmp_path, "paste", adult_case, "-", "--app", "Instagram chat") as screen:
        unlock(screen)
        screen.wait_for("Ctrl-D")
        screen.type(TEXT + "\n" + END_OF_INPUT)
        screen.wait_for("[Y/n]:")
        screen.type("yes\n")
        status = screen.end()

    assert status == 0, screen.screen
    assert "saved JS-001" in screen.screen
    assert PASSPHRASE not in screen.screen
    listed = run("list", adult_case, "--json", "--passphrase-file", passphrase_file).document
    assert [item["app"] for item in listed["items"]] == ["Instagram chat"]
    assert [each["kind"] for each in listed["identifiers"]] == ["iban"]


@pytest.mark.parametrize("answer", ["n\n", "perhaps\nno\n"])
def test_after_a_no_nothing_is_kept(
    run: Run, adult_case: Path, passphrase_file: Path, tmp_path: Path, answer: str
) -> None:
    with terminal(tmp_path, "paste", adult_case, TEXT) as screen:
        unlock(screen)
        screen.wait_for("[Y/n]:")
        screen.type(answer)
        status = screen.end()

    assert (status, "Nothing was kept." in screen.screen) == (0, True)
    assert items_of(run, adult_case, passphrase_file) == []


def test_the_question_about_a_piped_text_is_asked_on_the_terminal(
    run: Run, adult_case: Path, passphrase_file: Path, tmp_path: Path
) -> None:
    with terminal(tmp_path, "paste", adult_case, "-", piped=TEXT.encode()) as screen:
        unlock(screen)
        screen.wait_for("[Y/n]:")
        screen.type("\n")
        status = screen.end()

    assert status == 0, screen.screen
    assert items_of(run, adult_case, passphrase_file) == ["JS-001"]


def test_ending_the_input_is_no_yes(
    run: Run, adult_case: Path, passphrase_file: Path, tmp_path: Path
) -> None:
    with terminal(tmp_path, "paste", adult_case, TEXT) as screen:
        unlock(screen)
        screen.wait_for("[Y/n]:")
        screen.type(END_OF_INPUT)
        status = screen.end()

    assert (status, "EK-702" in screen.screen) == (71, True)
    assert items_of(run, adult_case, passphrase_file) == []


def test_a_mistyped_passphrase_is_said_before_any_text_is_asked_for(
    adult_case: Path, tmp_path: Path
) -> None:
    with terminal(tmp_path, "paste", adult_case, "-") as screen:
        unlock(screen, "not the passphrase")
        status = screen.end()

    assert (status, "EK-101" in screen.screen) == (3, True)
    assert "Ctrl-D" not in screen.screen


def test_a_line_as_long_as_a_terminal_can_take_is_pointed_out(
    adult_case: Path, tmp_path: Path
) -> None:
    with terminal(tmp_path, "paste", adult_case, "-") as screen:
        unlock(screen)
        screen.wait_for("Ctrl-D")
        screen.type("x" * 4100 + "\n")
        screen.type(END_OF_INPUT)
        screen.wait_for("its end may be missing")
        screen.wait_for("[Y/n]:")
        screen.type("n\n")
        assert screen.end() == 0


def test_a_new_passphrase_is_asked_for_twice_and_never_shown(tmp_path: Path) -> None:
    with terminal(tmp_path, "create", "case", "--age-now", 24) as screen:
        unlock(screen)
        screen.wait_for("Repeat for confirmation:")
        screen.type(PASSPHRASE + "\n")
        status = screen.end()

    assert status == 0, screen.screen
    assert "created EK-" in screen.screen
    assert PASSPHRASE not in screen.screen


def test_a_pin_is_asked_for_and_never_shown(
    run: Run, adult_case: Path, passphrase_file: Path, tmp_path: Path
) -> None:
    arguments = ("removal", adult_case, "--service", "StopNCII", "--ask-pin")
    with terminal(tmp_path, *arguments) as screen:
        unlock(screen)
        screen.wait_for("PIN:")
        screen.type("482913\n")
        status = screen.end()

    assert status == 0, screen.screen
    assert "482913" not in screen.screen
    listed = run("list", adult_case, "--json", "--passphrase-file", passphrase_file).document
    assert [each["has_pin"] for each in listed["removals"]] == [True]


def test_changed_ages_are_asked_about_and_enter_alone_changes_nothing(
    run: Run, adult_case: Path, passphrase_file: Path, tmp_path: Path
) -> None:
    key = ("--passphrase-file", passphrase_file)
    arguments = ("ages", adult_case, "--age-now", 15, "--age-in-picture", "under-18", *key)
    with terminal(tmp_path, *arguments) as screen:
        screen.wait_for("[y/N]:")
        screen.type("\n")
        assert screen.end() == 0
    assert "Nothing was changed." in screen.screen
    assert run("list", adult_case, "--json", *key).document["case"]["under_18_rules"] is False

    with terminal(tmp_path, *arguments) as screen:
        screen.wait_for("[y/N]:")
        screen.type("y\n")
        assert screen.end() == 0
    assert run("list", adult_case, "--json", *key).document["case"]["under_18_rules"] is True


def test_ctrl_c_at_a_prompt_is_answered_in_words(adult_case: Path, tmp_path: Path) -> None:
    with terminal(tmp_path, "list", adult_case) as screen:
        screen.wait_for("Passphrase:")
        screen.interrupt()
        status = screen.end()

    assert (status, "EK-702" in screen.screen) == (71, True)
    assert "Traceback" not in screen.screen


def test_a_mistyped_recovery_code_is_told_apart_from_a_wrong_passphrase(
    run: Run, adult_case: Path, tmp_path: Path
) -> None:
    code = new_recovery_code()
    mistyped = code[:-1] + ("3" if code[-1] != "3" else "4")
    for name, text in (("code.txt", mistyped), ("other.txt", code)):
        (tmp_path / name).write_text(text, encoding="utf-8")

    wrong = run("list", adult_case, "--passphrase-file", "code.txt")
    foreign = run("list", adult_case, "--passphrase-file", "other.txt")

    assert (wrong.status, "EK-114" in wrong.words) == (16, True)
    assert (foreign.status, "EK-101" in foreign.words) == (3, True)
