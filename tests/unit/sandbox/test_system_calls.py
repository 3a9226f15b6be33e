import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from evidence_kit.sandbox import system_calls
from evidence_kit.sandbox.system_calls import (
    PERMITTED,
    PERMITTED_FOR_THREADS,
    PERMITTED_UNLESS_RUNNABLE,
    REFUSED,
    UNKNOWN,
)

TABLES = (PERMITTED, PERMITTED_UNLESS_RUNNABLE, PERMITTED_FOR_THREADS, UNKNOWN, REFUSED)
HEADER_PATH = Path("/usr/include/x86_64-linux-gnu/asm/unistd_64.h")

filtered_only = pytest.mark.skipif(
    not system_calls.is_known_here(), reason="the filter is for Linux on x86-64"
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


def test_no_call_is_listed_twice():
    numbers = [number for table in TABLES for number in table.values()]
    assert len(numbers) == len(set(numbers))


@pytest.mark.skipif(not HEADER_PATH.exists(), reason="the kernel's headers are not installed")
def test_every_number_is_the_kernels_own():
    header = dict(re.findall(r"#define __NR_(\w+) (\d+)", HEADER_PATH.read_text(encoding="ascii")))
    for table in TABLES:
        assert table == {name: int(header[name]) for name in table}


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
