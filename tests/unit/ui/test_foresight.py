from tests.fakes import run_python

LOOK_AHEAD = """
import os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtWidgets import QApplication, QWidget
from evidence_kit.ui.foresight import Foresight

WANTED = (
    "msgspec",
    "evidence_kit.model",
    "evidence_kit.messages",
    "evidence_kit.ui.conversation",
    "evidence_kit.ui.case_shell",
    "evidence_kit.guidance",
    "evidence_kit.ui.models.home",
    "evidence_kit.ui.pages.home",
    "evidence_kit.ui.pages.evidence_list",
    "evidence_kit.ui.pages.evidence_detail",
    "evidence_kit.ui.pages.evidence_covering",
    "evidence_kit.ui.pages.evidence",
)
application = QApplication([])
window = QWidget()
turns = []
foresight = Foresight(window, first=(lambda: turns.append("first"),))

def look():
    turns.append(sum(name in sys.modules for name in WANTED))
    if foresight.is_done:
        application.quit()

foresight._timer.timeout.connect(look)
print(sum(name in sys.modules for name in WANTED), foresight._timer.isActive())
application.processEvents()
application.processEvents()
print(foresight._timer.isActive(), turns)
window.show()
application.exec()
print(turns)
"""


def test_what_the_next_click_needs_is_loaded_a_piece_in_a_turn_once_the_window_is_drawn() -> None:
    answer = run_python(LOOK_AHEAD)

    turns = "['first', 1, 2, 4, 5, 6, 7, 8, 9, 10, 11, 12, 12]"
    assert answer.stdout.splitlines() == ["0 False", "False []", turns], answer.stderr
