"""Run every bench and its slowed twins; print one table; fail when a gate or a twin fails.

Each bench runs in a process of its own. The exit status is 1 when the program misses a gate, or
when a gate lets a twin through that was slowed on purpose: such a gate would prove nothing.
"""

import json
import subprocess
import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from loads import argument_parser, clean_up_when_stopped
from measuring import Outcome, table

BENCHES = (
    "large_file",
    "many_files",
    "full_check",
    "backup",
    "memory",
    "package",
    "verify_page",
    "report",
    "unlock",
    "first_list",
    "searching",
    "recognising",
    "window",
    "large_window",
    "many_rows",
    "frozen",
)

_FOLDER_PATH = Path(__file__).resolve().parent


def outcomes(arguments: Namespace) -> Iterator[Outcome]:
    """Yield the outcome of every bench and every twin, as each is known."""
    for bench in arguments.only or BENCHES:
        command = [sys.executable, str(_FOLDER_PATH / f"{bench}.py"), "--all", "--json"]
        command += ["--scratch", str(arguments.scratch)]
        command += ["--quick"] if arguments.quick else []
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
            try:
                for line in child.stdout or ():
                    yield Outcome(**json.loads(line))
            except BaseException:
                child.terminate()
                raise
        if child.returncode:
            raise subprocess.CalledProcessError(child.returncode, command)


def main() -> int:
    """Run the benches; returns the exit status."""
    parser = argument_parser(__doc__ or "")
    parser.add_argument("--only", action="append", choices=BENCHES, help="run this bench alone")
    arguments = parser.parse_args()
    clean_up_when_stopped()
    found = list(outcomes(arguments))
    print(table(found))
    return int(any(outcome.verdict.is_bad for outcome in found))


if __name__ == "__main__":
    sys.exit(main())
