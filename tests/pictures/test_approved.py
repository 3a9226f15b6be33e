"""A screen of every page looks as it did when a person last looked at it and said yes.

Pictures are the same byte for byte within one version of Qt and differ between versions; with any
other than the locked one there is nothing to compare.
"""

import PySide6
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from evidence_kit.ui.theme import Theme
from tests.pictures.scenes import APPROVED_PATH, LOOKS, Scene, all_scenes, draw

LOCKED_QT = "6.11.3"
"""As in packaging/requirements.txt."""

APPROVED = {path.stem: path for path in APPROVED_PATH.glob("*.png")}

each_approved = pytest.mark.parametrize(
    "scene",
    [scene for scene in all_scenes() if scene.name in APPROVED],
    ids=lambda scene: scene.name,
)


@pytest.mark.skipif(PySide6.__version__ != LOCKED_QT, reason="pictures belong to one Qt version")
@each_approved
def test_a_screen_looks_as_it_was_approved(scene: Scene, qapp: QApplication, theme: Theme) -> None:
    approved = QImage(str(APPROVED[scene.name]))

    picture = draw(scene, qapp, theme, LOOKS[""])

    assert picture == approved.convertToFormat(picture.format()), (
        f"look at it, then: packaging/window_pictures.py --approve {scene.name}"
    )


def test_every_page_has_an_approved_picture() -> None:
    pages = {scene.build.__module__ for scene in all_scenes()}

    looked_at = {scene.build.__module__ for scene in all_scenes() if scene.name in APPROVED}

    assert pages - looked_at == set()


def test_every_approved_picture_has_its_scene() -> None:
    assert APPROVED.keys() <= {scene.name for scene in all_scenes()}
