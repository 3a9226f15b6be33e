from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from evidence_kit.model import Route
from evidence_kit.ui.pages.evidence_offers import Gathering, offers_of, picture_in
from evidence_kit.ui.pages.evidence_question import Offered

pytestmark = pytest.mark.usefixtures("qapp")


def image() -> QImage:
    made = QImage(3, 2, QImage.Format.Format_RGB32)
    made.fill(QColor("red"))
    return made


def test_a_file_is_known_by_name_folder_and_size(tmp_path: Path) -> None:
    path = tmp_path / "Pictures" / "chat.png"
    path.parent.mkdir()
    path.write_bytes(b"12345")

    (offered,) = offers_of([str(path)])

    assert (offered.name, offered.folder, offered.size_bytes) == ("chat.png", "Pictures", 5)
    assert not offered.is_folder


def test_nothing_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "closed.png"
    path.write_bytes(b"1")
    path.chmod(0)

    assert offers_of([str(path)])[0].size_bytes == 1


def test_a_folder_is_told_from_a_file_and_from_a_link_to_a_folder(tmp_path: Path) -> None:
    folder, link = tmp_path / "Snapchat", tmp_path / "link"
    folder.mkdir()
    link.symlink_to(folder)

    assert [each.is_folder for each in offers_of([str(folder), str(link)])] == [True, False]


def test_what_is_not_there_has_no_size(tmp_path: Path) -> None:
    assert offers_of([str(tmp_path / "gone.png")])[0].size_bytes is None


def test_a_picture_offered_as_png_keeps_its_bytes() -> None:
    data = QMimeData()
    data.setData("image/png", b"\x89PNG as it came")

    offered = picture_in(data, "picture")

    assert offered is not None
    assert (offered.data, offered.name) == (b"\x89PNG as it came", "picture.png")


def test_a_picture_in_memory_is_written_as_png() -> None:
    data = QMimeData()
    data.setImageData(image())

    offered = picture_in(data, "picture")

    assert offered is not None
    assert offered.data is not None
    assert offered.data.startswith(b"\x89PNG")
    assert offered.path == ""


def test_text_is_no_picture() -> None:
    data = QMimeData()
    data.setText("hello")

    assert picture_in(data, "picture") is None


def test_many_are_looked_up_in_turns_and_told_in_the_order_they_came(
    qtbot: QtBot, qapp: QApplication
) -> None:
    told: list[tuple[int, str, Route]] = []
    gathering = Gathering(qapp)
    gathering.gathered.connect(
        lambda offered, route: told.append((len(offered), offered[0].name, route))
    )

    gathering.gather([f"/nowhere/{number}.png" for number in range(1000)], Route.DROP)
    gathering.gather(["/nowhere/later.png"], Route.PASTE)
    assert told == []

    qtbot.waitUntil(lambda: len(told) == 2)
    assert told == [(1000, "0.png", Route.DROP), (1, "later.png", Route.PASTE)]
    assert not gathering._timer.isActive()


def test_a_few_are_told_at_once(qapp: QApplication) -> None:
    told: list[tuple[Offered, ...]] = []
    gathering = Gathering(qapp)
    gathering.gathered.connect(lambda offered, _route: told.append(offered))

    gathering.gather(["/nowhere/1.png", "/nowhere/2.png"], Route.DROP)

    assert [[each.name for each in offered] for offered in told] == [["1.png", "2.png"]]
