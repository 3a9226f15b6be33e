import pytest
from PySide6.QtCore import Qt

from evidence_kit.ui.widgets.fields import Field
from evidence_kit.ui.widgets.inline_form import InlineForm


@pytest.fixture
def form(qtbot, theme):
    made = InlineForm(theme, "Add it", "All may stay empty.", "Keep it", "Not now")
    made.add_line(Field(theme, "One"))
    made.add_line(Field(theme, "Two"), Field(theme, "Three"))
    qtbot.addWidget(made)
    made.show()
    return made


def test_its_buttons_tell(qtbot, form):
    with qtbot.waitSignal(form.submitted):
        form.keep.click()
    with qtbot.waitSignal(form.closed):
        form.later.click()


def test_escape_in_a_field_closes_it(qtbot, form):
    field = form.findChildren(Field)[0]

    with qtbot.waitSignal(form.closed):
        qtbot.keyClick(field.line, Qt.Key.Key_Escape)


def test_the_fields_stand_in_order_before_the_buttons(form):
    tops = [each.mapTo(form, each.rect().topLeft()).y() for each in form.findChildren(Field)]

    assert tops == sorted(tops)
    assert form.keep.mapTo(form, form.keep.rect().topLeft()).y() > max(tops)


def test_while_busy_nothing_is_sent_twice(form):
    form.set_busy(is_busy=True)

    assert not form.keep.isEnabled()


def test_it_is_named_by_its_heading(form):
    form.set_title("Add another")

    assert form.accessibleName() == form.heading.text() == "Add another"
