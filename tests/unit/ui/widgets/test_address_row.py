from pytestqt.qtbot import QtBot

from evidence_kit.i18n import Words
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.address_row import AddressRow, has_code
from evidence_kit.ui.widgets.qr_picture import QrPicture

URL = "https://takeitdown.ncmec.org/"


def make(qtbot: QtBot, theme: Theme, url: str) -> AddressRow:
    row = AddressRow(theme, Words(), "takeitdown.ncmec.org", url)
    qtbot.addWidget(row)
    row.resize(400, 400)
    row.show()
    return row


def test_the_code_comes_and_goes_with_its_button(qtbot: QtBot, theme: Theme) -> None:
    row = make(qtbot, theme, URL)
    assert row.findChildren(QrPicture) == []

    button = row.qr_button
    assert button is not None
    button.click()
    (picture,) = row.findChildren(QrPicture)
    assert picture.accessibleName() == f"QR code of {URL}"

    button.click()
    assert not picture.isVisible()
    assert button.words() == "Show as QR"


def test_an_address_without_a_page_has_no_code(qtbot: QtBot, theme: Theme) -> None:
    assert make(qtbot, theme, "").qr_button is None


def test_an_address_that_is_too_long_for_a_screen_has_none() -> None:
    assert has_code(URL)
    assert not has_code("https://example.org/" + "x" * 213)
