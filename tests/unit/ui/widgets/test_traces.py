"""In processes of their own: the settings are shared by everything in one."""

from pathlib import Path

from tests.fakes import run_python

CHOOSE = """
import os, sys
os.environ["XDG_CONFIG_HOME"], folder, keeps = sys.argv[1], sys.argv[2], sys.argv[3] == "keep"
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from evidence_kit.ui.widgets.traces import forget_places, keep_no_traces
if keeps:
    keep_no_traces()
application = QApplication([])
dialog = QFileDialog()
dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
dialog.setDirectory(folder)
dialog.open()
application.processEvents()
dialog.accept()
dialog.deleteLater()
application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
if sys.argv[3] == "forget":
    forget_places()
"""


def written(config_path: Path) -> str:
    return "".join(
        path.read_text(encoding="utf-8") for path in config_path.rglob("*") if path.is_file()
    )


def run(tmp_path: Path, how: str) -> str:
    config_path, folder_path = tmp_path / "config", tmp_path / "secret-folder"
    config_path.mkdir()
    folder_path.mkdir()
    answer = run_python(CHOOSE, config_path, folder_path, how)
    assert answer.returncode == 0, answer.stderr
    return written(config_path)


def test_qt_would_write_down_where_somebody_was(tmp_path: Path) -> None:
    assert "secret-folder" in run(tmp_path, "as Qt does")


def test_nothing_is_written_when_it_is_led_nowhere(tmp_path: Path) -> None:
    assert run(tmp_path, "keep") == ""


def test_what_was_written_is_taken_out_again(tmp_path: Path) -> None:
    assert "secret-folder" not in run(tmp_path, "forget")
