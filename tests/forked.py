"""Be the program in a child that was forked from a process which has loaded it.

Starting Python and loading the program take most of a second of every start. A child is a process
of its own in all that the program sees: arguments, folder, input, output, exit status, and whatever
it does to itself. Only what a passphrase costs may be less, where it is loaded with cheap keys.
"""

import os
import sys
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from evidence_kit import __main__, keys
from tests.fakes import CHEAP_KDF
from tests.replacing import replaced


@contextmanager
def cheap_keys() -> Iterator[None]:
    """In what is loaded meanwhile, a new passphrase costs the least that a vault may ask for.

    The real one costs some two seconds whenever it is made or tried; that is paid where the program
    is started from its very beginning.
    """
    assert "evidence_kit.casework.case" not in sys.modules, "it has its own keys already"
    with replaced(keys, "PASSPHRASE_KDF", CHEAP_KDF):
        yield


def be_the_program(
    arguments: Sequence[str], *, folder: str | bytes | Path, descriptors: Sequence[int]
) -> NoReturn:
    """Run the program in this child, and end with its exit status.

    Args:
        arguments: Of the program.
        folder: In which it stands.
        descriptors: What its input, output and errors are.
    """
    status = 70
    try:
        os.chdir(folder)
        for place, each in enumerate(descriptors):
            os.dup2(each, place)
            os.close(each)
        sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - a descriptor
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
        sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
        sys.argv = ["evidence-kit", *arguments]
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
