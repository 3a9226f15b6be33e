"""What holds for every screen in every language there is, and in one that nobody speaks.

All of it is looked at in ``make test-deep``; ``make test`` looks at the screens that are fullest.
Each way of looking is tried on a screen that was spoilt for it.
"""

import ast
import re

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QHBoxLayout, QLabel, QRadioButton, QWidget

from evidence_kit.guidance.countries import matching, name_of
from evidence_kit.i18n import Words
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.labels import Label
from tests import languages
from tests.pictures.looking import Found, look_over
from tests.pictures.pseudo import PseudoWords
from tests.pictures.scenes import LOOKS, Scene, Stage, all_scenes, standing

FULLEST = (
    "02a-new-case-age",
    "04-evidence",
    "08-steps-mail",
    "10-lock",
    "11-help-now",
    "17b-shell-1024",
)
"""Screens on which a long language has had too little room before."""

SCENES = {scene.name: scene for scene in all_scenes() if not scene.name.startswith("00")}
"""All but the galleries, whose words are examples."""

each_language = pytest.mark.parametrize("tag", languages.TAGS)
each_scene = pytest.mark.parametrize("name", SCENES)

spoken = languages.spoken


def faults(found: Found) -> list[str]:
    return [*found.cut, *found.choices, *found.outside, *found.sideways]


@each_language
@pytest.mark.parametrize("name", FULLEST)
def test_the_fullest_screens_have_room_for_a_language(
    name: str, tag: str, qapp: QApplication, theme: Theme
) -> None:
    assert faults(look_over(SCENES[name], qapp, theme, LOOKS["-200"], spoken(tag))) == []


@pytest.mark.deep
@pytest.mark.parametrize("ending", LOOKS)
@each_language
@each_scene
def test_every_screen_has_room_for_a_language(
    name: str, tag: str, ending: str, qapp: QApplication, theme: Theme
) -> None:
    assert faults(look_over(SCENES[name], qapp, theme, LOOKS[ending], spoken(tag))) == []


IN_ONE_LINE = {
    "11-help-now": (QRadioButton, ("Under 18", "18 or older", "I’m helping someone")),
    "03-home-bank": (QLabel, ("Do it now", "After step 1", "After step 2")),
}
"""What stands in one line at 200 % and breaks nowhere: who reads, and the steps of an app."""


@pytest.mark.parametrize("tag", ["en", *languages.TAGS])
@pytest.mark.parametrize("name", IN_ONE_LINE)
def test_choices_and_steps_stay_one_line_in_large_text(
    name: str, tag: str, qapp: QApplication, theme: Theme
) -> None:
    words = Words() if tag == "en" else spoken(tag)
    kind, wanted = IN_ONE_LINE[name]

    with standing(SCENES[name], qapp, theme, LOOKS["-200"], words) as screen:
        shown = {each.text(): each for each in reversed(screen.findChildren(kind))}
        found = [shown[words.gettext(text)] for text in wanted]
        tops = {each.mapTo(screen, QPoint(0, 0)).y() for each in found}
        whole = {each.heightForWidth(each.width()) <= each.sizeHint().height() for each in found}

    assert (len(tops), whole) == (1, {True})


def spoilt(build) -> Scene:
    return Scene(name="spoilt", build=build, size=(640, 400), large_size=(640, 400))


def holding(widget: QWidget) -> QWidget:
    holder = QWidget()
    widget.setParent(holder)
    return holder


def narrow_button(stage: Stage) -> QWidget:
    button = Button(stage.theme, "Words that have no room here")
    button.setFixedWidth(40)
    return holding(button)


def narrow_choice(_stage: Stage) -> QWidget:
    box = QComboBox()
    box.addItem("Words that have no room here")
    box.setFixedWidth(60)
    return holding(box)


@pytest.mark.parametrize("build", [narrow_button, narrow_choice])
def test_words_without_room_are_seen(build, qapp: QApplication, theme: Theme) -> None:
    assert faults(look_over(spoilt(build), qapp, theme, LOOKS[""], Words())) != []


PLAIN = re.compile(r"(?<![\w~@./-])(?=[A-Za-z]*[aeiounsczAEIOUNSCZ])[A-Za-z]{3,}(?![\w@/-]|\.\w)")
"""A word that the pseudo-language would have put accents on; addresses and file names are none."""

