"""Check packages with the real vault process, in which no case is open."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from evidence_kit.casework.hand_over import write_case_package
from evidence_kit.casework.handing_over import Wish, hand_over
from evidence_kit.handover.package import PackageResult
from evidence_kit.i18n import Words
from evidence_kit.intake.importing import Answers, import_text
from evidence_kit.model import Route, Verdict
from evidence_kit.store import Vault
from evidence_kit.ui.models.checking_package import Answered
from evidence_kit.ui.models.verdicts import CodeAnswer, PackageAnswer
from evidence_kit.ui.pages.check_package import CheckPackagePage
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.vault_process import VaultProcess
from tests.fakes import PASSPHRASE, StoppedClock, flip_bit
from tests.ui.loaded_vault import NewVault

PATIENCE_MS = 60_000


@pytest.fixture(scope="module")
def made(
    pristine_cases: dict[str, Path], tmp_path_factory: pytest.TempPathFactory
) -> PackageResult:
    """A package with one original, as a folder and as a ZIP; made once, spoilt in copies."""
    path = tmp_path_factory.mktemp("handed over")
    case_path = shutil.copytree(pristine_cases["adult"], path / "case")
    target_path = path / "POLICE"
    target_path.mkdir()
    clock = StoppedClock()
    with Vault.open(case_path, PASSPHRASE, clock=clock) as vault:
        import_text(vault, "pay or I send it", "chat.txt", Answers(route=Route.FILE_DIALOG))
        return write_case_package(vault, target_path, clock=clock, language="en", as_zip=True)


@pytest.fixture
def package(made: PackageResult, tmp_path: Path) -> Path:
    """A copy of the folder, to be spoilt."""
    return Path(shutil.copytree(made.folder_path, tmp_path / "copy"))


@pytest.fixture
def without_case(new_vault: NewVault) -> Iterator[VaultProcess]:
    """A vault process in which nothing is open."""
    process = new_vault()
    yield process
    process.kill()


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, words: Words, without_case: VaultProcess) -> CheckPackagePage:
    shown = CheckPackagePage(theme, without_case, words)
    qtbot.addWidget(shown)
    shown.resize(1032, 700)
    shown.show()
    return shown


def check(qtbot: QtBot, page: CheckPackagePage, path: Path | str, code: str = "") -> Answered:
    """Choose a package, type a code and press the button, as a person does."""
    page.choose(str(path))
    page.code.line.clear()
    qtbot.keyClicks(page.code.line, code)
    qtbot.mouseClick(page.check_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.state.check is None, timeout=PATIENCE_MS)
    assert page.state.answered is not None, page.state.problem
    return page.state.answered


def named(answered: Answered, verdict: Verdict) -> list[str]:
    return [each.subject for each in answered.not_right if each.verdict is verdict]


def exhibit_in(package: Path) -> Path:
    (path,) = (package / "data" / "exhibits").iterdir()
    return path


def test_with_its_code_a_package_is_intact(
    qtbot: QtBot, page: CheckPackagePage, made: PackageResult
) -> None:
    answered = check(qtbot, page, made.folder_path, made.hand_over_code.upper())

    assert answered.package is PackageAnswer.INTACT
    assert page.result.title() == "Intact. Every file is what was handed over."


def test_the_zip_is_the_same_package(
    qtbot: QtBot, page: CheckPackagePage, made: PackageResult
) -> None:
    answered = check(qtbot, page, made.zip_path or "", made.hand_over_code)

    assert answered.package is PackageAnswer.INTACT


def test_without_a_code_it_is_consistent_with_itself_and_no_more(
    qtbot: QtBot, page: CheckPackagePage, made: PackageResult
) -> None:
    answered = check(qtbot, page, made.folder_path)

    assert answered.package is PackageAnswer.CONSISTENT
    assert page.result.groups.code == made.hand_over_code


def test_a_changed_byte_is_named_with_its_file(
    qtbot: QtBot, page: CheckPackagePage, made: PackageResult, package: Path
) -> None:
    exhibit = exhibit_in(package)
    flip_bit(exhibit, 3)

    answered = check(qtbot, page, package, made.hand_over_code)

    assert answered.package is PackageAnswer.BAD
    assert answered.code is CodeAnswer.FITS
    assert page.result.spoken().endswith("The hand-over code fits, but not everything else does")
    assert f"data/exhibits/{exhibit.name}" in named(answered, Verdict.ALTERED)
    assert page.table_card.table.model.findings[0].verdict is Verdict.ALTERED


def test_a_removed_file_is_called_missing(
    qtbot: QtBot, page: CheckPackagePage, made: PackageResult, package: Path
) -> None:
    exhibit = exhibit_in(package)
    exhibit.unlink()

    answered = check(qtbot, page, package, made.hand_over_code)

    assert f"data/exhibits/{exhibit.name}" in named(answered, Verdict.MISSING)


def test_an_added_file_is_called_added(
    qtbot: QtBot, page: CheckPackagePage, made: PackageResult, package: Path
) -> None:
    (package / "data" / "exhibits" / "extra.txt").write_text("x", encoding="utf-8")

    answered = check(qtbot, page, package, made.hand_over_code)

    assert answered.package is PackageAnswer.ADDED_TO
    assert "data/exhibits/extra.txt" in named(answered, Verdict.ADDED)
    assert not answered.is_red


def test_another_code_is_said(qtbot: QtBot, page: CheckPackagePage, made: PackageResult) -> None:
    answered = check(qtbot, page, made.folder_path, "0" * 64)

    assert answered.code is CodeAnswer.DIFFERS
    assert answered.package is PackageAnswer.BAD
    assert "another hand-over code" in page.result.spoken()


def test_a_shortened_code_is_refused_in_words(
    qtbot: QtBot, page: CheckPackagePage, made: PackageResult
) -> None:
    page.choose(str(made.folder_path))
    qtbot.keyClicks(page.code.line, made.hand_over_code[:8])
    qtbot.mouseClick(page.check_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.state.problem is not None, timeout=PATIENCE_MS)

    assert page.state.problem is not None
    assert page.state.problem.code == "EK-503"
    assert page.state.answered is None


def test_a_folder_that_is_no_package_is_said(
    qtbot: QtBot, page: CheckPackagePage, tmp_path: Path
) -> None:
    page.choose(str(tmp_path))
    qtbot.mouseClick(page.check_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.state.problem is not None, timeout=PATIENCE_MS)

    assert page.state.problem is not None
    assert page.state.problem.code == "EK-602"
    assert page.state.can_check


SPOKEN = "seven quiet words nobody guesses here"


@pytest.fixture
def locked_path(pristine_cases: dict[str, Path], tmp_path: Path) -> Path:
    """A package in a locked ZIP."""
    case_path = shutil.copytree(pristine_cases["adult"], tmp_path / "case")
    clock = StoppedClock()
    with Vault.open(case_path, PASSPHRASE, clock=clock) as vault:
        import_text(vault, "pay or I send it", "chat.txt", Answers(route=Route.FILE_DIALOG))
        wish = Wish(language="en", is_locked=True, passphrase=SPOKEN)
        (package,) = hand_over(vault, tmp_path, wish, clock=clock).packages
    return package.bag.place_path


def test_a_locked_package_asks_for_its_words_and_is_checked_with_them(
    qtbot: QtBot, page: CheckPackagePage, locked_path: Path
) -> None:
    page.choose(str(locked_path))
    for words, note in (("", "EK-172"), ("wrong words", "EK-173")):
        page.passphrase.set_text(words)
        page.check_button.click()
        qtbot.waitUntil(lambda: page.state.check is None, timeout=PATIENCE_MS)
        assert page.state.problem is not None
        assert page.state.problem.code == note
        assert page.passphrase.note() == "Type the words here, then check it once more."

    page.passphrase.set_text(SPOKEN)
    page.check_button.click()
    qtbot.waitUntil(lambda: page.state.answered is not None, timeout=PATIENCE_MS)

    assert page.state.answered is not None
    assert page.state.answered.package is PackageAnswer.CONSISTENT
    page.choose("another")
    assert page.passphrase.text() == ""
