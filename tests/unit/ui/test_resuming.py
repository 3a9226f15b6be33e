"""In a process of its own: standard input can be replaced only there."""

from pathlib import Path

from evidence_kit.ui.resuming import RESUMED_ARGUMENT, LockReason, Resume, own_command
from tests.fakes import run_python

PASS_ON = """
import os, sys
from evidence_kit.ui.resuming import LockReason, Resume, find_resume, put_on_standard_input
if len(sys.argv) == 2:
    resume = Resume(reason=LockReason.IDLE, case_path=sys.argv[1], width_px=900)
    put_on_standard_input(resume)
    os.execv(sys.executable, [sys.executable, "-c", sys.orig_argv[2]])
print(find_resume())
print(repr(sys.stdin.read()))
"""


def test_the_next_process_reads_what_this_one_left() -> None:
    answer = run_python(PASS_ON, "/home/ana/Papers č")

    first, second = answer.stdout.splitlines()
    assert "IDLE" in first
    assert "case_path='/home/ana/Papers č'" in first
    assert "width_px=900" in first
    assert second == "''"


def test_nothing_of_it_stands_on_the_command_line() -> None:
    command = own_command(RESUMED_ARGUMENT)

    assert command[-1] == "--resumed"
    assert Path(command[0]).is_absolute()


def test_an_input_that_is_not_ours_is_no_resume() -> None:
    script = "from evidence_kit.ui.resuming import find_resume\nprint(find_resume())"

    answer = run_python(f"import os\nos.close(0)\n{script}")

    assert answer.stdout.strip() == "None", answer.stderr


def test_somebody_may_still_type_only_into_a_window_that_had_the_keys() -> None:
    awaited = Resume(reason=LockReason.ASKED, is_awaited=True)

    assert awaited.may_be_typing
    assert Resume(reason=LockReason.MISTAKE, mistakes=1).may_be_typing
    assert not Resume(reason=LockReason.SLEPT).may_be_typing
    assert not awaited._replace(is_behind=True).may_be_typing
    assert not awaited._replace(is_minimised=True).may_be_typing
