from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.labels import Label
from evidence_kit.ui.widgets.notice import Notice
from evidence_kit.ui.widgets.text_block import TextBlock
from tests.windows import destroy_deferred


def full_disk(theme: Theme) -> Notice:
    return Notice(
        theme,
        "soon",
        "The disk is full",
        "Nothing is damaged.",
        "Make room, then try again.",
        "EK-303",
        [("Try again", "again"), ("Not now", "later")],
    )


def test_it_says_what_happened_what_it_means_and_what_to_do(qtbot: QtBot, theme: Theme) -> None:
    notice = full_disk(theme)
    qtbot.addWidget(notice)

    blocks = [block.shown_text() for block in notice.findChildren(TextBlock)]
    labels = [label.text() for label in notice.findChildren(Label)]

    assert blocks == ["Your evidence: Nothing is damaged.", "Make room, then try again."]
    assert {"The disk is full", "EK-303"} <= set(labels)
    assert notice.accessibleName() == "The disk is full"


def test_an_action_is_told_by_its_id(qtbot: QtBot, theme: Theme) -> None:
    notice = full_disk(theme)
    qtbot.addWidget(notice)
    notice.show()
    later = next(each for each in notice.findChildren(Button) if each.words() == "Not now")

    with qtbot.waitSignal(notice.chosen) as heard:
        qtbot.mouseClick(later, Qt.MouseButton.LeftButton)

    assert heard.args == ["later"]


def test_a_notice_has_a_primary_button_only_where_it_is_the_pages_one(
    qtbot: QtBot, theme: Theme
) -> None:
    quiet = full_disk(theme)
    loud = Notice(theme, "danger", "Changed", actions=[("Look", "look")], has_main_action=True)
    qtbot.addWidget(quiet)
    qtbot.addWidget(loud)

    assert {button.kind for button in quiet.findChildren(Button)} == {"normal"}
    assert {button.kind for button in loud.findChildren(Button)} == {"primary"}


def test_a_dismissed_notice_is_gone_and_says_so(qtbot: QtBot, theme: Theme) -> None:
    notice = full_disk(theme)
    gone: list[bool] = []
    notice.destroyed.connect(lambda: gone.append(True))

    with qtbot.waitSignal(notice.dismissed):
        notice.dismiss()
    destroy_deferred()

    assert gone == [True]
