import hashlib
from pathlib import Path

import pypdfium2
import pytest

from evidence_kit.casework.facts import (
    PaymentSaid,
    leave_out_own_accounts,
    record_identifier,
    record_payment,
)
from evidence_kit.casework.hand_over import write_report
from evidence_kit.casework.papers import papers_folder_name, write_papers
from evidence_kit.clock import SystemClock
from evidence_kit.errors import (
    CancelledError,
    ChoiceChangedError,
    DatabaseDamagedError,
    NoPaperError,
    TargetExistsError,
)
from evidence_kit.model import PAPERS_FROM, Action, IdentifierKind, PaperKind, PaymentStatus
from evidence_kit.progress import Cancel, Progress
from evidence_kit.report.changes import last_export
from evidence_kit.store import Export, Vault

CLOCK = SystemClock()


def say_something(vault: Vault) -> None:
    record_identifier(vault, kind=IdentifierKind.USERNAME, value="anna", platform="Instagram")
    record_payment(
        vault,
        PaymentSaid(
            status=PaymentStatus.MADE,
            method="card",
            amount="5",
            currency="EUR",
            to="4111 1111 1111 1111",
        ),
    )


def test_papers_are_written_and_remembered(adult_vault: Vault, tmp_path: Path) -> None:
    say_something(adult_vault)
    name = papers_folder_name(adult_vault)

    made = write_papers(adult_vault, tmp_path / name, PaperKind, clock=CLOCK, language="en")

    assert {each.kind for each in made.papers} == set(PaperKind)
    assert sorted(path.name for path in made.folder_path.iterdir()) == sorted(
        each.path.name for each in made.papers
    )
    for each in made.papers:
        assert hashlib.sha256(each.path.read_bytes()).hexdigest() == each.sha256
    assert adult_vault.ledger()[-1].action is Action.EXPORTED
    assert [export.kind for export in adult_vault.exports()] == ["papers"]
    assert (made.number, name[-9:]) == (1, "-papers-1")
    assert papers_folder_name(adult_vault) != name


def test_a_card_number_that_somebody_typed_is_on_no_paper(
    adult_vault: Vault, tmp_path: Path
) -> None:
    say_something(adult_vault)

    made = write_papers(
        adult_vault, tmp_path / "out", (PaperKind.MONEY,), clock=CLOCK, language="en"
    )

    text = "".join(each.path.read_text("utf-8") for each in made.papers if ".txt" in each.path.name)
    assert "1111" in text
    # In groups, as it was typed: a digest holds four digits of anybody now and then.
    assert "4111 1111" not in text


def test_what_the_case_holds_nothing_for_is_said_and_not_made(
    adult_vault: Vault, tmp_path: Path
) -> None:
    with pytest.raises(NoPaperError):
        write_papers(
            adult_vault, tmp_path / "out", (PaperKind.PRESERVATION,), clock=CLOCK, language="en"
        )

    assert not (tmp_path / "out").exists()
    assert adult_vault.exports() == ()


def test_the_receipt_carries_the_code_of_the_newest_package(
    adult_vault: Vault, tmp_path: Path
) -> None:
    for version, code in ((1, "aa" * 32), (2, "0123abcd" * 8)):
        package = Export(version=version, kind="package", made_at=CLOCK.now(), code=code)
        adult_vault.record_export(package, {})

    made = write_papers(
        adult_vault, tmp_path / "out", (PaperKind.RECEIPT,), clock=CLOCK, language="en"
    )

    document = pypdfium2.PdfDocument(made.papers[0].path)
    text = document[0].get_textpage().get_text_bounded()
    document.close()
    assert text.count("0123abcd") == 16


def test_a_report_does_not_compare_itself_with_a_paper(adult_vault: Vault, tmp_path: Path) -> None:
    write_papers(adult_vault, tmp_path / "out", (PaperKind.RECEIPT,), clock=CLOCK, language="en")

    assert last_export(adult_vault.case_file()) is None


def test_papers_are_no_version_of_the_report(adult_vault: Vault, tmp_path: Path) -> None:
    for number in (1, 2):
        made = write_papers(
            adult_vault,
            tmp_path / f"papers {number}",
            (PaperKind.RECEIPT,),
            clock=CLOCK,
            language="en",
        )
        assert made.number == number

    report = write_report(adult_vault, tmp_path / "report.pdf", clock=CLOCK, language="en")

    assert report.version == 1
    document = pypdfium2.PdfDocument(report.path)
    text = " ".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    assert "papers 1" in text
    assert "papers 2" in text


def test_a_report_counts_on_after_papers_that_were_counted_as_one(adult_vault: Vault) -> None:
    earlier = Export(version=1, kind="papers", made_at=CLOCK.now(), code="ab" * 32)
    adult_vault.record_export(earlier, {})

    assert adult_vault.next_export_version() == 2
    assert adult_vault.next_papers_number() == PAPERS_FROM + 1


def test_papers_never_replace_anything(adult_vault: Vault, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()

    with pytest.raises(TargetExistsError):
        write_papers(
            adult_vault, tmp_path / "out", (PaperKind.RECEIPT,), clock=CLOCK, language="en"
        )

    assert list((tmp_path / "out").iterdir()) == []


def test_stopping_leaves_nothing(adult_vault: Vault, tmp_path: Path) -> None:
    stop = Cancel()
    stop.request()

    with pytest.raises(CancelledError):
        write_papers(
            adult_vault, tmp_path / "out", PaperKind, clock=CLOCK, language="en", cancel=stop
        )

    assert not (tmp_path / "out").exists()


def test_what_the_vault_cannot_remember_is_not_left_behind(
    adult_vault: Vault, tmp_path: Path
) -> None:
    def overtake(_progress: Progress) -> None:
        # The number these papers would get is taken while they are made.
        number = adult_vault.next_papers_number()
        other = Export(version=number, kind="papers", made_at=CLOCK.now(), code="ab" * 32)
        adult_vault.record_export(other, {})

    with pytest.raises(DatabaseDamagedError):
        write_papers(
            adult_vault,
            tmp_path / "out",
            (PaperKind.RECEIPT,),
            clock=CLOCK,
            language="en",
            report=overtake,
        )

    assert not (tmp_path / "out").exists()


def test_an_under_18_case_has_all_of_them_too(minor_vault: Vault, tmp_path: Path) -> None:
    say_something(minor_vault)

    made = write_papers(minor_vault, tmp_path / "out", PaperKind, clock=CLOCK, language="en")

    assert {each.kind for each in made.papers} == set(PaperKind)


def test_papers_overtaken_by_what_was_said_are_taken_back(
    adult_vault: Vault, tmp_path: Path
) -> None:
    say_something(adult_vault)
    path = tmp_path / papers_folder_name(adult_vault)

    def leave_own_out(_progress: Progress) -> None:
        leave_out_own_accounts(adult_vault, is_left_out=True)

    with pytest.raises(ChoiceChangedError):
        write_papers(adult_vault, path, PaperKind, clock=CLOCK, language="en", report=leave_own_out)

    assert not path.exists()
    assert adult_vault.exports() == ()
