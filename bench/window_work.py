"""What a person does with the window, step by step, while somebody else holds the watch.

Started through ``window_child.py``. Every step waits until the window shows that it can be done; it
is looked at from a timer, so that the window's own turns stay what they are.
"""

import os
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QAbstractButton
from window_instruments import Turns

from evidence_kit import messages
from evidence_kit.ui.application import Started, start
from evidence_kit.ui.case_shell import CaseShell
from evidence_kit.ui.models.making import Shape
from evidence_kit.ui.models.parts import PARTS
from evidence_kit.ui.pages.evidence import EvidencePage
from evidence_kit.ui.pages.evidence_intake import Intake
from evidence_kit.ui.pages.evidence_state import Face
from evidence_kit.ui.pages.hand_over import HandOverPage
from evidence_kit.ui.pages.unlock import UnlockPage
from evidence_kit.ui.vault_process import VaultProcess
from evidence_kit.ui.window import Window

_LOOK_EVERY_MS = 20
_IDLE_LOOKS = 150

Steps = Iterator[Callable[[], bool]]
"""What to wait for, one after the other; between two of them something is done."""


class Person(QObject):
    """Does one step after the other, each when the window shows that it can be done."""

    def __init__(self, started: Started, steps: Steps) -> None:
        super().__init__(started.application)
        self._application = started.application
        self._steps = steps
        self._is_time = next(steps)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self._on_timer_timeout)
        self._timer.start()

    def _on_timer_timeout(self) -> None:
        if not self._is_time():
            return
        following = next(self._steps, None)
        if following is None:
            self._timer.stop()
            self._application.quit()
        else:
            self._is_time = following


def main(work: str, vault_path: str, password: str, source_path: str = "") -> int:
    """Do what the order says and print what was measured; returns the exit status."""
    if work == "reads-all":
        _read_all_after_every_part()
    if work == "input-open":
        _leave_input_open()
    started = start()
    give_up_on_mistakes(started)
    if work in {"locks", "input-open"}:
        steps = _lock(started, vault_path, password)
    else:
        started.window.case_left.connect(_give_up_the_case)
        turns = Turns(started.application)
        source = None if work == "idle" else Path(source_path)
        steps = _take_in_and_report(started, turns, vault_path, password, source)
    Person(started, steps)
    status = started.application.exec()
    started.vault.kill()
    return status


def give_up_on_mistakes(started: Started) -> None:
    """End with an error where the window would start itself afresh, and be waited for for ever."""
    sys.excepthook = _give_up
    started.window.case_left.disconnect()


def _give_up(
    kind: type[BaseException], mistake: BaseException, trace: TracebackType | None
) -> None:
    traceback.print_exception(kind, mistake, trace)
    os._exit(1)


def _give_up_the_case() -> None:
    print("the vault process ended by itself", file=sys.stderr, flush=True)
    os._exit(1)


def open_case(started: Started, vault_path: str, password: str) -> Steps:
    """Open a case with its password, and wait until a page of it is shown."""
    started.window.fronts.show_unlock(case_path=vault_path)
    page = started.window.shown
    if isinstance(page, UnlockPage):
        page.secret.line.setText(password)
        page.open_button.click()
    yield lambda: started.window.shell is not None and started.window.shell.page is not None


def _take_in_and_report(
    started: Started, turns: Turns, vault_path: str, password: str, source_path: Path | None
) -> Steps:
    yield from open_case(started, vault_path, password)
    shell = started.window.shell
    if shell is None:
        return
    handing = shell.page_called("handover")
    page = shell.page_called("evidence")
    if not isinstance(page, EvidencePage) or not isinstance(handing, HandOverPage):
        return
    for name in ("handover", "evidence"):
        shell.show_page(name)
        yield after(_IDLE_LOOKS // 3)
    turns.forget()
    if source_path is None:
        yield after(_IDLE_LOOKS)
    else:
        page.offer_paths([str(source_path)])
        yield lambda: page.state.face is Face.QUESTION
        press(page, "No")
        yield after(1)
        press(page, "Take in")
        yield lambda: page.state.face in {Face.PIECES, Face.TAKEN_IN} and bool(page.state.items)
        yield after(_IDLE_LOOKS // 3)
        taking_in_s = turns.forget()
        # Nothing is under way while a person goes to another page: told, but not counted.
        shell.show_page("handover")
        yield after(_IDLE_LOOKS // 3)
        change_ms = turns.forget() * 1000
        print(
            f"changing to the page of the report: {change_ms:.0f} ms", file=sys.stderr, flush=True
        )
        turns.longest_s = taking_in_s
        handing.choosing.controls.shapes[Shape.REPORT].click()
        yield after(1)
        handing.choose_place(str(Path(vault_path).parent))
        yield lambda: handing.state.can_make
        press(handing, "Make the report")
        yield lambda: handing.state.out is not None or handing.state.problem is not None
        if handing.state.problem is not None:
            raise SystemExit(f"no report: {handing.state.problem.code}")
        yield after(_IDLE_LOOKS // 3)
    print(turns.longest_s, flush=True)


def _lock(started: Started, vault_path: str, password: str) -> Steps:
    yield from open_case(started, vault_path, password)
    began = time.perf_counter()
    started.window.lock()
    print(time.perf_counter() - began, flush=True)


def after(looks: int) -> Callable[[], bool]:
    """Return what is true after so many looks."""
    waited = iter(range(looks))
    return lambda: next(waited, None) is None


def press(page: QObject, text: str) -> None:
    """Press the button in sight whose words begin so."""
    for button in page.findChildren(QAbstractButton):
        if button.isVisible() and button.accessibleName().startswith(text):
            button.click()
            return
    raise SystemExit(f"no button says “{text}”")


def _read_all_after_every_part() -> None:
    # The wrong habit, where a part arrives: what was one row becomes the whole case, on every page.
    told = Intake._on_part  # noqa: SLF001 - the twin changes what the page does

    def read_too(self: Intake, part: messages.Part) -> None:
        told(self, part)
        page = self.parent()
        window = page.window() if isinstance(page, EvidencePage) else None
        if isinstance(page, EvidencePage) and isinstance(window, Window):
            page.vault.ask(messages.ReadCase(), on_done=lambda case: _show(window.shell, case))

    Intake._on_part = read_too  # type: ignore[method-assign]  # noqa: SLF001 - see above


def _show(shell: CaseShell | None, answer: messages.Answer) -> None:
    if shell is not None and isinstance(answer, messages.CaseSeen):
        for part in PARTS:
            shell.page_called(part.page).render(answer)


def _leave_input_open() -> None:
    # The wrong order: waiting for an end that was not asked for.
    VaultProcess.leave = _wait_first  # type: ignore[method-assign, assignment]


def _wait_first(vault: VaultProcess) -> None:
    process = vault._process  # noqa: SLF001 - see above
    if process is not None:
        process.waitForFinished(1_500)
    vault.kill()
