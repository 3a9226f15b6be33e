import click
import pytest

from evidence_kit.cli.main import evidence_kit, main
from tests.fakes import run_python


@pytest.mark.parametrize("name", sorted(evidence_kit.commands))
def test_every_verb_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([name, "--help"]) == 0

    assert len(capsys.readouterr().out.splitlines()) > 4


def test_the_verbs_are_those_of_the_manual() -> None:
    assert sorted(evidence_kit.commands) == [
        "add",
        "ages",
        "anchor",
        "answer",
        "apart",
        "backup",
        "belongs",
        "check",
        "checklist",
        "contact",
        "correct",
        "country",
        "cover",
        "create",
        "delete-vault",
        "demo",
        "detail",
        "event",
        "extract",
        "guidance",
        "identifier",
        "keep-until",
        "list",
        "log",
        "move",
        "not-held",
        "order",
        "own-accounts",
        "package",
        "papers",
        "passphrase",
        "paste",
        "payment",
        "recovery",
        "referral",
        "removal",
        "repair",
        "report",
        "restore-backup",
        "same",
        "search",
        "seen",
        "slots",
        "statement",
        "threat",
        "verify",
        "withdraw",
        "withhold",
    ]


def test_a_mistake_of_ours_is_told_without_any_value(capsys: pytest.CaptureFixture[str]) -> None:
    @click.command("fails-on-purpose")
    def failing() -> None:
        raise KeyError("name of a victim")

    evidence_kit.add_command(failing)
    try:
        status = main(["fails-on-purpose"])
    finally:
        del evidence_kit.commands["fails-on-purpose"]

    words = capsys.readouterr().err
    assert status == 99
    assert "EK-999" in words
    assert "KeyError in main:" in words
    assert "victim" not in words


LOADED = """
import sys
import evidence_kit.cli.main, evidence_kit.service.main
print(*sorted({"reportlab", "phonenumbers", "Cryptodome", "uharfbuzz"} & set(sys.modules)))
import evidence_kit.report.police_report, evidence_kit.recognising.text
print(*sorted({"reportlab", "phonenumbers", "Cryptodome", "uharfbuzz"} & set(sys.modules)))
"""


def test_no_verb_waits_for_what_only_a_report_or_a_pasted_text_needs() -> None:
    at_first, then = run_python(LOADED).stdout.splitlines()

    assert at_first == ""
    assert then == "Cryptodome phonenumbers reportlab uharfbuzz"
