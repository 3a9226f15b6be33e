from dataclasses import replace

import pytest

from evidence_kit.handover.editions import Kind
from evidence_kit.handover.opening import how_to_open, print_readme
from evidence_kit.hashing import sha256
from evidence_kit.i18n import Words
from tests.pictures.pseudo import PseudoWords, pseudo
from tests.untranslated import plain_words

NAME = "EK-2026-000123-SENSITIVE"


def written(words=None, kind=Kind.SENSITIVE, zip_name=""):
    return how_to_open(NAME, words or Words(), zip_name=zip_name, kind=kind)


def one_line(text):
    return " ".join(text.split())


def test_how_to_open_is_plain_and_holds_no_passphrase():
    text = written().decode("ascii")

    assert f"evidence-kit verify {NAME}.zip --encrypt-passphrase-file" in text
    assert text.count("\r\n") == text.count("\n") > 15
    assert "7-Zip, WinZip or WinRAR." in text
    assert text.count("HOW TO OPEN") == 1


def test_it_speaks_the_packages_language_with_english_below():
    text = written(PseudoWords()).decode("utf-8-sig")
    own, _, below = text.partition("HOW TO OPEN EK")

    assert pseudo("WHAT OPENS IT") in own
    sentences = [line for line in own.splitlines() if NAME not in line]
    assert plain_words("\n".join(sentences)) <= KEPT
    assert f"HOW TO OPEN EK{below}" == written().decode("ascii")


KEPT = {"Windows", "Linux"}
"""Names that are the same in every language."""


@pytest.mark.parametrize("kind", [Kind.ORDINARY, Kind.CONFIDENTIAL])
def test_who_may_install_nothing_is_told_a_way_that_there_is(kind):
    way = "it can be made again without the lock"

    assert way in one_line(written(kind=kind).decode())
    assert way not in one_line(written().decode())


def test_of_several_parts_the_commands_name_the_one_whose_code_is_told():
    text = written(zip_name="EK-2026-000123-part-1-of-2.zip").decode()

    assert "7z x EK-2026-000123-part-1-of-2.zip" in text
    assert "evidence-kit verify EK-2026-000123-part-1-of-2.zip " in text


def test_paper_is_said_to_be_uncheckable_bit_by_bit(world):
    digest = sha256(b"report")

    text = one_line(print_readme(world.order, "EK-report.pdf", digest).decode("ascii"))

    assert "cannot be checked bit by bit" in text
    assert "requests to platforms" in text
    assert "There is no hand-over code for paper." in text
    assert digest in text


def test_what_lies_beside_paper_speaks_the_reports_language(world):
    order = replace(world.order, words=PseudoWords())

    text = one_line(print_readme(order, "EK-report.pdf", sha256(b"report")).decode("utf-8-sig"))

    assert pseudo("for the person, not for the police") in text
    assert plain_words(text) <= {"report", "steps", "checklist", "pdf"}
