import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from evidence_kit.i18n import Words
from evidence_kit.model import Finding, Verdict
from evidence_kit.ui.models.verdicts import FindingWords, package_words
from evidence_kit.ui.theme import Look, Theme
from evidence_kit.ui.widgets.findings_table import MOST_ROWS_SHOWN, FindingsTable
from tests.unit.ui.seen import finding
from tests.windows import settle

ALTERED = finding("data/exhibits/JS-002.png", Verdict.ALTERED, "SHA-256 is 00")
MANY = tuple(finding(f"data/exhibits/JS-{number:05d}.png") for number in range(10_000))


def say(each: Finding) -> FindingWords:
    return package_words(each, Words())


@pytest.fixture
def table(qtbot: QtBot, theme: Theme, words: Words) -> FindingsTable:
    made = FindingsTable(theme, words, "Every answer", say)
    qtbot.addWidget(made)
    made.resize(700, 600)
    made.show()
    settle()
    return made


def test_few_rows_are_all_shown(table: FindingsTable) -> None:
    table.set_findings((finding("a"), finding("b")))
    settle()

    assert table.view.verticalScrollBar().maximum() == 0


def test_ten_thousand_rows_scroll_within_the_table(table: FindingsTable) -> None:
    table.set_findings(MANY)
    settle()

    row_px = table.view.verticalHeader().defaultSectionSize()
    assert table.view.height() <= MOST_ROWS_SHOWN * row_px + 4
    assert table.view.verticalScrollBar().maximum() > 0


def test_no_row_is_measured_for_itself(table: FindingsTable) -> None:
    table.set_findings((*MANY[:20], ALTERED))
    settle()

    heights = {table.view.rowHeight(row) for row in range(table.model.rowCount())}
    assert len(heights) == 1


def test_the_chosen_row_stands_below_in_full(table: FindingsTable) -> None:
    table.set_findings((finding("a"), ALTERED))

    table.view.selectRow(0)

    assert table.chosen_text() == "data/exhibits/JS-002.png\nAltered\nSHA-256 is 00"


def test_nothing_is_chosen_in_other_answers(table: FindingsTable) -> None:
    table.set_findings((ALTERED,))
    table.view.selectRow(0)

    table.set_findings((finding("a"),))

    assert table.chosen_text() == ""


def test_arrows_choose_and_tab_leaves(qtbot: QtBot, table: FindingsTable) -> None:
    table.set_findings((ALTERED, finding("a")))
    table.view.setFocus()
    table.view.selectRow(0)

    qtbot.keyClick(table.view, Qt.Key.Key_Down)

    assert table.view.currentIndex().row() == 1
    assert not table.view.tabKeyNavigation()


def test_it_is_never_wider_than_its_place(table: FindingsTable, theme: Theme) -> None:
    theme.set_look(Look(text_percent=200))
    table.set_findings((finding("data/" + "x" * 500), ALTERED))
    settle()

    assert table.view.horizontalHeader().length() == table.view.viewport().width()


def test_every_verdict_is_drawn(table: FindingsTable, theme: Theme) -> None:
    table.set_findings(tuple(finding(verdict.value, verdict) for verdict in Verdict))
    table.view.selectRow(2)
    settle()
    picture = table.view.grab().toImage()

    colours = {
        picture.pixelColor(x, y).name()
        for x in range(0, picture.width(), 2)
        for y in range(0, picture.height(), 2)
    }

    tints = {theme.colour(f"{tone}_tint").name() for tone in ("keep", "soon", "danger", "primary")}
    assert tints <= colours
