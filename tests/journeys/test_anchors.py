"""The custody record pinned outside, from a terminal: paper, message, time stamp, and the check."""

import shutil
from pathlib import Path

import pytest

from tests.authority import Authority
from tests.journeys.program import Run


@pytest.fixture
def key(passphrase_file: Path) -> tuple[object, ...]:
    return ("--passphrase-file", passphrase_file)


def test_an_older_copy_is_found_with_the_message_the_police_have(
    run: Run, adult_case: Path, key: tuple[object, ...], tmp_path: Path
) -> None:
    older = Path(shutil.copytree(adult_case, tmp_path / "older"))
    assert run("statement", adult_case, "--facts", "-", *key, said=b"It began.").status == 0
    sent = run("anchor", "message", adult_case, "--to", "police@example.org", *key)
    assert sent.status == 0, sent.words
    mail = b"On Friday you wrote:\n" + b"".join(
        b"> %s\n" % line.encode() for line in sent.out.splitlines()
    )

    there = run("anchor", "check", older, "--text", "-", "--json", *key, said=mail)

    assert there.status == 1
    assert there.document["outside"]["verdict"] == "rolled-back"


def test_a_time_stamp_is_shown_before_it_is_asked_for_and_judged_outside(
    run: Run, adult_case: Path, key: tuple[object, ...], tmp_path: Path, authority: Authority
) -> None:
    authority.received.clear()
    asked = run("anchor", "timestamp", adult_case, "--url", authority.address(), *key)
    assert asked.status == 51
    assert authority.received == []
    assert "Byte for byte" in asked.words

    stamped = run("anchor", "timestamp", adult_case, "--url", authority.address(), "--yes", *key)
    assert stamped.status == 0, stamped.words
    assert authority.received[0][1].hex() in stamped.words
    chain = stamped.out.split()[-1]

    assert run("anchor", "reply", adult_case, 1, "-o", tmp_path / "head.tsr", *key).status == 0
    assert authority.judged((tmp_path / "head.tsr").read_bytes(), chain)


def test_a_package_is_stamped_only_when_a_person_gave_an_address_and_said_yes(
    run: Run, adult_case: Path, key: tuple[object, ...], tmp_path: Path, authority: Authority
) -> None:
    authority.received.clear()
    out = tmp_path / "stick"
    out.mkdir()
    wish = ("package", adult_case, "-o", out, "--timestamp-url", authority.address(), *key)
    assert run(*wish).status == 51
    assert (authority.received, list(out.iterdir())) == ([], [])

    made = run(*wish, "--yes")
    assert made.status == 0, made.words
    assert [body.hex() in made.words for _, body in authority.received] == [True, True]
    code = made.out.split()[-1]
    checked = run("verify", next(out.iterdir()), "--code", code)
    assert (checked.status, "intact: " in checked.out) == (0, True)
