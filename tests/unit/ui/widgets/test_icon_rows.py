from pytestqt.qtbot import QtBot

from evidence_kit.ui.models.icon_lines import IconLine
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.icon_rows import IconRow, IconRows
from evidence_kit.ui.widgets.labels import Label

FIRST = IconLine(icon="check", title="8 pieces", line="Originals", tail="For the lab")
SECOND = IconLine(icon="lock", title="PINs")


def shown_texts(rows: IconRows) -> list[str]:
    return [label.text() for label in rows.findChildren(Label) if not label.isHidden()]


def test_a_row_says_title_line_and_end(qtbot: QtBot, theme: Theme) -> None:
    rows = IconRows(theme)
    qtbot.addWidget(rows)

    rows.set_lines((FIRST,))

    assert shown_texts(rows) == ["8 pieces", "Originals", "For the lab"]


def test_other_rows_take_the_place_of_the_first(qtbot: QtBot, theme: Theme) -> None:
    rows = IconRows(theme)
    qtbot.addWidget(rows)
    rows.set_lines((FIRST,))

    rows.set_lines((SECOND,))

    shown = [row for row in rows.findChildren(IconRow) if not row.isHidden()]
    assert len(shown) == 1
    assert rows.lines == (SECOND,)


def test_the_same_rows_are_left_as_they_are(qtbot: QtBot, theme: Theme) -> None:
    rows = IconRows(theme)
    qtbot.addWidget(rows)
    rows.set_lines((FIRST,))
    before = rows.findChildren(IconRow)

    rows.set_lines(
        (IconLine(icon="check", title="8 pieces", line="Originals", tail="For the lab"),)
    )

    assert rows.findChildren(IconRow) == before
