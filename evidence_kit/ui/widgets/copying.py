"""Put text on the clipboard so that it does not stay there longer than needed.

Systems keep clipboard histories and carry them to other devices. Each has a format that asks it
not to; where nobody listens, nothing is lost by asking. Whoever empties the clipboard later knows
our text by :data:`MARK_FORMAT`.
"""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

MARK_FORMAT = "application/x-evidence-kit-copy"
"""On everything that this program put on the clipboard."""

_ASKING_TO_FORGET = {
    # KDE's clipboard manager, and those that followed it.
    "x-kde-passwordManagerHint": b"secret",
    # Windows: clipboard history, cloud clipboard, and other programs that watch.
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"\x01",
    'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"': b"\x00\x00\x00\x00",
    'application/x-qt-windows-mime;value="CanUploadToCloudClipboard"': b"\x00\x00\x00\x00",
    # macOS, by the convention of nspasteboard.org.
    "application/x-nspasteboard-concealed-type": b"\x01",
}


def copy_text(text: str) -> None:
    """Put a text on the clipboard, asking everyone not to keep it."""
    data = QMimeData()
    data.setText(text)
    data.setData(MARK_FORMAT, b"1")
    for name, value in _ASKING_TO_FORGET.items():
        data.setData(name, value)
    QGuiApplication.clipboard().setMimeData(data)


def is_ours(data: QMimeData | None) -> bool:
    """Say whether what is on the clipboard was put there by :func:`copy_text`."""
    return data is not None and data.hasFormat(MARK_FORMAT)
