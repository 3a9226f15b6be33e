"""11: help now, without any vault."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractItemView, QWidget
from pytestqt.qtbot import QtBot

from evidence_kit.i18n import Words
from evidence_kit.ui.models.help_cards import Reader, Who
from evidence_kit.ui.pages.help_card import HelpCardView
from evidence_kit.ui.pages.help_now import HelpNowPage, printed_help
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.labels import Label
from evidence_kit.ui.widgets.qr_picture import QrPicture
from evidence_kit.ui.widgets.text_block import TextBlock
from tests.fakes import StoppedClock

DANGER = "In danger, or thinking about dying"


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, words: Words) -> HelpNowPage:
    made = HelpNowPage(theme, words, StoppedClock(), Reader(country="SI"))
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    made.activateWindow()
    return made


def cards(page: HelpNowPage) -> dict[str, HelpCardView]:
    return page._views


def numbers(view: HelpCardView) -> list[str]:
    return [block.text() for block in view.findChildren(TextBlock)]


def country_list(page: HelpNowPage) -> QWidget:
    """Return where keys go while a country is typed: the open list, or the field."""
    completer = page.country.box.completer()
    assert completer is not None
    popup = completer.popup()
    assert isinstance(popup, QAbstractItemView)
    return popup if popup.isVisible() else page.country.box


def type_country(page: HelpNowPage, qtbot: QtBot, text: str) -> None:
    line = page.country.box.lineEdit()
    assert line is not None
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton, pos=QPoint(line.width() - 20, 10))
    qtbot.keyClicks(line, text)


def test_the_first_card_is_danger_and_says_so_to_a_screen_reader(page: HelpNowPage) -> None:
    first = next(iter(cards(page).values()))

    assert first.title == DANGER
    assert first.accessibleName() == (
        "In danger, or thinking about dying. 112. Emergency number. Day and night. Free to call"
    )


def test_another_country_has_other_numbers(page: HelpNowPage) -> None:
    page.country.choose("GB-SCT")
    page.country.picked.emit("GB-SCT")

    assert "999" in numbers(cards(page)[DANGER])
    assert page.state.reader.country == "GB-SCT"


def test_a_country_that_is_typed_after_a_click_is_taken(page: HelpNowPage, qtbot: QtBot) -> None:
    type_country(page, qtbot, "england")
    qtbot.keyClick(country_list(page), Qt.Key.Key_Return)

    assert page.state.reader.country == "GB-EW"
    assert page.country.box.currentText() == "England and Wales"
    assert "999" in numbers(cards(page)[DANGER])


@pytest.mark.parametrize(
    ("typed", "country"), [("uk", "GB"), ("usa", "US"), ("united k", "GB"), ("any country", "")]
)
def test_enter_takes_the_country_that_is_surely_meant(
    page: HelpNowPage, qtbot: QtBot, typed: str, country: str
) -> None:
    type_country(page, qtbot, typed)
    qtbot.keyClick(country_list(page), Qt.Key.Key_Return)

    assert page.state.reader.country == country


@pytest.mark.parametrize(
    ("typed", "note"),
    [
        ("atlantis", "No such country in the list."),
        ("sl", "Several countries begin like this. Choose one from the list."),
    ],
)
def test_a_click_on_the_page_shows_the_country_again_whose_numbers_stand_there(
    page: HelpNowPage, qtbot: QtBot, typed: str, note: str
) -> None:
    type_country(page, qtbot, typed)
    country_list(page).hide()

    qtbot.mouseClick(page.page_scroll.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))

    assert page.state.reader.country == "SI"
    assert page.country.box.currentText() == "Slovenia"
    assert page.country.note() == note


def test_no_country_gives_the_international_list(page: HelpNowPage) -> None:
    page.country.picked.emit("INT")

    assert page.state.reader.country == ""
    assert "findahelpline.com" in numbers(cards(page)["Someone to talk to"])


def test_who_is_reading_changes_what_is_said(page: HelpNowPage) -> None:
    page.who.chosen.emit(Who.ADULT.value)

    said = [entry.name for card in page.sheet.cards for entry in card.entries]
    assert "StopNCII" in said
    assert "TOM telefon, for children and young people" not in said


def test_the_other_numbers_are_there_at_once_and_more_is_one_press_away(
    page: HelpNowPage, qtbot: QtBot
) -> None:
    before = numbers(cards(page)["Someone to talk to"])

    cards(page)["Someone to talk to"].more.click()

    assert "116 123" in before
    after = numbers(cards(page)["Someone to talk to"])
    assert len(after) > len(before)
    assert "telefon-samarijan.si" in after
    qtbot.waitUntil(cards(page)["Someone to talk to"].more.hasFocus)


def test_every_number_says_when_it_answers_without_a_press(page: HelpNowPage) -> None:
    card = cards(page)["Someone to talk to"]

    said = [label.text() for label in card.findChildren(Label)]
    assert said[said.index("Zaupni telefon Samarijan") + 1] == "Day and night · Free to call"


def test_numbers_can_be_reached_and_copied_by_keys(page: HelpNowPage) -> None:
    (number,) = [
        block for block in cards(page)[DANGER].findChildren(TextBlock) if block.text() == "112"
    ]

    assert number.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_it_says_where_every_number_comes_from(page: HelpNowPage) -> None:
    page.sources_button.click()

    assert page.state.shows_sources
    blocks = page._source_card.findChildren(TextBlock)
    assert len([block for block in blocks if block.isVisible()]) == len(page.sheet.sources)


def test_the_way_back_is_where_the_focus_starts(page: HelpNowPage, qtbot: QtBot) -> None:
    assert page.first_focus() is page.back
    with qtbot.waitSignal(page.back_requested):
        page.back.click()


def test_the_printed_page_has_every_number_and_no_name_of_ours(
    page: HelpNowPage, words: Words
) -> None:
    text = "\n".join(line.text for line in printed_help(page.sheet, words))

    for card in page.sheet.cards:
        assert all(entry.number in text and entry.address in text for entry in card.entries)
    assert "Evidence Kit" not in text


def test_the_page_says_that_it_is_nobodys_fault_and_stores_nothing(page: HelpNowPage) -> None:
    texts = [block.text() for block in page.findChildren(TextBlock)]

    assert any("It is not your fault." in text for text in texts)
    assert page.foot.line == (
        "Works without internet. Nothing on this page is stored. You can stop here."
    )


def test_an_address_is_shown_as_a_qr_code_and_never_opened(page: HelpNowPage, qtbot: QtBot) -> None:
    (card,) = [each for each in page.sheet.cards if each.title == "Someone to talk to"]
    cards(page)["Someone to talk to"].qr_requested.emit(card.entries[0].url)

    (picture,) = cards(page)["Someone to talk to"].findChildren(QrPicture)
    assert picture.accessibleName() == "QR code of https://www.telefon-samarijan.si/"
    assert "https://www.telefon-samarijan.si/" in numbers(cards(page)["Someone to talk to"])

    (card,) = [each for each in page.sheet.cards if each.title == "Someone to talk to"]
    cards(page)["Someone to talk to"].qr_requested.emit(card.entries[0].url)
    assert cards(page)["Someone to talk to"].findChildren(QrPicture) == []
    qtbot.waitUntil(cards(page)["Someone to talk to"].more.hasFocus)


def test_help_says_how_the_page_before_works_and_every_other_one(
    qtbot: QtBot, theme: Theme, words: Words
) -> None:
    page = HelpNowPage(theme, words, StoppedClock(), Reader())
    qtbot.addWidget(page)
    page.show()
    assert not page.manual_button.isVisible()
    page.set_manual("money")

    page.manual_button.click()

    assert page.manual is not None
    texts = {block.text() for block in page.manual.findChildren(TextBlock)}
    assert "Leave out what you do not know. That is an answer too." in texts
    page.manual.other.picked.emit("steps")
    assert page.manual.other.chosen() == "steps"
    page.manual.close_manual.click()
    assert page.manual is None


def test_the_page_asks_whether_this_computer_can_be_reached_and_says_what_to_do(
    page: HelpNowPage,
) -> None:
    said = [block.text() for block in page.findChildren(TextBlock)]
    (line,) = [each for each in said if "reach this computer?" in each]

    assert "Then another device is safer." in line
    assert "Shift three times" in line
