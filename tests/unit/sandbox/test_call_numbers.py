import re
from pathlib import Path

import pytest

from evidence_kit.sandbox.call_numbers import AARCH64, ARCHITECTURES, X86_64

HEADERS = {
    "x86_64": Path("/usr/include/x86_64-linux-gnu/asm/unistd_64.h"),
    "aarch64": Path("/usr/include/asm-generic/unistd.h"),
}
"""The second is the same file on every system, whatever its processor."""

each = pytest.mark.parametrize("name", ARCHITECTURES)


def numbers_in(header_path):
    text = header_path.read_text(encoding="ascii")
    found = {name: int(number) for name, number in re.findall(r"#define __NR_(\w+) (\d+)", text)}
    shared = {name: int(number) for name, number in re.findall(r"__NR3264_(\w+) (\d+)", text)}
    # On 64 bits the number has this name; see the end of the header.
    renamed = {"newfstatat": shared["fstatat"]} if "fstatat" in shared else {}
    return found | shared | renamed


@each
def test_no_call_is_listed_twice(name):
    numbers = [number for table in ARCHITECTURES[name].tables for number in table.values()]
    assert len(numbers) == len(set(numbers))


@each
def test_every_number_is_the_kernels_own(name):
    if not HEADERS[name].exists():
        pytest.skip("the kernel's headers are not installed")
    header = numbers_in(HEADERS[name])
    architecture = ARCHITECTURES[name]
    assert architecture.seccomp == header["seccomp"]
    for table in architecture.tables:
        assert table == {call: header[call] for call in table}


def test_the_two_give_every_call_the_same_answer():
    for ours, theirs in zip(AARCH64.tables, X86_64.tables, strict=True):
        assert ours.keys() <= theirs.keys()


def test_what_aarch64_lacks_it_has_under_a_newer_name():
    lacking = X86_64.refused.keys() - AARCH64.refused.keys()
    assert lacking == {"open", "stat", "lstat", "access", "fork", "vfork", "readlink"}
    assert {"openat", "newfstatat", "faccessat", "readlinkat"} <= AARCH64.refused.keys()


def test_an_architecture_is_named_as_elf_and_audit_name_it():
    for audit, elf_machine in ((X86_64.audit, 62), (AARCH64.audit, 183)):
        assert audit == 1 << 31 | 1 << 30 | elf_machine
