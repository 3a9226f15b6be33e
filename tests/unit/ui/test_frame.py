import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from evidence_kit.i18n import Words
from evidence_kit.ui.frame import Actions, Brand, Foot, FrontPage, is_compact, page_scroll
from evidence_kit.ui.tab_order import stops_in
from evidence_kit.ui.theme import Look, Theme
from evidence_kit.ui.widgets.labels import Label


class AnyPage(FrontPage):
    @override
    def first_focus(self) -> QWidget:
        return self.ways_out.hide_now


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, words: Words) -> AnyPage:
    made = AnyPage(theme, words)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize(
    ("button", "signal"),
    [("hide_now", "hide_requested"), ("lock", "lock_requested"), ("help", "help_requested")],
)
def test_every_way_out_is_passed_on(page: AnyPage, qtbot: QtBot, button: str, signal: str) -> None:
    with qtbot.waitSignal(getattr(page, signal)):
        getattr(page.ways_out, button).click()


def test_the_strongest_way_out_is_the_first_stop(page: AnyPage) -> None:
    stops = [stop for region in page.regions() for stop in stops_in(region)]

    assert stops[0] is page.ways_out.hide_now


def test_the_lock_is_there_while_a_case_is_open(page: AnyPage) -> None:
    assert not page.ways_out.lock.isVisible()

    page.set_has_case(has_case=True)

    assert page.ways_out.lock.isVisible()


def test_the_foot_says_how_things_stand_and_that_it_is_nobodys_fault(
    qtbot: QtBot, theme: Theme, words: Words
) -> None:
    foot = Foot(theme, words)
    qtbot.addWidget(foot)
    foot.show()

    foot.set_line("Everything is saved.")

    said = [label.text() for label in foot.findChildren(Label) if label.isVisible()]
    assert said == ["Everything is saved.", "This is not your fault."]
    with qtbot.waitSignal(foot.link_requested):
        foot.link.click()


def test_where_there_is_little_room_the_kind_words_are_fewer(
    qtbot: QtBot, theme: Theme, words: Words
) -> None:
    foot = Foot(theme, words)
    qtbot.addWidget(foot)
    foot.show()

    foot.set_is_compact(is_compact=True)

    said = [label.text() for label in foot.findChildren(Label) if label.isVisible()]
    assert said == ["", "Not your fault."]


def test_room_is_counted_in_letters(theme: Theme) -> None:
    assert not is_compact(theme, 1024)
    assert is_compact(theme, 900)

    theme.set_look(Look(text_percent=200))

    assert is_compact(theme, 1280)


def test_a_page_is_no_higher_than_its_words(qtbot: QtBot, theme: Theme) -> None:
    scroll = page_scroll(theme)
    qtbot.addWidget(scroll)
    for _line in range(6):
        scroll.body.addWidget(Label(theme, "Take a breath; we go one step at a time. " * 3))
    scroll.resize(900, 400)
    scroll.show()

    assert not scroll.verticalScrollBar().isVisible()


def test_the_brand_leaves_its_mark_alone(qtbot: QtBot, theme: Theme) -> None:
    brand = Brand(theme, "My case")
    qtbot.addWidget(brand)
    brand.show()

    brand.set_is_compact(is_compact=True)

    assert not any(label.isVisible() for label in brand.findChildren(Label))


def test_no_button_is_without_a_name(qtbot: QtBot, theme: Theme, words: Words) -> None:
    actions = Actions(theme, words, has_lock=True)
    qtbot.addWidget(actions)

    names = [button.accessibleName() for button in (actions.help, actions.lock, actions.hide_now)]

    assert names == ["Help now", "Lock", "Hide now"]
