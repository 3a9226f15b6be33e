import subprocess
import sys
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from evidence_kit.i18n import Words
from evidence_kit.ui.places import (
    NEUTRAL_NAME,
    SAMPLE_NAME,
    choose_folder,
    default_case_path,
    inside,
    next_name,
    sample_path,
)
from evidence_kit.ui.theme import Theme


def test_the_usual_place_has_a_name_that_says_nothing() -> None:
    path = Path(default_case_path())

    assert path.is_absolute()
    assert path.name == NEUTRAL_NAME
    assert not any(word in path.name.lower() for word in ("evidence", "case", "police"))


def test_a_program_that_keeps_to_its_stick_puts_a_case_there(tmp_path: Path) -> None:
    program = tmp_path / "evidence-kit" / "evidence-kit"
    (program.parent / "preferences").mkdir(parents=True)

    assert default_case_path(program) == str(tmp_path / NEUTRAL_NAME)
    assert sample_path(program) == str(tmp_path / SAMPLE_NAME)


def test_the_program_that_runs_is_asked_where_nobody_names_one(tmp_path: Path) -> None:
    program = tmp_path / "evidence-kit" / "evidence-kit"
    (program.parent / "preferences").mkdir(parents=True)
    asked = (
        "import sys; sys.frozen, sys.executable = True, sys.argv[1]\n"
        "from evidence_kit.ui.places import default_case_path, sample_path\n"
        "print(default_case_path(), sample_path(), sep='\\n')"
    )

    said = subprocess.run(
        [sys.executable, "-P", "-c", asked, str(program)],
        check=True,
        capture_output=True,
        text=True,
    )

    assert said.stdout.splitlines() == [str(tmp_path / NEUTRAL_NAME), str(tmp_path / SAMPLE_NAME)]


def test_a_case_in_a_chosen_folder_gets_a_folder_of_its_own() -> None:
    assert Path(inside("/media/stick")) == Path("/media/stick/Papers")


def test_names_are_counted_up() -> None:
    assert next_name("/home/ana/Papers") == "/home/ana/Papers 2"
    assert next_name("/home/ana/Papers 9") == "/home/ana/Papers 10"
    assert next_name("/home/ana/2") == "/home/ana/2 2"


def test_choosing_shows_no_small_pictures(
    qtbot: QtBot, theme: Theme, words: Words, tmp_path: Path
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    chosen: list[str] = []

    choose_folder(theme, parent, words, chosen.append)
    (dialog,) = parent.findChildren(QFileDialog)
    assert dialog.testOption(QFileDialog.Option.DontUseNativeDialog)
    assert dialog.viewMode() is QFileDialog.ViewMode.List
    dialog.fileSelected.emit(str(tmp_path))
    dialog.close()

    assert chosen == [str(tmp_path)]
