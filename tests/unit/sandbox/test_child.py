import subprocess
import sys

from evidence_kit.sandbox import frames
from evidence_kit.sandbox.decoding import decode_with, decoder_command
from evidence_kit.sandbox.frames import MOST_INPUT_BYTES, Reason

CHILD = decoder_command(is_frozen=False)


def child(argument, data):
    return subprocess.run(
        [*CHILD, argument], input=data, capture_output=True, check=False, timeout=60
    )


def test_the_child_bounds_its_input_itself():
    refused = decode_with(
        [*CHILD, "640"], bytes(MOST_INPUT_BYTES + 1), longest_side_px=640, wall_clock_s=30.0
    )
    assert refused.reason is Reason.TOO_LARGE
    assert refused.locks is not None


def test_the_self_test_reads_no_file_and_shows_no_picture():
    done = child(frames.SELF_TEST, b"")
    assert frames.decode(done.stdout, longest_side_px=1).body is None


def test_behind_a_lock_that_does_not_hold_no_byte_is_read():
    program = """
import os
from evidence_kit.sandbox import child
from evidence_kit.sandbox.locks import Lock, locks_from
child.lock_down = lambda: locks_from({Lock.SECCOMP: True})  # says so, and does nothing
child._read_all = lambda: os._exit(9)
child.main(["640"])
"""
    done = subprocess.run(
        [sys.executable, "-I", "-c", program], input=b"x", capture_output=True, check=True
    )
    refusal = frames.decode(done.stdout, longest_side_px=640).body
    assert refusal.reason is Reason.NOT_LOCKED_IN
    assert refusal.detail == "belied: seccomp"


def test_an_argument_it_does_not_know_ends_it_without_an_answer():
    done = child("everything", b"")
    assert done.returncode != 0
    assert done.stdout == b""


def test_it_says_nothing_beside_its_answer():
    done = child("640", b"not a picture")
    assert done.returncode == 0
    assert done.stderr == b""
    assert frames.decode(done.stdout, longest_side_px=640).body.reason is Reason.NOT_A_PICTURE


def test_the_parent_does_not_load_what_the_child_decodes_with():
    code = """
import sys
import evidence_kit.sandbox.decoding
print([name for name in sys.modules if name.split(".")[0] in ("PIL", "pi_heif", "_pi_heif")])
"""
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, check=True)
    assert done.stdout.strip() == b"[]"
