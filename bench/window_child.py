"""Show one window, do one thing with it, print what was asked, end.

Started by ``window.py``, one fresh process for each measurement. A window that is only started says
``usable`` and ends; every other prints the number of seconds it measured. Whatever is done is done
through what a person can press. Nothing is loaded here before the window that is measured.
"""

import importlib
import pkgutil
import sys

SIZE = (1280, 800)
"""Of every window that is measured, in pixels."""


def show_empty() -> int:
    """Show a window with nothing in it until it is usable."""
    widgets = importlib.import_module("PySide6.QtWidgets")
    application = widgets.QApplication(["empty"])
    window = widgets.QWidget()
    window.resize(*SIZE)
    window.show()
    importlib.import_module("window_instruments").FirstIdle(application, window)
    return int(application.exec())


def weigh_empty() -> int:
    """Show a window with nothing in it and tell how much memory it takes, in bytes."""
    widgets = importlib.import_module("PySide6.QtWidgets")
    application = widgets.QApplication(["empty"])
    window = widgets.QWidget()
    window.resize(*SIZE)
    window.show()
    application.processEvents()
    print(importlib.import_module("window_instruments").held_bytes(), flush=True)
    return 0


def show_program(work: str) -> int:
    """Show the program until its first page is usable."""
    # As the program's own first lines do.
    importlib.import_module("evidence_kit.ui.loading").load_quickly()
    application = importlib.import_module("evidence_kit.ui.application")
    if work == "loads-all":
        pages = importlib.import_module("evidence_kit.ui.pages")
        for each in pkgutil.walk_packages(pages.__path__, f"{pages.__name__}."):
            importlib.import_module(each.name)
        importlib.import_module("reportlab.pdfgen.canvas")
    started = application.start()
    page = started.window.shown
    if work == "builds-all":
        routes = importlib.import_module("evidence_kit.ui.routes")
        made = [make(page.theme, started.vault, page.words) for make in routes.CASE_PAGES.values()]
        started.application.aboutToQuit.connect(made.clear)
    instruments = importlib.import_module("window_instruments")
    instruments.FirstIdle(started.application, started.window)
    status = started.application.exec()
    if page.first_focus() is not started.window.focusWidget():
        raise SystemExit("nothing can be answered by the keyboard")
    return int(status)


def main(work: str, rest: list[str]) -> int:
    """Do what the order says; returns the exit status."""
    if work == "empty":
        return show_empty()
    if work in {"program", "loads-all", "builds-all"}:
        return show_program(work)
    if work == "large-memory-empty":
        return weigh_empty()
    names = {"large": "large_window_work", "rows": "many_rows_work"}
    child = importlib.import_module(names.get(work.partition("-")[0], "window_work"))
    return int(child.main(work, *rest))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
