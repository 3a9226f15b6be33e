from functools import partial

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from evidence_kit.ui.pages.row_forms import RowForms
from evidence_kit.ui.widgets.row import Row
from evidence_kit.ui.widgets.row_list import RowList
from evidence_kit.ui.widgets.rows_in_view import Entry


@pytest.fixture
def rows(qtbot, theme):
    made = RowList(theme, "Rows")
    qtbot.addWidget(made)
    made.set_rows(
        [Entry(key=key, make=partial(Row, theme, key, key, QLabel(key), QWidget)) for key in "abc"]
    )
    return made


@pytest.fixture
def forms(rows):
    return RowForms(rows, ("page/form/",), lambda name: name.removeprefix("page/form/"))


def test_every_row_in_which_something_waits_is_opened_once(rows, forms):
    forms.know({"page/form/a": "x", "page/form/c": "y", "page/form/b": "", "page/other": "z"})

    forms.open_what_waits()

    assert rows.open_keys == ("a", "c")
    assert forms.draft("page/form/a") == "x"
    assert not forms.draft("page/other")
    rows.rows[0].button.click()
    forms.open_what_waits()
    assert rows.open_keys == ("c",)


def test_a_form_that_was_only_opened_waits_for_nothing_and_stays_open(rows, forms):
    heard = []
    forms.typed.connect(lambda name, draft: heard.append((name, draft)))

    rows.open_row("a")
    forms.put("page/form/a", "as it was", is_changed=False)
    rows.open_row("b")
    forms.put("page/form/b", "begun")

    assert heard == [("page/form/a", ""), ("page/form/b", "begun")]
    assert rows.open_keys == ("a", "b")


def test_what_is_forgotten_or_emptied_holds_no_row_open(rows, forms):
    for key in "ab":
        rows.open_row(key)
        forms.put(f"page/form/{key}", "begun")

    forms.forget("page/form/a")
    forms.put("page/form/b", "")
    rows.open_row("c")

    assert rows.open_keys == ("c",)


def test_what_was_typed_since_is_not_replaced_by_what_the_case_says_later(forms):
    forms.know({"page/form/a": "before"})
    forms.put("page/form/a", "after")

    forms.know({"page/form/a": "before"})

    assert forms.draft("page/form/a") == "after"
