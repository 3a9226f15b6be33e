"""A process that has loaded the program, of which each verb is run in a child.

Starting Python and loading the program take most of a second of every verb, and the journeys run
more than a hundred. A child of this process is one of its own in all that a verb sees: arguments,
folder, input, output, exit status, and whatever it does to itself. What it does not show is how the
program starts; some journeys therefore start it anew. The rule is: this process has one thread and
opens nothing, or a child would inherit it.
"""

import json
import os
import sys
import traceback
from pathlib import Path
from typing import Any, NoReturn, TextIO

from evidence_kit import __main__
from evidence_kit.casework import hand_over
from evidence_kit.cli import main as command_line
from evidence_kit.handover import package
from evidence_kit.report import police_report

LOADED = (command_line, hand_over, package, police_report)
"""What takes long to load, and is loaded by some verb."""


def serve(orders: TextIO, answers: TextIO) -> None:
    """Run one verb for each line, until there are no more; answers with its exit status."""
    for line in orders:
        child = os.fork()
        if child == 0:
            _be_the_program(json.loads(line))
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        answers.write(f"{status}\n")
        answers.flush()


def _be_the_program(order: dict[str, Any]) -> NoReturn:
    status = 70
    try:
        os.chdir(order["folder"])
        said = Path(order["said"])
        _take_over(0, said / "in", os.O_RDONLY)
        _take_over(1, said / "out", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        _take_over(2, said / "words", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - a descriptor
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
        sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
        sys.argv = ["evidence-kit", *order["arguments"]]
        status = _status_of_main()
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        # Without the tidying up of the one it was forked from.
        os._exit(status)


def _status_of_main() -> int:
    try:
        __main__.main()
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    except BaseException:  # noqa: BLE001 - as Python itself does at the end of a program
        traceback.print_exc()
        return 1
    return 0


def _take_over(descriptor: int, path: Path, flags: int) -> None:
    opened = os.open(path, flags, 0o600)
    os.dup2(opened, descriptor)
    os.close(opened)


if __name__ == "__main__":
    serve(sys.stdin, sys.stdout)
