import pytest

from evidence_kit.ui.widgets.column_titles import ColumnTitles, tag_width
from evidence_kit.ui.widgets.columns import Place, Plan
from evidence_kit.ui.widgets.labels import Tag

PLAN = Plan(from_em=30, widths=(0, 100), places=(Place(row=0, column=0), Place(row=0, column=1)))


@pytest.mark.parametrize(("width", "is_shown"), [(552, True), (551, False)])
def test_titles_stand_there_where_there_are_columns(qtbot, theme, width, is_shown):
    titles = ColumnTitles(theme, ("One", "Two"), PLAN, gap_px=8)
    qtbot.addWidget(titles)
    titles.show()

    titles.resize(width, 30)

    assert titles.is_shown is is_shown


def test_a_column_of_tags_is_as_wide_as_the_longest(qtbot, theme):
    tag = Tag(theme, "Can be changed, perhaps", "neutral", "changes")
    qtbot.addWidget(tag)

    assert tag_width(theme, ("Stays", "Can be changed, perhaps")) >= tag.sizeHint().width()
