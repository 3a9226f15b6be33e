"""The last boundary of the window: an exception that nobody expected is a mistake of ours.

What is said of it holds no value: kind and place, because values are evidence. The vault process is
ended, and the program starts itself afresh on the lock screen.
"""

import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

Hook = Callable[[type[BaseException], BaseException, TracebackType | None], None]


def told_without_values(mistake: BaseException) -> str:
    """Return a mistake's kind and place, and nothing that was in it.

    >>> told_without_values(KeyError("a name from a case"))
    'KeyError in unknown'
    """
    frames = traceback.extract_tb(mistake.__traceback__)
    ours = [frame for frame in frames if "evidence_kit" in Path(frame.filename).parts]
    last = next(reversed(ours or frames), None)
    place = "unknown" if last is None else f"{Path(last.filename).stem}:{last.lineno}"
    return f"{type(mistake).__name__} in {place}"


def hook(after: Callable[[], None]) -> Hook:
    """Return what ``sys.excepthook`` is set to.

    Args:
        after: Closes the case and starts afresh; called once, however many mistakes follow.
    """
    has_come = False

    def on_mistake(
        kind: type[BaseException], mistake: BaseException, trace: TracebackType | None
    ) -> None:
        nonlocal has_come
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, mistake, trace)
            return
        sys.stderr.write(f"evidence-kit: {told_without_values(mistake)}\n")
        if not has_come:
            has_come = True
            after()

    return on_mistake
