import errno
import signal
import subprocess
import sys

import pytest

from evidence_kit.sandbox import system_calls
from evidence_kit.sandbox.call_numbers import AARCH64, ARCHITECTURES, X86_64
from tests import classic_bpf

ALLOW, KILL = 0x7FFF0000, 0x80000000
REFUSE, UNKNOWN = 0x00050000 | errno.EPERM, 0x00050000 | errno.ENOSYS
I386, ARM = 0x40000003, 0x40000028
"""AUDIT_ARCH_* of the 32-bit calls that the same kernels also take."""
X32_BIT = 0x40000000
MORE_THAN_ANY_NUMBER = 600
THREAD, NEW_PROCESS = 0x003D0F00, 17
"""Flags of clone: what pthread_create asks for, and what fork does (SIGCHLD)."""
READ_WRITE, WITH_EXEC = 3, 7

filtered_only = pytest.mark.skipif(
    system_calls.find_architecture() is not X86_64, reason="these numbers are x86-64's"
)


def restricted(code):
    program = f"""
import ctypes, errno, mmap, os, sys, _thread
from evidence_kit.sandbox import linux, system_calls
libc = ctypes.CDLL(None, use_errno=True)
def call(number, *arguments):
    libc.syscall(ctypes.c_long(number), *arguments)
    return errno.errorcode[ctypes.get_errno()]
linux.prctl(linux.PR_SET_NO_NEW_PRIVS, 1)
system_calls.restrict()
answer = {code}
os.write(1, str(answer).encode())
os._exit(0)
"""
    return subprocess.run(
        [sys.executable, "-I", "-c", program], capture_output=True, check=False, timeout=60
    )


def told(architecture, number, *arguments, audit=None):
    """What the filter for an architecture says to a call, run in a simulation of the kernel's."""
    return classic_bpf.verdict(
        system_calls.program(architecture),
        audit=architecture.audit if audit is None else audit,
        number=number,
        arguments=arguments,
    )


def expected(architecture, number):
    """What the tables say of a call whose arguments are all zero."""
    if number in (
        *architecture.permitted.values(),
        *architecture.permitted_unless_runnable.values(),
    ):
        return ALLOW
    if number in architecture.unknown.values():
        return UNKNOWN
    listed = (*architecture.refused.values(), *architecture.permitted_for_threads.values())
    return REFUSE if number in listed else KILL


both = pytest.mark.parametrize("architecture", ARCHITECTURES.values(), ids=ARCHITECTURES)


@both
def test_the_kernel_would_take_the_program(architecture):
    classic_bpf.check(system_calls.program(architecture))


@both
def test_every_call_there_could_be_gets_the_answer_of_its_table(architecture):
    answers = {number: told(architecture, number) for number in range(MORE_THAN_ANY_NUMBER)}
    assert answers == {number: expected(architecture, number) for number in answers}
    assert set(answers.values()) == {ALLOW, REFUSE, UNKNOWN, KILL}


@both
def test_every_call_made_for_another_architecture_kills(architecture):
    others = {each.audit for each in ARCHITECTURES.values()} - {architecture.audit} | {I386, ARM}
    for audit in others:
        found = {told(architecture, number, audit=audit) for number in range(MORE_THAN_ANY_NUMBER)}
        assert found == {KILL}


@both
def test_calls_in_the_x32_numbering_kill(architecture):
    numbers = range(X32_BIT, X32_BIT + MORE_THAN_ANY_NUMBER)
    assert {told(architecture, number) for number in numbers} == {KILL}


@both
def test_a_thread_may_start_and_a_process_may_not(architecture):
    (clone,) = architecture.permitted_for_threads.values()
    assert told(architecture, clone, THREAD) == ALLOW
    assert told(architecture, clone, NEW_PROCESS) == REFUSE


@both
def test_no_memory_becomes_runnable_by_either_call(architecture):
    for number in architecture.permitted_unless_runnable.values():
        assert told(architecture, number, 0, 4096, READ_WRITE) == ALLOW
        assert told(architecture, number, 0, 4096, WITH_EXEC) == REFUSE


def test_a_program_without_the_question_for_the_architecture_is_noticed():
    program = system_calls.program(X86_64)[3:]
    open_of_i386 = classic_bpf.verdict(program, audit=I386, number=3)
    assert open_of_i386 == ALLOW


@pytest.mark.parametrize("change", ["cut", "jump out"])
def test_a_program_the_kernel_would_not_take_is_noticed(change):
    program = system_calls.program(AARCH64)
    broken = program[:-1] if change == "cut" else [*program[:-2], program[-3], program[-1]]
    with pytest.raises(classic_bpf.BadProgramError):
        classic_bpf.check(broken)


@filtered_only
def test_habitual_calls_get_an_error_and_the_process_lives():
    assert restricted("call(257, -100, b'/etc/passwd', 0)").stdout == b"EPERM"


@filtered_only
def test_a_new_way_to_start_threads_is_called_unknown_so_that_the_old_one_is_taken():
    assert restricted("call(435, None, 0)").stdout == b"ENOSYS"


@filtered_only
@pytest.mark.parametrize(
    "code",
    [
        "call(112)",
        "call(62, os.getppid(), 0)",
        "call(101, 0, 0, 0, 0)",
        "call(0x40000000 + 39)",
        "call(100000)",
    ],
    ids=["setsid", "kill", "ptrace", "x32 numbering", "no such call"],
)
def test_anything_not_listed_kills_the_process(code):
    done = restricted(code)
    assert done.returncode == -signal.SIGSYS
    assert done.stdout == b""


@filtered_only
def test_threads_can_be_started_and_processes_cannot():
    start = "(_thread.start_new_thread(lambda: None, ()) > 0)"
    assert restricted(start).stdout == b"True"
    assert restricted("call(56, 17, 0, 0, 0, 0)").stdout == b"EPERM"
    assert restricted("call(57)").stdout == b"EPERM"
    assert restricted("call(59, b'/bin/sh', None, None)").stdout == b"EPERM"


@filtered_only
def test_memory_is_given_but_never_to_run_code_in():
    assert restricted("len(mmap.mmap(-1, 4096))").stdout == b"4096"
    runnable = "call(9, None, ctypes.c_size_t(4096), 7, 0x22, -1, ctypes.c_size_t(0))"
    assert restricted(runnable).stdout == b"EPERM"


@filtered_only
def test_without_the_filter_memory_can_be_made_runnable():
    code = "import mmap; mmap.mmap(-1, 4096, prot=7).close(); print('made')"
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, check=True)
    assert done.stdout.strip() == b"made"


@filtered_only
def test_threads_that_already_run_are_bound_too():
    program = """
import os, _thread
from evidence_kit.sandbox import linux, system_calls
go, done = _thread.allocate_lock(), _thread.allocate_lock()
go.acquire(); done.acquire()
def other():
    go.acquire()
    try:
        os.open(os.devnull, os.O_RDONLY)
    except PermissionError:
        os.write(1, b'refused')
    done.release()
_thread.start_new_thread(other, ())
linux.prctl(linux.PR_SET_NO_NEW_PRIVS, 1)
system_calls.restrict()
go.release()
done.acquire()
os._exit(0)
"""
    done = subprocess.run([sys.executable, "-I", "-c", program], capture_output=True, check=True)
    assert done.stdout == b"refused"
