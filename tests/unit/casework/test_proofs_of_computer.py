from datetime import UTC, datetime

import pytest

from evidence_kit import keys
from evidence_kit.casework.proofs import Answer
from evidence_kit.casework.proofs_of_computer import (
    prove_clock,
    prove_disk,
    prove_display,
    prove_fonts,
    prove_key_memory,
    prove_swap,
)
from tests.fakes import run_python

CHEAP = keys.KdfParameters(memory_kib=8 * 4, iterations=1, lanes=4)
HEADER = "Filename Type Size Used Priority\n"


class SetClock:
    """A clock that shows what it is told, and counts as it is told."""

    def __init__(self, now, counts=(1, 2)):
        self._now, self._counts = now, iter(counts)

    def now(self):
        return self._now

    def monotonic_ms(self):
        return next(self._counts)

    def offset_minutes(self):
        return 0

    def boot_id(self):
        return ""


def clock_answers(year, counts=(1, 2)):
    clock = SetClock(datetime(year, 11, 30, tzinfo=UTC), counts)
    return [proof.answer for proof in prove_clock(clock)]


def test_a_key_is_really_derived():
    assert prove_key_memory(CHEAP).answer is Answer.GOOD


def test_too_little_memory_is_bad():
    script = """
import resource
from evidence_kit import keys
from evidence_kit.casework.proofs_of_computer import prove_key_memory
resource.setrlimit(resource.RLIMIT_AS, (600 << 20, 600 << 20))
print(prove_key_memory(keys.KdfParameters(memory_kib=1 << 20, iterations=1, lanes=1)).answer)
"""
    pytest.importorskip("resource", reason="address space cannot be limited on this system")
    assert run_python(script).stdout.strip() == "bad"


def test_the_fonts_of_this_installation_are_whole():
    assert prove_fonts().answer is Answer.GOOD


@pytest.mark.parametrize(
    ("platform", "environment", "answer"),
    [
        ("linux", {"DISPLAY": ":0"}, Answer.GOOD),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, Answer.GOOD),
        ("linux", {"DISPLAY": ""}, Answer.PARTLY),
        ("linux", {}, Answer.PARTLY),
        ("win32", {}, Answer.CANNOT_TELL),
        ("darwin", {"DISPLAY": ":0"}, Answer.CANNOT_TELL),
    ],
)
def test_a_display_is_told_only_where_it_can_be(platform, environment, answer):
    assert prove_display(environment, platform=platform).answer is answer


@pytest.mark.parametrize(
    ("year", "answer"), [(1970, Answer.BAD), (2027, Answer.GOOD), (2107, Answer.BAD)]
)
def test_a_clock_must_show_a_time_that_can_be(year, answer):
    assert clock_answers(year) == [answer, Answer.GOOD]


def test_a_count_that_goes_back_is_bad():
    assert clock_answers(2027, counts=(2, 1)) == [Answer.GOOD, Answer.BAD]


def test_without_a_folder_nothing_is_written_and_nothing_told():
    assert {proof.answer for proof in prove_disk(None)} == {Answer.CANNOT_TELL}


def test_a_folder_that_keeps_what_is_written_is_good_and_left_as_it_was(tmp_path):
    assert {proof.subject: proof.answer for proof in prove_disk(tmp_path)}["disk/durable"] is (
        Answer.GOOD
    )
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_bad_in_every_way(tmp_path):
    found = prove_disk(tmp_path / "nowhere")
    assert {proof.answer for proof in found} == {Answer.BAD}


@pytest.mark.parametrize(
    ("lines", "answer"),
    [
        ("", Answer.GOOD),
        ("/dev/zram0 partition 1 0 100\n", Answer.GOOD),
        ("/dev/sda2 partition 1 0 -2\n", Answer.CANNOT_TELL),
    ],
)
def test_swap_on_a_disk_may_be_encrypted_and_nobody_can_tell(tmp_path, lines, answer):
    path = tmp_path / "swaps"
    path.write_text(HEADER + lines, encoding="utf-8")
    assert prove_swap(path).answer is answer


def test_a_system_that_does_not_say_is_not_guessed(tmp_path):
    assert prove_swap(tmp_path / "none").answer is Answer.CANNOT_TELL
