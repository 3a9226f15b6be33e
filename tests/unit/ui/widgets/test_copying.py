from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication

from evidence_kit.ui.widgets.copying import copy_text, is_ours


def test_what_is_copied_asks_everyone_to_forget_it(qapp: QApplication) -> None:
    copy_text("SI56 2633 0001 2039 086")

    data = qapp.clipboard().mimeData()

    assert data.text() == "SI56 2633 0001 2039 086"
    assert bytes(data.data("x-kde-passwordManagerHint").data()) == b"secret"
    assert is_ours(data)


def test_what_somebody_else_copied_is_not_ours() -> None:
    foreign = QMimeData()
    foreign.setText("a shopping list")

    assert not is_ours(foreign)
    assert not is_ours(None)
