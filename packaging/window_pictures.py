"""Draw every screen of the window with the sample case, to be looked at – or approve what was.

Usage: python packaging/window_pictures.py --out build/pictures/screens [--only 04]
       python packaging/window_pictures.py --approve 04-evidence [05-paste …]
"""

import argparse
import os
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

ROOT_PATH = Path(__file__).resolve().parent.parent


def main() -> None:
    """Draw the chosen scenes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--only", default="", help="scenes whose name contains this")
    parser.add_argument("--long", action="store_true", help="also 40 %% longer, right to left")
    parser.add_argument("--approve", nargs="+", default=[], metavar="SCENE")
    arguments = parser.parse_args()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # The scenes are part of the tests, which are no installed package.
    sys.path.insert(0, str(ROOT_PATH))
    from evidence_kit.ui.theme import Look, Theme  # noqa: PLC0415 - after the platform is chosen
    from tests.pictures import pseudo, scenes  # noqa: PLC0415 - see above

    application = QApplication(sys.argv[:1])
    theme = Theme(application, Look())
    application.setStyle("Fusion")
    for scene in scenes.all_scenes():
        if scene.name in arguments.approve:
            scenes.APPROVED_PATH.mkdir(exist_ok=True)
            picture = scenes.draw(scene, application, theme, scenes.LOOKS[""])
            picture.save(str(scenes.APPROVED_PATH / f"{scene.name}.png"))
        if arguments.out is not None and arguments.only in scene.name:
            arguments.out.mkdir(parents=True, exist_ok=True)
            for ending, look in scenes.LOOKS.items():
                picture = scenes.draw(scene, application, theme, look)
                picture.save(str(arguments.out / f"{scene.name}{ending}.png"))
        if arguments.long and arguments.out is not None and arguments.only in scene.name:
            application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
            words = pseudo.PseudoWords()
            picture = scenes.draw(scene, application, theme, scenes.LOOKS[""], words)
            picture.save(str(arguments.out / f"{scene.name}-long.png"))
            application.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


if __name__ == "__main__":
    main()
