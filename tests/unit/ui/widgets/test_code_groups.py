import pytest
from pytestqt.qtbot import QtBot

from evidence_kit.ui.theme import Look, Theme
from evidence_kit.ui.widgets.code_groups import CodeGroups
from tests.windows import settle

CODE = "9d417c0eb2a853f608cde17b4490a3d2" * 2


@pytest.fixture
def groups(qtbot: QtBot, theme: Theme) -> CodeGroups:
    made = CodeGroups(theme, "The hand-over code")
    qtbot.addWidget(made)
    made.set_code(CODE)
    return made


def test_a_screen_reader_hears_group_after_group(groups: CodeGroups) -> None:
    spoken = groups.accessibleName()

    assert spoken.startswith("The hand-over code: 9D417C0E, B2A853F6")
    assert spoken.count(",") == 7


def test_whole_lines_stand_at_every_width(groups: CodeGroups) -> None:
    heights = [groups.heightForWidth(width) for width in (800, 260, 130)]

    # Two, four and eight lines.
    assert heights == sorted(heights)
    assert len(set(heights)) == 3


def test_it_grows_with_the_text(groups: CodeGroups, theme: Theme) -> None:
    before = groups.heightForWidth(1600)

    theme.set_look(Look(text_percent=200))

    assert groups.heightForWidth(1600) > before


def test_the_code_is_drawn(groups: CodeGroups, theme: Theme) -> None:
    groups.resize(500, groups.heightForWidth(500))
    groups.show()
    settle()
    picture = groups.grab().toImage()

    colours = {
        picture.pixelColor(x, y).name()
        for x in range(0, picture.width(), 2)
        for y in range(0, picture.height(), 2)
    }

    assert theme.colour("ink").name() in colours


def test_without_a_code_there_is_one_line(qtbot: QtBot, theme: Theme) -> None:
    empty = CodeGroups(theme, "x")
    qtbot.addWidget(empty)

    assert empty.code == ""
    assert empty.heightForWidth(800) < 100
