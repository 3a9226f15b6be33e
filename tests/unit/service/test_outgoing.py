from collections.abc import Callable
from pathlib import Path

import pytest

from evidence_kit import hashing, messages
from evidence_kit.errors import (
    InvalidValueError,
    NoVaultOpenError,
    PartTooSmallError,
    TargetExistsError,
)
from evidence_kit.model import ItemKind, PaperKind, Sensitivity
from evidence_kit.service import outgoing
from evidence_kit.service.work import Work
from evidence_kit.store import Vault
from tests.fakes import BytesSource, new_item

WorkOn = Callable[[Vault | None], Work]


def fill(vault: Vault) -> None:
    vault.add_item(BytesSource(b"a chat"), new_item("chat.txt", media_type="text/plain"))
    vault.add_item(BytesSource(b"noise"), new_item("a.heic", sensitivity=Sensitivity.INTIMATE))
    vault.describe_item(new_item("", kind=ItemKind.NOT_HELD, media_type=""))


def look(page: int, width_px: int = 300) -> messages.LookAtReport:
    return messages.LookAtReport(language="en", page=page, width_px=width_px)


def test_a_report_is_written_with_its_digest(vault: Vault, work_on: WorkOn, tmp_path: Path) -> None:
    fill(vault)
    path = tmp_path / "report.pdf"

    made = outgoing.make_report(messages.MakeReport(path=str(path), language="xx"), work_on(vault))

    assert made.path == str(path)
    assert made.sha256 == hashing.sha256(path.read_bytes())
    assert vault.exports()[0].code == made.sha256


def test_a_report_replaces_nothing(vault: Vault, work_on: WorkOn, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(b"another one")

    with pytest.raises(TargetExistsError):
        outgoing.make_report(messages.MakeReport(path=str(path), language="en"), work_on(vault))


def test_a_package_is_written_and_can_be_checked_without_a_vault(
    vault: Vault, work_on: WorkOn, tmp_path: Path
) -> None:
    fill(vault)
    made = outgoing.make_package(
        messages.MakePackage(target_path=str(tmp_path), language="en", as_zip=True),
        work_on(vault),
    )
    without_code = outgoing.check_package(
        messages.CheckPackage(path=made.folder_path), work_on(None)
    )
    with_code = outgoing.check_package(
        messages.CheckPackage(path=made.zip_path, code=made.hand_over_code), work_on(None)
    )
    with_another = outgoing.check_package(
        messages.CheckPackage(path=made.zip_path, code="0" * 64), work_on(None)
    )

    assert [each.label for each in made.left_out] == ["JS-002", "JS-003"]
    assert all(each.reason for each in made.left_out)
    assert (without_code.is_intact, without_code.is_code_compared) == (True, False)
    assert (with_code.is_intact, with_code.is_code_compared) == (True, True)
    assert (with_another.is_intact, with_another.is_code_compared) == (False, True)
    assert with_code.hand_over_code == made.hand_over_code


@pytest.mark.deep
@pytest.mark.parametrize("limits", [{"most_mb": 1}, {"most_files": 3}])
def test_a_web_page_gets_no_part_that_is_larger_than_it_takes(
    limits: dict[str, int], vault: Vault, work_on: WorkOn, tmp_path: Path
) -> None:
    fill(vault)
    request = messages.MakePackage(
        target_path=str(tmp_path), language="en", as_zip=False, way=messages.Way.PORTAL, **limits
    )

    with pytest.raises(PartTooSmallError) as refused:
        outgoing.make_package(request, work_on(vault))

    assert limits.items() <= refused.value.facts.items()
    assert list(tmp_path.glob("*EK*")) == []


def test_papers_get_a_folder_of_their_own(vault: Vault, work_on: WorkOn, tmp_path: Path) -> None:
    kinds = (PaperKind.RECEIPT, PaperKind.FORM_TEXT)
    request = messages.MakePapers(target_path=str(tmp_path), kinds=kinds, language="en")

    first = outgoing.make_papers(request, work_on(vault))
    second = outgoing.make_papers(request, work_on(vault))

    assert sorted(first.names) == ["form-text.pdf", "form-text.txt", "receipt.pdf"]
    assert sorted(path.name for path in Path(first.folder_path).iterdir()) == sorted(first.names)
    assert first.folder_path != second.folder_path


def test_the_card_is_written_and_says_nothing_of_the_case(
    vault: Vault, work_on: WorkOn, tmp_path: Path
) -> None:
    path = tmp_path / "card.pdf"

    saved = outgoing.save_card(messages.SaveCard(path=str(path), language="en"), work_on(vault))

    assert saved.path == str(path)
    assert path.read_bytes().startswith(b"%PDF")
    assert vault.exports() == ()
    with pytest.raises(TargetExistsError):
        outgoing.save_card(messages.SaveCard(path=str(path), language="en"), work_on(vault))


def test_the_steps_are_written_on_two_pages_and_say_nothing_of_the_case(
    vault: Vault, work_on: WorkOn, tmp_path: Path
) -> None:
    path = tmp_path / "steps.pdf"
    request = messages.SaveCard(path=str(path), language="en", is_sheet=True)

    assert outgoing.save_card(request, work_on(vault)).path == str(path)
    assert path.read_bytes().count(b"/MediaBox") == 2
    assert vault.exports() == ()


def test_nothing_goes_out_without_an_open_case(work_on: WorkOn, tmp_path: Path) -> None:
    with pytest.raises(NoVaultOpenError):
        outgoing.make_report(
            messages.MakeReport(path=str(tmp_path / "r.pdf"), language="en"), work_on(None)
        )


def test_pages_are_looked_at_one_by_one_and_laid_out_once(vault: Vault, work_on: WorkOn) -> None:
    fill(vault)
    work = work_on(vault)

    first = outgoing.look_at_report(look(1), work)
    laid_out = work.held.previewed
    last = outgoing.look_at_report(look(first.pages), work)

    assert laid_out is not None
    assert work.held.previewed is laid_out
    assert "Evidence report" in first.text
    assert (last.page, last.pages) == (first.pages, first.pages)
    assert len(first.rgb) == first.width_px * first.height_px * 3
    assert vault.exports() == ()


def test_a_case_that_changed_is_laid_out_again(vault: Vault, work_on: WorkOn) -> None:
    work = work_on(vault)
    outgoing.look_at_report(look(1), work)
    laid_out = work.held.previewed

    fill(vault)
    outgoing.look_at_report(look(1), work)

    assert work.held.previewed is not laid_out


def test_a_page_that_cannot_be_is_refused_before_anything_is_laid_out(
    vault: Vault, work_on: WorkOn
) -> None:
    work = work_on(vault)

    for refused in (look(0), look(1, width_px=0), look(1, width_px=100_000)):
        with pytest.raises(InvalidValueError):
            outgoing.look_at_report(refused, work)

    assert work.held.previewed is None


def test_what_was_looked_at_goes_with_the_vault(vault: Vault, work_on: WorkOn) -> None:
    work = work_on(vault)
    outgoing.look_at_report(look(1), work)

    work.held.let_go()

    assert work.held.previewed is None
