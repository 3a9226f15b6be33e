from evidence_kit.handover.opening import how_to_open, print_readme
from evidence_kit.hashing import sha256


def test_how_to_open_is_plain_and_holds_no_passphrase():
    text = how_to_open("EK-2026-000123-SENSITIVE").decode("ascii")

    assert "evidence-kit verify EK-2026-000123-SENSITIVE.zip --encrypt-passphrase-file" in text
    assert "\r\n" in text
    assert "7-Zip opens it" in text


def test_paper_is_said_to_be_uncheckable_bit_by_bit(world):
    digest = sha256(b"report")

    text = print_readme(world.order, "EK-report.pdf", digest).decode("ascii")

    assert "cannot be checked bit by bit" in text
    assert "requests to platforms" in text
    assert "There is no hand-over code for paper." in text
    assert digest in text
