from pytestqt.qtbot import QtBot

from evidence_kit.qr_code import qr_code
from evidence_kit.ui.theme import Look, Theme
from evidence_kit.ui.widgets.qr_picture import QrPicture

ADDRESS = "https://takeitdown.ncmec.org/"


def drawn(picture: QrPicture, module_px: int) -> tuple[tuple[bool, ...], ...]:
    """Read the modules back from the picture, quiet zone left out."""
    image = picture.grab().toImage()
    count = image.width() // module_px - 8
    return tuple(
        tuple(
            image.pixelColor(
                (column + 4) * module_px + module_px // 2, (row + 4) * module_px + module_px // 2
            ).lightness()
            < 128
            for column in range(count)
        )
        for row in range(count)
    )


def make(qtbot: QtBot, theme: Theme) -> QrPicture:
    picture = QrPicture(theme, ADDRESS, "QR code of takeitdown.ncmec.org")
    qtbot.addWidget(picture)
    picture.resize(picture.sizeHint())
    return picture


def test_what_is_drawn_is_the_code(qtbot: QtBot, theme: Theme) -> None:
    assert drawn(make(qtbot, theme), 4) == qr_code(ADDRESS)


def test_it_stays_dark_on_light_by_night(qtbot: QtBot, theme: Theme) -> None:
    picture = make(qtbot, theme)

    theme.set_look(Look(is_dark=True))

    assert drawn(picture, 4) == qr_code(ADDRESS)


def test_a_screen_reader_hears_where_it_leads(qtbot: QtBot, theme: Theme) -> None:
    assert make(qtbot, theme).accessibleName() == "QR code of takeitdown.ncmec.org"