PROPER = {
    "Evidence Kit": "the program’s name",
    "English": "a language, in itself",
    "italiano": "a language, in itself",
    "UTC": "a name of a clock",
    "https://": "how an address begins",
    "sample case, nothing real": "what opens the sample in every language",
}
"""What is the same in every language, and why."""

TOLD = frozenset(
    part
    for path in sorted((languages.ROOT_PATH / "tests" / "pictures").glob("s*.py"))
    for node in ast.walk(ast.parse(path.read_text("utf-8")))
    if isinstance(node, ast.Constant) and isinstance(node.value, str)
    for part in (node.value, *node.value.splitlines())
    if len(part) > 2
)
"""What the scenes put in: words of the person and names of files, which nobody translates."""

BY_SCENES = (
    "Threat to send a video to everyone who follows m…",
    "lantern river",
    "kettle sidewa",
    "as written</b>",
    "invoice⟦U+202E⟧gpj.exe",
    "i will send everything to your family",
    "in 24 hours",
    "u have till sunday 18:00",
    "everyone sees it",
    "500 eur",
    "800 eur",
    " tag",
    "entry 142",
    "NL91 ABNA O417 1643 OO",
)
"""The same, cut short or put together by what shows it."""

COUNTRIES = frozenset(name_of(code) for code in matching(""))
"""They come from CLDR, and for a language that nobody speaks there are none."""

LONG_NAME = re.compile(r"n{20,}")
"""What the scenes call a file whose name is as long as a name can be."""

DATE = re.compile(r"\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4}")


class Heard(PseudoWords):
    """The pseudo-language, which knows only what is on the lists for translators."""

    def __init__(self, known: frozenset[str]) -> None:
        super().__init__()
        self._known = known

    def gettext(self, message: str) -> str:
        return super().gettext(message) if message in self._known else message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        if f"{msgid1}\0{msgid2}" not in self._known:
            return msgid1 if n == 1 else msgid2
        return super().ngettext(msgid1, msgid2, n)


def untranslated(found: Found) -> list[str]:
    return [text for text in found.words if text not in COUNTRIES and PLAIN.search(stripped(text))]


def stripped(text: str) -> str:
    parts = {*PROPER, *BY_SCENES, *(each for each in TOLD if each in text)}
    for told in sorted(parts, key=len, reverse=True):
        text = text.replace(told, "")
    return DATE.sub("", LONG_NAME.sub("", text))


def listed() -> frozenset[str]:
    """Everything that is on the lists for translators, plurals joined."""
    found = languages.collected()
    return frozenset(
        message.id if isinstance(message.id, str) else "\0".join(message.id)
        for message in found
        if message.id
    )


@pytest.mark.deep
@each_scene
def test_every_word_of_a_screen_is_on_the_lists(
    name: str, qapp: QApplication, theme: Theme
) -> None:
    found = look_over(SCENES[name], qapp, theme, LOOKS[""], Heard(listed()))

    assert untranslated(found) == []


def test_a_word_that_nobody_marked_is_seen(qapp: QApplication, theme: Theme) -> None:
    scene = spoilt(lambda stage: holding(Label(stage.theme, "Nobody marked this")))

    assert untranslated(look_over(scene, qapp, theme, LOOKS[""], PseudoWords())) != []


def test_a_word_that_is_on_no_list_is_seen(qapp: QApplication, theme: Theme) -> None:
    def build(stage: Stage) -> QWidget:
        said = stage.words.ngettext("One lost piece", "Lost pieces", 2)
        return holding(Label(stage.theme, said))

    words = Heard(frozenset({"Something else"}))

    assert untranslated(look_over(spoilt(build), qapp, theme, LOOKS[""], words)) != []


def row_of_two(stage: Stage) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.addWidget(Label(stage.theme, "first"))
    row.addWidget(Label(stage.theme, "second"))
    return holder


def fixed_row(stage: Stage) -> QWidget:
    holder = row_of_two(stage)
    holder.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    return holder


@pytest.mark.parametrize(("build", "is_mirrored"), [(row_of_two, True), (fixed_row, False)])
def test_a_row_that_does_not_follow_the_language_is_seen(
    build, is_mirrored, qapp: QApplication, theme: Theme
) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        found = look_over(spoilt(build), qapp, theme, LOOKS[""], PseudoWords())
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    assert (found.unmirrored == []) is is_mirrored
