import pytest
from PySide6.QtWidgets import QLabel

from evidence_kit.ui.theme import Look
from evidence_kit.ui.widgets.beside import Beside


@pytest.fixture
def beside(qtbot, theme):
    made = Beside(theme, QLabel("words"), QLabel("more"), from_em=30)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize(("width", "is_wide"), [(480, True), (479, False)])
def test_room_decides_where_the_second_part_stands(beside, width, is_wide):
    beside.resize(width, 80)

    assert beside.is_wide is is_wide


def test_a_large_text_needs_more_room(beside, theme):
    beside.resize(600, 80)

    theme.set_look(Look(text_percent=200))

    assert not beside.is_wide
