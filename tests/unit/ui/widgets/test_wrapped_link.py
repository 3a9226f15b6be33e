from PySide6.QtCore import Qt

from evidence_kit.ui.widgets.wrapped_link import WrappedLink

SENTENCE = "Too much right now? Block anyway. You can still get help."


def test_a_narrow_link_is_higher(qtbot, theme):
    link = WrappedLink(theme, SENTENCE)
    qtbot.addWidget(link)

    assert link.heightForWidth(160) > link.heightForWidth(600)
    assert link.minimumSizeHint().width() < link.sizeHint().width()


def test_it_is_a_button_with_its_sentence_as_name(qtbot, theme):
    link = WrappedLink(theme, SENTENCE)
    qtbot.addWidget(link)
    link.show()

    with qtbot.waitSignal(link.clicked):
        qtbot.keyClick(link, Qt.Key.Key_Space)

    assert link.accessibleName() == SENTENCE
