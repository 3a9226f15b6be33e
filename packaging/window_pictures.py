"""Draw every screen of the window with the sample case, to be looked at – or approve what was.

Usage: python packaging/window_pictures.py --out build/pictures/screens [--only 04] [--language sl]
       python packaging/window_pictures.py --approve 04-evidence [05-paste …]

English lies in the folder itself, every other language in one of its own below it. ``--language
all`` draws every language that is whole.
"""

import argparse
import os
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from evidence_kit.i18n import words_in
from evidence_kit.ui.models.languages import languages_in
from evidence_kit.ui.theme import Look, Theme

ROOT_PATH = Path(__file__).resolve().parent.parent
LOCALE_PATH = ROOT_PATH / "assets" / "locale"
ENGLISH = "en"


def main() -> None:
    """Draw the chosen scenes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--only", default="", help="scenes whose name contains this")
    parser.add_argument("--words", type=Path, default=LOCALE_PATH, metavar="FOLDER")
    parser.add_argument("--language", nargs="+", default=[ENGLISH], metavar="TAG")
    parser.add_argument(
        "--look",
        nargs="+",
        default=None,
        metavar="ENDING",
        help="plain, 200, dark, 200-dark; all when left out",
    )
    parser.add_argument("--long", action="store_true", help="also 40 %% longer, right to left")
    parser.add_argument("--approve", nargs="+", default=[], metavar="SCENE")
    arguments = parser.parse_args()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # The scenes are part of the tests, which are no installed package.
    sys.path.insert(0, str(ROOT_PATH))
    from tests.pictures import pseudo, scenes  # noqa: PLC0415 - see above

    application = QApplication(sys.argv[:1])
    theme = Theme(application, Look())
    application.setStyle("Fusion")
    chosen = [each for each in scenes.all_scenes() if arguments.only in each.name]
    for scene in scenes.all_scenes():
        if scene.name in arguments.approve:
            scenes.APPROVED_PATH.mkdir(exist_ok=True)
            picture = scenes.draw(scene, application, theme, scenes.LOOKS[""])
            picture.save(str(scenes.APPROVED_PATH / f"{scene.name}.png"))
    if arguments.out is None:
        return
    looks = scenes.LOOKS if arguments.look is None else _looks(arguments.look, scenes.LOOKS)
    for language in _languages(arguments.language, arguments.words):
        words = words_in(language, arguments.words)
        folder = arguments.out if language == ENGLISH else arguments.out / language
        folder.mkdir(parents=True, exist_ok=True)
        for scene in chosen:
            for ending, look in looks.items():
                picture = scenes.draw(scene, application, theme, look, words)
                picture.save(str(folder / f"{scene.name}{ending}.png"))
    if arguments.long:
        application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        for scene in chosen:
            words = pseudo.PseudoWords()
            picture = scenes.draw(scene, application, theme, scenes.LOOKS[""], words)
            picture.save(str(arguments.out / f"{scene.name}-long.png"))


def _languages(asked: list[str], folder: Path) -> list[str]:
    """Return the languages to draw; one that is not whole would be drawn in English.

    Raises:
        SystemExit: A language is not built.
    """
    known = [language.tag for language in languages_in(folder)]
    if asked == ["all"]:
        return known
    for tag in asked:
        if tag not in known:
            sys.exit(f"“{tag}” is not built: packaging/words.py check says what it lacks")
    return asked


def _looks(endings: list[str], looks: dict[str, Look]) -> dict[str, Look]:
    """Return some of the looks, by the ends of their pictures' names; "plain" is that without."""
    names = ["" if each == "plain" else f"-{each}" for each in endings]
    return {name: looks[name] for name in names}


if __name__ == "__main__":
    main()
