"""A process that has loaded the program, of which each verb is run in a child.

The journeys run more than a hundred. What a child does not show is how the program starts; some
journeys therefore start it anew. The rule is: this process has one thread and opens nothing, or a
child would inherit it.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any, NoReturn, TextIO

from tests.forked import be_the_program, cheap_keys

with cheap_keys():
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
    try:
        said = Path(order["said"])
        writing = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
        descriptors = (
            os.open(said / "in", os.O_RDONLY),
            os.open(said / "out", writing, 0o600),
            os.open(said / "words", writing, 0o600),
        )
        be_the_program(order["arguments"], folder=order["folder"], descriptors=descriptors)
    finally:
        os._exit(70)


if __name__ == "__main__":
    serve(sys.stdin, sys.stdout)
