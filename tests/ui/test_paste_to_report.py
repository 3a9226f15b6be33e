"""A pasted chat, from the clipboard into the register and the report, counted in clicks."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QAbstractButton
from typing_extensions import override

from evidence_kit import messages
from tests.ui.conftest import AtTheWindow
from tests.ui.person import locked, unlocks

NAMED = ("@lena.k_9421", "SI56 1910 0000 0123 438", "https://example.com/p/83hf")
CHAT = f"""Lena: pay 500 EUR by Sunday or everybody sees it
my instagram is {NAMED[0]}
IBAN {NAMED[1]}
it is here already {NAMED[2]}
"""
REPORT_PATIENCE_MS = 150_000
"""Type is set and a PDF is read back; under load that takes a while."""


class Clicks(QObject):
    """Counts every press on anything that can be pressed, by key or by mouse."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        kinds = {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress}
        self.count += event.type() in kinds and isinstance(watched, QAbstractButton)
        return False


@pytest.fixture
def clicks(dressed_application: object) -> Clicks:
    assert dressed_application is not None
    counting = Clicks()
    application = QCoreApplication.instance()
    assert application is not None
    application.installEventFilter(counting)
    return counting


def test_a_pasted_chat_is_in_the_register_and_the_report_in_under_five_clicks(
    at_the_window: AtTheWindow,
    case_path: Path,
    clicks: Clicks,
    tmp_path: Path,
) -> None:
    person = at_the_window(locked(case_path))
    unlocks(person)
    person.copies(CHAT)
    clicks.count = 0

    person.presses("Paste anything")
    person.presses("Keep 4 and the text")
    person.waits_for("The text is kept as SK-001, with 4 things from it.")
    person.opens("people")
    # The parts of the case are a list, of which one is clicked.
    clicks.count += 1

    for value in NAMED:
        person.waits_for(value)
    assert 0 < clicks.count < 5

    report_path = tmp_path / "report.pdf"
    vault = person.window._vault
    made: list[messages.Answer | messages.Problem] = []
    wanted = messages.MakeReport(path=str(report_path), language="en")
    vault.ask(wanted, on_done=made.append, on_refused=made.append)
    person.qtbot.waitUntil(lambda: bool(made), timeout=REPORT_PATIENCE_MS)
    with pypdfium2.PdfDocument(report_path) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    for value in NAMED:
        assert any(value in page and "SK-001" in page for page in pages), (value, pages)
