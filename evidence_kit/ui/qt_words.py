"""What Qt itself says – its dialogue for files, the menu of a text field – in one's language.

Qt brings lists of its own for some languages, and has none for Slovenian; a dialogue that is half
English would be the one thing on the screen that somebody cannot read. So these few words stand on
our lists like all others. Keys beside them (the underlined letters) are left out: each language
would need its own, and two of one letter would clash.
"""

from PySide6.QtCore import QLocale, QObject, Qt, QTranslator

from evidence_kit.i18n import N_, Words
from evidence_kit.overriding import override

WORDS = {
    "&Choose": N_("Choose"),
    "&Copy": N_("Copy"),
    "&Delete": N_("Delete"),
    "&Look in:": N_("Look in:"),
    "&New Folder": N_("New folder"),
    "&Open": N_("Open"),
    "&Paste": N_("Paste"),
    "&Redo": N_("Redo"),
    "&Rename": N_("Rename"),
    "&Save": N_("Save"),
    "&Undo": N_("Undo"),
    "All Files (*)": N_("All files (*)"),
    "Back": N_("Back"),
    "Cancel": N_("Cancel"),
    "Change to detail view mode": N_("Show as a table"),
    "Change to list view mode": N_("Show as a list"),
    "Computer": N_("Computer"),
    "Create New Folder": N_("New folder"),
    "Create a New Folder": N_("New folder"),
    "Cu&t": N_("Cut"),
    "Date Modified": N_("Changed on"),
    "Delete": N_("Delete"),
    "Detail View": N_("Table"),
    "Directories": N_("Folders"),
    "Directory:": N_("Folder:"),
    "Drive": N_("Disk"),
    "File &name:": N_("File name:"),
    "Files": N_("Files"),
    "Files of &type:": N_("Kinds of files:"),
    "Folder": N_("Folder"),
    "Forward": N_("Forward"),
    "Go back": N_("Back"),
    "Go forward": N_("Forward"),
    "Go to the parent directory": N_("One folder up"),
    "List View": N_("List"),
    "List of places and bookmarks": N_("Places"),
    "Name": N_("Name"),
    "OK": N_("OK"),
    "Open": N_("Open"),
    "Parent Directory": N_("One folder up"),
    "Save": N_("Save"),
    "Select All": N_("Select all"),
    "Show ": N_("Show"),
    "Show &hidden files": N_("Show hidden files"),
    "Sidebar": N_("Places"),
    "Size": N_("Size"),
    "Type": N_("Kind"),
}
"""What Qt says in the program's dialogues and menus → what we say for it."""

DIRECTION = ("QGuiApplication", "QT_LAYOUT_DIRECTION")
"""What Qt asks a translator for to know which way a language runs."""


class QtWords(QTranslator):
    """Tells Qt its words in a language, and which way that language runs."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words

    @override
    def isEmpty(self) -> bool:
        return False

    @override
    def translate(
        self,
        context: str,
        sourceText: str,
        /,
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str | None:
        if (context, sourceText) == DIRECTION:
            return "RTL" if self._runs_to_the_left() else "LTR"
        said = WORDS.get(sourceText)
        return None if said is None else self._words.gettext(said)

    def _runs_to_the_left(self) -> bool:
        locale = QLocale(self._words.info().get("language", "en"))
        return locale.textDirection() is Qt.LayoutDirection.RightToLeft
